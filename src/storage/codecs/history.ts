import { z } from 'zod';
import { NO_HISTORY, type History } from '../../domain/history';
import type { AccountId, Instant } from '../../domain/ids';
import { decode, stored } from './decode';

/** Short names: every change of a thing writes its whole history, and writes are billed by the byte. */
const historyRecord = z.object({
  v: z.literal(1),
  /** Newest first. */
  e: z.array(
    z.object({
      t: z.string(),
      b: z.string(),
      n: z.literal(1).optional(),
      w: z.record(z.string(), z.unknown()).optional(),
      r: z.string().optional(),
    }),
  ),
  cut: z.literal(1).optional(),
});

export function toHistory(key: string, value: unknown): History {
  if (value === undefined) return NO_HISTORY;
  const { e, cut } = decode(historyRecord, key, value);
  return {
    isCut: cut === 1,
    entries: e.map(({ t, b, n, w = {}, r }) => ({
      at: stored<Instant>(t),
      by: stored<AccountId>(b),
      isNew: n === 1,
      was: w,
      ...(r === undefined ? {} : { reason: r }),
    })),
  };
}

export const fromHistory = ({ entries, isCut }: History): Record<string, unknown> => ({
  v: 1,
  e: entries.map(({ at, by, isNew, was, reason }) => ({
    t: at,
    b: by,
    ...(isNew ? { n: 1 } : {}),
    ...(Object.keys(was).length === 0 ? {} : { w: was }),
    ...(reason === undefined ? {} : { r: reason }),
  })),
  ...(isCut ? { cut: 1 } : {}),
});
