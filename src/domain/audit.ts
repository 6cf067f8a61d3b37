import type { AccountId, Instant } from './ids';
import { same } from './strategy-file/same';

export const AUDIT_KINDS = [
  'cycle',
  'objective',
  'target',
  'check-in',
  'link',
  'settings',
  'sight',
  'restore',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One property that changed, in words short enough to keep; null stands for nothing. */
export interface AuditChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** One thing that was created, changed or removed. */
export interface AuditItem {
  readonly kind: AuditKind;
  /** Key of the cycle, objective or target; null for the site's settings. */
  readonly key: string | null;
  readonly isNew: boolean;
  /** Taken away: by a restore, which removes what its backup does not hold, or with the copies of a carry that was undone. */
  readonly isGone?: boolean | undefined;
  readonly changes: readonly AuditChange[];
}

/** What one person did at one moment. */
export interface AuditEntry {
  readonly at: Instant;
  readonly by: AccountId;
  readonly items: readonly AuditItem[];
  /** Why, in the person's own words; absent when they were not asked. */
  readonly reason?: string;
}

/** Longest text kept of a value: enough to recognise it, not a copy of it. Of a list it is what came and went, whole where that is not much. */
const MAX_TEXT = 120;
const MAX_LIST_TEXT = 400;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const [text, most] = typeof value === 'string' ? [value, MAX_TEXT] : [JSON.stringify(value), MAX_LIST_TEXT];
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Records that say one thing: a part of them alone says nothing. */
const WHOLE: ReadonlySet<string> = new Set(['measure', 'profile', 'closing', 'override']);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Ends {
  readonly from: unknown;
  readonly to: unknown;
}

/** What is in only one of two lists, or differs between two records; an order that changed is told by both lists. */
function apart({ from, to }: Ends): Ends {
  if (isList(from) && isList(to)) {
    const without = (list: readonly unknown[], other: readonly unknown[]) =>
      list.filter((item) => !other.some((one) => same(item, one)));
    const ends = { from: without(from, to), to: without(to, from) };
    return ends.from.length + ends.to.length === 0 ? { from, to } : ends;
  }
  if (!isRecord(from) || !isRecord(to)) return { from, to };
  const parts = [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => !same(from[name], to[name]))
    .map((name) => [name, apart({ from: from[name], to: to[name] })] as const);
  const side = (end: keyof Ends): Readonly<Record<string, unknown>> =>
    Object.fromEntries(parts.flatMap(([name, ends]) => (ends[end] === undefined ? [] : [[name, ends[end]]])));
  return { from: side('from'), to: side('to') };
}

const mapOf = (record: object): ReadonlyMap<string, unknown> => new Map<string, unknown>(Object.entries(record));

/** The properties in which two records differ. What is new has no changes: it says all of itself. */
export function auditItem<T extends object>(
  kind: AuditKind,
  key: string | null,
  before: T | undefined,
  after: T,
  unsaid: ReadonlySet<string> = new Set(),
): AuditItem {
  const [from, to] = [mapOf(before ?? {}), mapOf(after)];
  const fields = before === undefined ? [] : [...new Set([...from.keys(), ...to.keys()])];
  const changes = fields
    .filter((field) => !unsaid.has(field) && !same(from.get(field), to.get(field)))
    .map((field) => {
      const whole = { from: from.get(field), to: to.get(field) };
      const told = WHOLE.has(field) ? whole : apart(whole);
      return { field, from: textOf(told.from), to: textOf(told.to) };
    });
  return { kind, key, isNew: before === undefined, changes };
}

/** Something that was taken away. Its key says what it was; a backup made before, or what it was a copy of, holds the rest. */
export const removalItem = (kind: AuditKind, key: string): AuditItem => ({
  kind,
  key,
  isNew: false,
  isGone: true,
  changes: [],
});
