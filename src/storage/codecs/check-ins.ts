import { z } from 'zod';
import { CONFIDENCES, type CheckIn } from '../../domain/check-in';
import type { AccountId, Day } from '../../domain/ids';
import { decode, stored } from './decode';

const checkInsRecord = z.object({
  v: z.literal(1),
  items: z.array(
    z.object({
      at: z.string(),
      value: z.number(),
      confidence: z.enum(CONFIDENCES).nullable(),
      note: z.string(),
      impediments: z.array(
        z.object({ text: z.string().optional(), issue: z.string().optional(), helper: z.string().optional() }),
      ),
      by: z.string().nullable().default(null),
    }),
  ),
});

const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export function toCheckIns(key: string, value: unknown): readonly CheckIn[] {
  return decode(checkInsRecord, key, value).items.map((item) => ({
    ...item,
    at: stored<Day>(item.at),
    by: item.by === null ? null : stored<AccountId>(item.by),
    impediments: item.impediments.map((impediment) => defined(impediment)),
  }));
}

export function fromCheckIns(items: readonly CheckIn[]): z.input<typeof checkInsRecord> {
  return {
    v: 1,
    items: items.map((item) => ({ ...item, impediments: item.impediments.map((impediment) => ({ ...impediment })) })),
  };
}
