import { Queue } from '@forge/events';
import type { Wake } from '../ports/wake';

/** Longest delay of an event, in seconds. https://developer.atlassian.com/platform/forge/limits-async-events/ */
const MAX_DELAY_SECONDS = 900;

/** One message at a time is worked on, so the worker is the only writer of rollups. */
const ONE_AT_A_TIME = { key: 'work', limit: 1 };

export function createWake(): Wake {
  const queue = new Queue({ key: 'work' });
  return {
    async after(delaySeconds, attempt = 0) {
      await queue.push({
        body: { attempt },
        delayInSeconds: Math.min(MAX_DELAY_SECONDS, Math.max(0, Math.ceil(delaySeconds))),
        concurrency: ONE_AT_A_TIME,
      });
    },
  };
}
