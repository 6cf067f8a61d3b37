import { z } from 'zod';
import type { CheckInBrief } from '../../domain/check-in-brief';
import type { AccountId, Day } from '../../domain/ids';
import { stored } from './decode';

/** `[day, who raised it or 0, text or 0, issue or 0, helper or 0]` */
const impedimentTuple = z.tuple([
  z.string(),
  z.union([z.string(), z.literal(0)]),
  z.union([z.string(), z.literal(0)]),
  z.union([z.string(), z.literal(0)]),
  z.union([z.string(), z.literal(0)]),
]);

/** Short, because it stands on every row of the board. */
export const briefRecord = z.object({
  d: z.string(),
  o: z.array(impedimentTuple).optional(),
  m: z.number().optional(),
});
type BriefRecord = z.input<typeof briefRecord>;

export function toBrief(record: z.output<typeof briefRecord> | undefined): CheckInBrief | null {
  if (record === undefined) return null;
  return {
    last: stored<Day>(record.d),
    impediments: (record.o ?? []).map(([at, by, text, issue, helper]) => ({
      ...(text === 0 ? {} : { text }),
      ...(issue === 0 ? {} : { issue }),
      ...(helper === 0 ? {} : { helper }),
      at: stored<Day>(at),
      by: by === 0 ? null : stored<AccountId>(by),
    })),
    more: record.m ?? 0,
  };
}

export const fromBrief = ({ last, impediments, more }: CheckInBrief): BriefRecord => ({
  d: last,
  ...(impediments.length === 0
    ? {}
    : {
        o: impediments.map(({ at, by, text, issue, helper }) => [at, by ?? 0, text ?? 0, issue ?? 0, helper ?? 0]),
      }),
  ...(more === 0 ? {} : { m: more }),
});
