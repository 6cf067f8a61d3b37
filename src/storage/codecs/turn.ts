import { z } from 'zod';
import type { AccountId, Day, Instant } from '../../domain/ids';
import { TURN_FIELDS, type Affirmed, type Turn } from '../../domain/turn';
import { stored } from './decode';

/** A change of direction, and an owner's answer to one. Stored only where they are set. */

export const turnRecord = z.object({
  at: z.string(),
  by: z.string(),
  fields: z.array(z.enum(TURN_FIELDS)),
  due: z.string(),
});
export const affirmedRecord = z.object({ at: z.string(), by: z.string() });

export const toTurn = (record: z.output<typeof turnRecord> | null | undefined): Turn | null =>
  record === null || record === undefined
    ? null
    : {
        ...record,
        at: stored<Instant>(record.at),
        by: stored<AccountId>(record.by),
        due: stored<Day>(record.due),
      };

export const toAffirmed = (record: z.output<typeof affirmedRecord> | null | undefined): Affirmed | null =>
  record === null || record === undefined ? null : { at: stored<Instant>(record.at), by: stored<AccountId>(record.by) };
