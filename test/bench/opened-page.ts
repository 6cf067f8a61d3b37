import type { BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import type { LocalSite } from '../support/local-site';
import { timed } from './report';

/** The Strategy page of a site in a browser. */
export interface OpenedPage {
  readonly page: Page;
  readonly app: FrameLocator;
  /** From asking for the page until its first rows are seen. */
  readonly firstRowsMs: number;
  /** From asking for the page until all of the strategy is there. */
  readonly wholeMs: number;
  /** The longest time in which the page could not answer while it opened. */
  readonly pauseMs: number;
}

/** Runs in every frame before its own scripts: keeps how long the page could not answer. */
const KEEP_PAUSES = `
  globalThis.pauses = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.pauses.push(duration);
  }).observe({ type: 'longtask', buffered: true });
`;
/** What is not longer than this is no long task to the browser, and is not reported by it. */
const SHORTEST_MS = 50;

export const keepPauses = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(KEEP_PAUSES);
};

function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.name() === 'strategy');
  if (frame === undefined) throw new Error('the page shows no app');
  return frame;
}

/** The longest pause since the last time this was asked; 0 when there was none of 50 ms. */
async function longestPause(page: Page): Promise<number> {
  // Entries of the task that has just ended are handed over in a later one.
  const pauses = await frameOf(page).evaluate<readonly number[]>(
    `new Promise((done) => setTimeout(() => done(globalThis.pauses.splice(0)), 50))`,
  );
  return pauses.reduce((longest, one) => Math.max(longest, one), 0);
}

/** Opens the page and waits for all of it; every time counts from the moment it is asked for. */
export async function openPage(context: BrowserContext, site: LocalSite): Promise<OpenedPage> {
  const page = await context.newPage();
  const app = page.frameLocator('iframe[name="strategy"]');
  const startedAt = performance.now();
  await page.goto(`${site.url}/jira/apps/strategy?as=admin@example.com`, { waitUntil: 'commit' });
  await app.locator('[data-opens]').first().waitFor();
  const firstRowsMs = performance.now() - startedAt;
  // Creating things waits for all that there is.
  await app.getByRole('button', { name: 'New', exact: true, disabled: false }).waitFor();
  const wholeMs = performance.now() - startedAt;
  return { page, app, firstRowsMs, wholeMs, pauseMs: await longestPause(page) };
}

/** How long something a person does takes until it shows, and the longest pause in it: under 50 ms there is none. */
export async function acted(
  { page }: OpenedPage,
  act: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly pauseMs: number }> {
  await longestPause(page);
  const ms = await timed(act);
  return { ms, pauseMs: Math.max(SHORTEST_MS, await longestPause(page)) };
}
