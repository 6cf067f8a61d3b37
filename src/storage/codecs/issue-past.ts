import { z } from 'zod';
import { dayNumber, dayOfNumber } from '../../domain/day';
import type { IssueId } from '../../domain/ids';
import type { KnownPast } from '../../ports/past-cache';
import type { Track } from '../../rollup/issue-past';
import { CATEGORIES, type Category } from '../../rollup/member';
import { decode, stored } from './decode';

/** Pasts of issues, version 1: steps as `[day, value before]`. */

const text = z.string().nullable();
const categoryNo = z.number().int().min(0).max(2);
const textSteps = z.array(z.tuple([z.number(), text]));
const numberTrack = z.object({ s: z.array(z.tuple([z.number(), z.number().nullable()])), l: z.number().nullable() });
const knownRecord = z.object({
  at: z.number(),
  /** `[category, resolution, parent]` when it was read. */
  now: z.tuple([categoryNo, text, text]),
  f: z.array(z.string()),
  c: z.array(z.tuple([z.number(), categoryNo.nullable()])),
  /** Ids of statuses; pasts that were read before they were kept have none. */
  s: textSteps.default([]),
  r: textSteps,
  p: textSteps,
  n: z.record(z.string(), numberTrack),
});
const pastsRecord = z.object({ v: z.literal(1), p: z.record(z.string(), knownRecord) });

const categoryAt = (no: number): Category => CATEGORIES[no] ?? 'new';
const toTrack = <W, T>(steps: ReadonlyArray<readonly [number, W]>, read: (value: W) => T): Track<T> =>
  steps.map(([day, before]) => ({ day: dayOfNumber(day), before: read(before) }));
const fromTrack = <W, T>(track: Track<T>, write: (value: T) => W): Array<[number, W]> =>
  track.map(({ day, before }) => [dayNumber(day), write(before)]);
const same = <T>(value: T): T => value;
const toId = (id: string | null): IssueId | null => (id === null ? null : stored<IssueId>(id));

export function toPasts(key: string, value: unknown): Map<IssueId, KnownPast> {
  if (value === undefined) return new Map();
  return new Map(
    Object.entries(decode(pastsRecord, key, value).p).map(([id, record]) => [
      stored<IssueId>(id),
      {
        readAtMs: record.at,
        category: categoryAt(record.now[0]),
        resolution: record.now[1],
        parent: toId(record.now[2]),
        fields: record.f,
        past: {
          category: toTrack(record.c, (no) => (no === null ? null : categoryAt(no))),
          status: toTrack(record.s, same),
          resolution: toTrack(record.r, same),
          parent: toTrack(record.p, toId),
          numbers: Object.fromEntries(
            Object.entries(record.n).map(([field, { s, l }]) => [field, { steps: toTrack(s, same), last: l }]),
          ),
        },
      },
    ]),
  );
}

export const fromPasts = (pasts: ReadonlyMap<IssueId, KnownPast>): z.input<typeof pastsRecord> => ({
  v: 1,
  p: Object.fromEntries(
    [...pasts].map(([id, known]) => [
      id,
      {
        at: known.readAtMs,
        now: [CATEGORIES.indexOf(known.category), known.resolution, known.parent] satisfies [
          number,
          string | null,
          string | null,
        ],
        f: [...known.fields],
        c: fromTrack(known.past.category, (category) => (category === null ? null : CATEGORIES.indexOf(category))),
        s: fromTrack(known.past.status, same),
        r: fromTrack(known.past.resolution, same),
        p: fromTrack(known.past.parent, same),
        n: Object.fromEntries(
          Object.entries(known.past.numbers).map(([field, { steps, last }]) => [
            field,
            { s: fromTrack(steps, same), l: last },
          ]),
        ),
      },
    ]),
  ),
});
