import type { AuditEntry } from '../../domain/audit';
import type { Deps } from '../deps';
import { sightedWork } from './sighted-work';

/** Pages read for one answer while a search finds little; the next answer goes on from there. */
const MAX_PAGES = 10;
/** Entries after which an answer is long enough. */
const ENOUGH = 50;

/** Whether the entry names the text: by key, kind, field or account. */
function names(entry: AuditEntry, text: string): boolean {
  if (text === '' || entry.by.toLowerCase().includes(text)) return true;
  return entry.items.some(
    ({ kind, key, changes }) =>
      kind.includes(text) ||
      (key ?? '').toLowerCase().includes(text) ||
      changes.some(({ field }) => field.toLowerCase().includes(text)),
  );
}

/** The audit log, newest first, narrowed to entries that name the text. */
export async function listAudit(deps: Deps, text: string, from: string | undefined) {
  const wanted = text.trim().toLowerCase();
  const entries: AuditEntry[] = [];
  let cursor = from;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.audit.list(cursor);
    entries.push(...read.entries.filter((entry) => names(entry, wanted)));
    cursor = read.cursor;
    if (cursor === undefined || entries.length >= ENOUGH) break;
  }
  const sighted = await sightedWork(
    deps,
    entries.flatMap(({ items }) => items),
  );
  return {
    entries: entries.map((entry) => ({
      ...entry,
      items: entry.items.map(sighted).map((item) => ({ ...item, changes: [...item.changes] })),
    })),
    cursor: cursor ?? null,
  };
}
