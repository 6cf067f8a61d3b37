import { z } from 'zod';
import type { AccountId, Day, Instant } from '../../domain/ids';
import { TURN_FIELDS, type Affirmed, type Turn } from '../../domain/turn';
import { stored } from './decode';

/** A change of direction, and an owner's answer to one. Stored only where they are set. */

const oneTurn = z.object({ at: z.string(), by: z.string(), fields: z.array(z.enum(TURN_FIELDS)), due: z.string() });
export const turnRecord = oneTurn.extend({ first: z.string().optional(), earlier: oneTurn.optional() });
export const affirmedRecord = z.object({ at: z.string(), by: z.string() });

const toOne = (record: z.output<typeof oneTurn>): Turn => ({
  at: stored<Instant>(record.at),
  by: stored<AccountId>(record.by),
  fields: record.fields,
  due: stored<Day>(record.due),
});

export function toTurn(record: z.output<typeof turnRecord> | null | undefined): Turn | null {
  if (record === null || record === undefined) return null;
  const { first, earlier } = record;
  return {
    ...toOne(record),
    ...(first === undefined ? {} : { first: stored<Instant>(first) }),
    ...(earlier === undefined ? {} : { earlier: toOne(earlier) }),
  };
}

export const toAffirmed = (record: z.output<typeof affirmedRecord> | null | undefined): Affirmed | null =>
  record === null || record === undefined ? null : { at: stored<Instant>(record.at), by: stored<AccountId>(record.by) };
