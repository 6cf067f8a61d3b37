import { z } from 'zod';
import { dayNumber, dayOfNumber } from '../../domain/day';
import type { Day, IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Finding, KeptReading } from '../../ports/reading-store';
import type { IssueFacts } from '../../ports/work-source';
import { CATEGORIES } from '../../rollup/member';
import { decode, stored } from './decode';

/** A kept reading, version 1. An issue is a tuple, because there is one for every issue of a site. */

const headRecord = z.object({
  v: z.literal(1),
  at: z.number(),
  targets: z.array(z.string()),
  fields: z.array(z.string()),
  pieces: z.number(),
});
export type ReadingHead = KeptReading & { readonly pieces: number };

export function toReadingHead(key: string, value: unknown): ReadingHead {
  const { at, targets, fields, pieces } = decode(headRecord, key, value);
  return {
    startedAtMs: at,
    targets: targets.map((target) => stored<TargetKey>(target)),
    numberFields: fields,
    pieces,
  };
}

export const fromReadingHead = (head: ReadingHead): z.input<typeof headRecord> => ({
  v: 1,
  at: head.startedAtMs,
  targets: [...head.targets],
  fields: [...head.numberFields],
  pieces: head.pieces,
});

/** `[id, key, parent or 0, project, level, category, resolution or 0, numbers, created or 0, resolved or 0, status]` */
const factsTuple = z.tuple([
  z.string(),
  z.string(),
  z.union([z.string(), z.literal(0)]),
  z.string(),
  z.number(),
  z.number(),
  z.union([z.string(), z.literal(0)]),
  z.record(z.string(), z.number().nullable()),
  z.number(),
  z.number(),
  z.string().default(''),
]);
const ids = z.array(z.string());
const finding = z.discriminatedUnion('k', [
  z.object({ k: z.literal('i'), i: z.array(factsTuple) }),
  z.object({ k: z.literal('s'), q: z.string(), i: ids }),
  z.object({ k: z.literal('c'), i: ids }),
  z.object({ k: z.literal('x'), i: ids }),
  z.object({ k: z.literal('p'), q: z.string(), n: z.string(), i: ids }),
]);
export type FindingRecord = z.input<typeof finding>;
const pieceRecord = z.object({ v: z.literal(1), f: z.array(finding) });

const dayAt = (day: number): Day | null => (day === 0 ? null : dayOfNumber(day));
const numberAt = (day: Day | null): number => (day === null ? 0 : dayNumber(day));

const toFacts = ([id, key, parent, project, level, category, resolution, numbers, created, resolved, status]: z.output<
  typeof factsTuple
>): IssueFacts => ({
  id: stored<IssueId>(id),
  key,
  parent: parent === 0 ? null : stored<IssueId>(parent),
  project: stored<ProjectId>(project),
  level,
  category: CATEGORIES[category] ?? 'new',
  status,
  resolution: resolution === 0 ? null : resolution,
  numbers,
  created: dayAt(created),
  resolved: dayAt(resolved),
});

const fromFacts = (facts: IssueFacts): z.input<typeof factsTuple> => [
  facts.id,
  facts.key,
  facts.parent ?? 0,
  facts.project,
  facts.level,
  CATEGORIES.indexOf(facts.category),
  facts.resolution ?? 0,
  { ...facts.numbers },
  numberAt(facts.created),
  numberAt(facts.resolved),
  facts.status,
];

const toIds = (list: readonly string[]): readonly IssueId[] => list.map((id) => stored<IssueId>(id));

function toFinding(record: z.output<typeof finding>): Finding {
  switch (record.k) {
    case 'i':
      return { kind: 'issues', issues: record.i.map(toFacts) };
    case 's':
      return { kind: 'scope', jql: record.q, ids: toIds(record.i) };
    case 'c':
      return { kind: 'children', parents: toIds(record.i) };
    case 'x':
      return { kind: 'absent', ids: toIds(record.i) };
    case 'p':
      return { kind: 'search', jql: record.q, next: record.n, ids: toIds(record.i) };
  }
}

export function fromFinding(found: Finding): FindingRecord {
  switch (found.kind) {
    case 'issues':
      return { k: 'i', i: found.issues.map(fromFacts) };
    case 'scope':
      return { k: 's', q: found.jql, i: [...found.ids] };
    case 'children':
      return { k: 'c', i: [...found.parents] };
    case 'absent':
      return { k: 'x', i: [...found.ids] };
    case 'search':
      return { k: 'p', q: found.jql, n: found.next, i: [...found.ids] };
  }
}

export const toFindings = (key: string, value: unknown): readonly Finding[] =>
  decode(pieceRecord, key, value).f.map(toFinding);
export const fromFindings = (records: readonly FindingRecord[]): z.input<typeof pieceRecord> => ({
  v: 1,
  f: [...records],
});
