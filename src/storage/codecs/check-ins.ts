import { z } from 'zod';
import { CONFIDENCES, type CheckIn } from '../../domain/check-in';
import type { AccountId, Day } from '../../domain/ids';
import { decode, stored } from './decode';

const impedimentRecord = z.object({
  text: z.string().optional(),
  issue: z.string().optional(),
  helper: z.string().optional(),
  resolved: z.object({ at: z.string(), by: z.string().nullable(), note: z.string() }).optional(),
});

/** What few check-ins have is stored only where it is set. */
export const checkInRecord = z.object({
  at: z.string(),
  value: z.number().nullable(),
  automatic: z.literal(true).optional(),
  confidence: z.enum(CONFIDENCES).nullable(),
  note: z.string(),
  impediments: z.array(impedimentRecord),
  by: z.string().nullable().default(null),
});

const checkInsRecord = z.object({ v: z.literal(1), items: z.array(checkInRecord) });

const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const accountIn = (id: string | null): AccountId | null => (id === null ? null : stored<AccountId>(id));

export const toCheckIn = ({ automatic, ...item }: z.output<typeof checkInRecord>): CheckIn => ({
  ...item,
  automatic: automatic ?? false,
  at: stored<Day>(item.at),
  by: accountIn(item.by),
  impediments: item.impediments.map(({ resolved, ...impediment }) => ({
    ...defined(impediment),
    ...(resolved === undefined
      ? {}
      : { resolved: { ...resolved, at: stored<Day>(resolved.at), by: accountIn(resolved.by) } }),
  })),
});

export const fromCheckIn = ({ automatic, impediments, ...item }: CheckIn): z.input<typeof checkInRecord> => ({
  ...item,
  ...(automatic ? { automatic } : {}),
  impediments: impediments.map((impediment) => ({ ...impediment })),
});

export const toCheckIns = (key: string, value: unknown): readonly CheckIn[] =>
  decode(checkInsRecord, key, value).items.map(toCheckIn);

export const fromCheckIns = (items: readonly CheckIn[]): z.input<typeof checkInsRecord> => ({
  v: 1,
  items: items.map(fromCheckIn),
});
