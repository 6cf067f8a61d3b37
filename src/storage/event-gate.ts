import type { EventGate } from '../ports/event-gate';
import { INTEREST_KEY, WAKE_KEY } from './keys';
import { getMany } from './kvs-client';
import { toInterest } from './reach-store';
import { toWake } from './work-log';

/** Two small records in one batch: there are thousands of events a day, and most of them concern nobody. */
export function createEventGate(): EventGate {
  return {
    async look() {
      const found = await getMany([{ key: INTEREST_KEY }, { key: WAKE_KEY }]);
      return { interest: toInterest(found.get(INTEREST_KEY)), ...toWake(found.get(WAKE_KEY)) };
    },
  };
}
