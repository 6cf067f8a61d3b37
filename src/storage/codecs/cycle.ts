import { z } from 'zod';
import { CYCLE_STATES, type Cycle } from '../../domain/cycle';
import type { CycleKey, Day, Instant } from '../../domain/ids';
import { decode, stored } from './decode';

const cycleRecord = z.object({
  v: z.literal(1),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  translateBy: z.string().nullable(),
  state: z.enum(CYCLE_STATES).default('draft'),
  committedAt: z.string().optional(),
  closedAt: z.string().optional(),
});

export function toCycle(key: string, value: unknown): Cycle {
  const record = decode(cycleRecord, key, value);
  return {
    key: stored<CycleKey>(key),
    name: record.name,
    start: stored<Day>(record.start),
    end: stored<Day>(record.end),
    translateBy: record.translateBy === null ? null : stored<Day>(record.translateBy),
    state: record.state,
    committedAt: record.committedAt === undefined ? null : stored<Instant>(record.committedAt),
    closedAt: record.closedAt === undefined ? null : stored<Instant>(record.closedAt),
  };
}

export function fromCycle(cycle: Cycle): z.input<typeof cycleRecord> {
  const { name, start, end, translateBy, state, committedAt, closedAt } = cycle;
  return {
    v: 1,
    name,
    start,
    end,
    translateBy,
    state,
    ...(committedAt === null ? {} : { committedAt }),
    ...(closedAt === null ? {} : { closedAt }),
  };
}
