import { z } from 'zod';
import { CYCLE_STATES, type Cycle } from '../../domain/cycle';
import type { CycleKey, Day } from '../../domain/ids';
import { decode, stored } from './decode';

const cycleRecord = z.object({
  v: z.literal(1),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  translateBy: z.string().nullable(),
  state: z.enum(CYCLE_STATES).default('draft'),
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
  };
}

export function fromCycle({ name, start, end, translateBy, state }: Cycle): z.input<typeof cycleRecord> {
  return { v: 1, name, start, end, translateBy, state };
}
