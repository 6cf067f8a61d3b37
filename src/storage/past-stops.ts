import { z } from 'zod';
import type { TargetKey } from '../domain/ids';
import type { PastStops } from '../ports/past-stops';
import { decode, stored } from './codecs/decode';
import { PAST_STOPS_KEY } from './keys';
import { deleteValue, getValue, setValue } from './kvs-client';

const stopsRecord = z.object({ v: z.literal(1), targets: z.array(z.string()) });

/** One small record, which is there only while something is stopped. */
export function createPastStops(): PastStops {
  return {
    async find() {
      const value = await getValue(PAST_STOPS_KEY);
      const keys = value === undefined ? [] : decode(stopsRecord, PAST_STOPS_KEY, value).targets;
      return new Set(keys.map((key) => stored<TargetKey>(key)));
    },
    keep: async (targets) =>
      targets.size === 0 ? deleteValue(PAST_STOPS_KEY) : setValue(PAST_STOPS_KEY, { v: 1, targets: [...targets] }),
  };
}
