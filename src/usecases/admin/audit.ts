import type { AuditEntry } from '../../domain/audit';
import { isTooOld, matched, type AuditFilter } from '../../domain/audit-filter';
import type { Deps } from '../deps';
import { sightedWork } from './sighted-work';

/** Pages read for one answer while a search finds little; the next answer goes on from there. */
const MAX_PAGES = 10;
/** Entries after which an answer is long enough. */
const ENOUGH = 50;

/** The audit log, newest first, narrowed to entries that fit the filter. */
export async function listAudit(deps: Deps, filter: AuditFilter, from: string | undefined) {
  const entries: AuditEntry[] = [];
  let cursor = from;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.audit.list(cursor);
    entries.push(...read.entries.flatMap((entry) => matched(entry, filter) ?? []));
    cursor = read.entries.some((entry) => isTooOld(entry, filter)) ? undefined : read.cursor;
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
