import { keptValue } from './history-value';
import type { AccountId, Instant } from './ids';
import type { Cycle } from './cycle';
import type { Link } from './link';
import type { Objective } from './objective';
import { same } from './strategy-file/same';
import type { Target } from './target';

export const HISTORY_KINDS = ['cycle', 'objective', 'target'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** A definition as plain values, by property. */
export type Definition = Readonly<Record<string, unknown>>;

/**
 * One change of one thing: what its properties were before. What they became is what the next change says they were, or
 * what they are now, so nothing is kept twice and a history can never disagree with the record it belongs to.
 */
export interface HistoryEntry {
  readonly at: Instant;
  readonly by: AccountId;
  readonly isNew: boolean;
  readonly was: Definition;
  /** Why, in the person's own words; absent when they were not asked. */
  readonly reason?: string;
}

/** Every change of one thing that is still kept, newest first. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  /** True when older changes had to make room. */
  readonly isCut: boolean;
}

export const NO_HISTORY: History = { entries: [], isCut: false };

/** Changes kept of one thing, and the JSON characters they may take: far below the 240 KiB of one stored value. */
export const MAX_ENTRIES = 200;
export const MAX_CHARS = 60_000;

/** Places among siblings move all day and mean nothing; what a cycle's state or an answer leaves behind has its own record. */
const UNSAID: Readonly<Record<HistoryKind, ReadonlySet<string>>> = {
  cycle: new Set(['key', 'committedAt', 'closedAt']),
  objective: new Set(['key', 'order', 'turned']),
  target: new Set(['key', 'order', 'nextLink', 'baselineScope', 'frozen']),
};

interface Things {
  readonly cycle: Cycle;
  readonly objective: Objective;
  readonly target: Target;
}

/** What links do, each by its number; one that counts whole, with as much of its work as most take in, is left out. */
const bearingsTold = (links: readonly Link[]): readonly Definition[] =>
  links.flatMap(({ no, kind, below, role, weight }) => {
    const said = {
      ...(role === undefined ? {} : { role }),
      ...(weight === undefined ? {} : { weight }),
      ...(below === (kind === 'issue') ? {} : { below }),
    };
    return Object.keys(said).length === 0 ? [] : [{ no, ...said }];
  });

/**
 * What a history says of a record. Links are told by their number and by what they do: which work it is, is for those who
 * may see that work.
 */
export function definitionOf<K extends HistoryKind>(kind: K, record: Things[K]): Definition {
  const said = Object.entries(record).filter(([name]) => !UNSAID[kind].has(name));
  const told = Object.fromEntries<unknown>(said);
  return 'links' in record ? { ...told, links: record.links.length, bearings: bearingsTold(record.links) } : told;
}

/** What a change leaves to remember; undefined when it changed nothing that a history tells. */
export function historyEntry<K extends HistoryKind>(
  kind: K,
  before: Things[K] | undefined,
  after: Things[K],
  moment: Pick<HistoryEntry, 'at' | 'by' | 'reason'>,
): HistoryEntry | undefined {
  if (before === undefined) return { ...moment, isNew: true, was: {} };
  const [from, to] = [definitionOf(kind, before), definitionOf(kind, after)];
  const changed = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => !same(from[name], to[name]),
  );
  if (changed.length === 0) return undefined;
  return { ...moment, isNew: false, was: Object.fromEntries(changed.map((name) => [name, keptValue(from[name])])) };
}

/** The history with one more change; the oldest make room when there are too many. */
export function withEntry({ entries, isCut }: History, entry: HistoryEntry): History {
  const kept: HistoryEntry[] = [];
  let chars = 0;
  for (const one of [entry, ...entries]) {
    chars += JSON.stringify(one).length;
    if (kept.length === MAX_ENTRIES || (kept.length > 0 && chars > MAX_CHARS)) return { entries: kept, isCut: true };
    kept.push(one);
  }
  return { entries: kept, isCut };
}

/** One property that a change changed. */
export interface HistoryChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A change with both of its ends. */
export interface HistoryStep extends Pick<HistoryEntry, 'at' | 'by' | 'isNew' | 'reason'> {
  readonly changes: readonly HistoryChange[];
}

/** The changes from the record as it is now back to its first, each with what it changed from and to. */
export function stepsOf({ entries }: History, now: Definition): readonly HistoryStep[] {
  let after = now;
  return entries.map(({ was, ...moment }) => {
    const changes = Object.entries(was).map(([field, from]) => ({ field, from, to: after[field] }));
    after = { ...after, ...was };
    return { ...moment, changes };
  });
}

/** The definition as it was at an instant; undefined before it was made, or before what is still known of it. */
export function definitionAt({ entries, isCut }: History, now: Definition, atMs: number): Definition | undefined {
  let then = now;
  for (const { at, isNew, was } of entries) {
    if (Date.parse(at) <= atMs) return then;
    if (isNew) return undefined;
    then = { ...then, ...was };
  }
  return isCut ? undefined : then;
}
