import { CallFailed } from '../../bridge/call-failed';

/** How long to wait before asking again, the first time and at most: what is asked about goes on without the page. */
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const isPassing = (error: unknown): boolean =>
  error instanceof CallFailed && (error.code === 'busy' || error.code === 'unavailable');

/**
 * Asks until there is an answer, ever more slowly. Only for what may be asked any number of times. `onHeld` hears of each
 * time there was none; a refusal is an answer.
 */
export async function keepAsking<T>(ask: () => Promise<T>, onHeld: () => void): Promise<T> {
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      onHeld();
      await pause(waitMs);
    }
  }
}
