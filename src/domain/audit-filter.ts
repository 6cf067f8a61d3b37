import type { AuditEntry, AuditItem, AuditKind } from './audit';

/** What is looked for in the audit log; what is left out is not asked about. */
export interface AuditFilter {
  readonly by?: string | undefined;
  readonly kind?: AuditKind | undefined;
  /** In lower case; empty for anything. */
  readonly text: string;
  readonly sinceMs?: number | undefined;
  readonly beforeMs?: number | undefined;
}

const namesText = ({ kind, key, changes }: AuditItem, text: string): boolean =>
  kind.includes(text) ||
  (key ?? '').toLowerCase().includes(text) ||
  changes.some(({ field }) => field.toLowerCase().includes(text));

/** The entry with what was looked for in front, because a page names the first things only; undefined where it does not fit. */
export function matched(entry: AuditEntry, filter: AuditFilter): AuditEntry | undefined {
  const { by, kind, text, sinceMs, beforeMs } = filter;
  const at = Date.parse(entry.at);
  if (by !== undefined && entry.by !== by) return undefined;
  if ((sinceMs !== undefined && at < sinceMs) || (beforeMs !== undefined && at >= beforeMs)) return undefined;
  const isNamed = text === '' || entry.by.toLowerCase().includes(text);
  if (kind === undefined && isNamed) return entry;
  const fits = (item: AuditItem): boolean =>
    (kind === undefined || item.kind === kind) && (isNamed || namesText(item, text));
  const found = entry.items.filter(fits);
  return found.length === 0 ? undefined : { ...entry, items: [...found, ...entry.items.filter((item) => !fits(item))] };
}

/** Whether everything behind this entry is too old, in a log that runs from the newest to the oldest. */
export const isTooOld = ({ at }: AuditEntry, { sinceMs }: AuditFilter): boolean =>
  sinceMs !== undefined && Date.parse(at) < sinceMs;
