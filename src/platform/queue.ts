import {
  InternalServerError,
  InvocationLimitReachedError,
  PartialSuccessError,
  Queue,
  RateLimitError,
} from '@forge/events';
import type { Log } from '../ports/log';
import { WakeRefused, type Wake } from '../ports/wake';

/** Longest delay of an event, in seconds. https://developer.atlassian.com/platform/forge/limits-async-events/ */
const MAX_DELAY_SECONDS = 900;

/** One message at a time is worked on, so the worker is the only writer of rollups. */
const ONE_AT_A_TIME = { key: 'work', limit: 1 };

/** A queue that fails for a moment is asked again; one that refuses for minutes is not waited for. */
const TRIES = 2;
const PAUSE_MS = 300;

/** What says that the queue will take the same message later; anything else is a defect of the message. */
const LATER = [RateLimitError, InternalServerError, PartialSuccessError, InvocationLimitReachedError];

export function createWake(): Wake {
  const queue = new Queue({ key: 'work' });
  return {
    async after(delaySeconds, attempt = 0) {
      const message = {
        body: { attempt },
        delayInSeconds: Math.min(MAX_DELAY_SECONDS, Math.max(0, Math.ceil(delaySeconds))),
        concurrency: ONE_AT_A_TIME,
      };
      for (let tried = 1; ; tried += 1) {
        try {
          await queue.push(message);
          return;
        } catch (error) {
          if (!(error instanceof Error) || !LATER.some((kind) => error instanceof kind)) throw error;
          if (tried === TRIES) throw new WakeRefused(error.message);
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    },
  };
}

/**
 * For what people do: it is saved, and the work it makes is recorded with it, so that a queue which refuses must not call it
 * failed. The clock wakes the worker within minutes; `onRefused` sees to it that numbers say so until then.
 */
export const calmWake = (wake: Wake, log: Log, onRefused: () => Promise<void>): Wake => ({
  async after(delaySeconds, attempt) {
    try {
      await wake.after(delaySeconds, attempt);
    } catch (error) {
      if (!(error instanceof WakeRefused)) throw error;
      log.error('wake-refused', { why: error.message });
      await onRefused();
    }
  },
});
