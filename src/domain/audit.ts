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
  /** Taken away by a restore that removed what its backup does not hold. */
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

/** Longest text kept of a value: enough to recognise it, not a copy of it. */
const MAX_TEXT = 120;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}

/** The properties in which two records differ. What is new has no changes: it says all of itself. */
export function auditItem<T extends object>(
  kind: AuditKind,
  key: string | null,
  before: T | undefined,
  after: T,
  unsaid: ReadonlySet<string> = new Set(),
): AuditItem {
  const [from, to] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after))];
  const fields = before === undefined ? [] : [...new Set([...from.keys(), ...to.keys()])];
  const changes = fields
    .filter((field) => !unsaid.has(field) && !same(from.get(field), to.get(field)))
    .map((field) => ({ field, from: textOf(from.get(field)), to: textOf(to.get(field)) }));
  return { kind, key, isNew: before === undefined, changes };
}

/** Something that was taken away. Its key says what it was; the backup made before holds the rest. */
export const removalItem = (kind: AuditKind, key: string): AuditItem => ({
  kind,
  key,
  isNew: false,
  isGone: true,
  changes: [],
});
