import type { Frame } from 'playwright-core';
import type { Visit } from './visit';

function frameOf({ page }: Visit, moduleKey: string): Frame {
  const frame = page.frames().find((one) => one.name() === moduleKey);
  if (frame === undefined) throw new Error(`the page shows no ${moduleKey}`);
  return frame;
}

const WATCH = `
  globalThis.pauses = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.pauses.push(duration);
  }).observe({ type: 'longtask' });
`;

/** From now on it is kept how long the app's page could not answer. */
export const watchPauses = async (visit: Visit, moduleKey: string): Promise<void> => {
  await frameOf(visit, moduleKey).evaluate(WATCH);
};

/** The longest time in which the page could not answer since it was watched, or since this was asked. */
export async function longestPause(visit: Visit, moduleKey: string): Promise<number> {
  // Entries of the task that has just ended are handed over in a later one.
  const pauses = await frameOf(visit, moduleKey).evaluate<readonly number[]>(
    `new Promise((done) => setTimeout(() => done(globalThis.pauses.splice(0)), 100))`,
  );
  return pauses.reduce((longest, one) => Math.max(longest, one), 0);
}
