import type { AuditItem } from '../../domain/audit';
import { workNamedIn, withoutWork } from '../../domain/audit-work';
import type { Deps } from '../deps';

/** Work items looked up for one answer; what is named beyond them is not shown. */
const MAX_LOOKED_UP = 500;

/** What was changed, as one person may read it: work items are named to those who may see them in Jira. */
export async function sightedWork(deps: Deps, items: readonly AuditItem[]): Promise<(item: AuditItem) => AuditItem> {
  const keys = [...new Set(items.flatMap(workNamedIn))].slice(0, MAX_LOOKED_UP);
  const found = keys.length === 0 ? [] : await deps.viewer.issuesByKey(keys);
  // One that has moved answers under another key; while everything that was asked for is visible, so is that one.
  const shown = new Set(found.length === keys.length ? keys : found.map(({ key }) => key));
  return (item) => withoutWork(item, (key) => shown.has(key));
}
