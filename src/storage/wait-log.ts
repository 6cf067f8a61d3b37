import { z } from 'zod';
import { instantOf } from '../domain/day';
import type { Instant, TargetKey } from '../domain/ids';
import type { KeptWaiting, WaitLog } from '../ports/wait-log';
import { NOTHING_WAITS, type Waiting } from '../rollup/waiting';
import { decode, stored } from './codecs/decode';
import { LOOKED_KEY, WAITING_KEY } from './keys';
import { deleteValue, getValue, setValue } from './kvs-client';

const waitingRecord = z.object({
  v: z.literal(1),
  until: z.number(),
  any: z.string().nullable(),
  targets: z.record(z.string(), z.string()),
});

function toKept(value: unknown): KeptWaiting {
  const { until, any, targets } = decode(waitingRecord, WAITING_KEY, value);
  return {
    untilMs: until,
    any: any === null ? null : stored<Instant>(any),
    targets: new Map(Object.entries(targets).map(([key, since]) => [stored<TargetKey>(key), stored<Instant>(since)])),
  };
}

const lookedRecord = z.object({ at: z.number() });

/** When what had changed of late was last looked at; undefined before the first look. */
export const toLookedMs = (value: unknown): number | undefined =>
  value === undefined ? undefined : decode(lookedRecord, LOOKED_KEY, value).at;

/** From the two records that are read with every number. */
export function toWaiting(waiting: unknown, looked: unknown): Waiting {
  const known: Waiting = waiting === undefined ? NOTHING_WAITS : toKept(waiting);
  const lookedMs = toLookedMs(looked);
  return lookedMs === undefined ? known : { ...known, lookedAt: instantOf(lookedMs) };
}

export function createWaitLog(): WaitLog {
  return {
    async find() {
      const value = await getValue(WAITING_KEY);
      return value === undefined ? undefined : toKept(value);
    },
    keep: async ({ untilMs, any, targets }) =>
      setValue(WAITING_KEY, { v: 1, until: untilMs, any, targets: Object.fromEntries(targets) }),
    drop: async () => deleteValue(WAITING_KEY),
  };
}
