import { issueUpdated } from '../events';
import type { ChangeItem, IssueRecord } from '../records';
import type { ChangeContext } from './context';
import { itemsBetween } from './changelog-items';

/**
 * Stages a changed issue with its changelog entry and events. What follows from a status is settled here, so that every
 * way of changing an issue agrees: the date its category changed, and its resolution date.
 */
export function storeChange(
  change: ChangeContext,
  before: IssueRecord,
  wanted: IssueRecord,
  eventName: string,
): readonly ChangeItem[] {
  const { tx, cause } = change;
  const after = settle(change, before, wanted);
  const items = itemsBetween(before, after, change);
  if (items.length === 0) return items;
  const stored = { ...after, updated: cause.atMs };
  const historyId = tx.nextId('history');
  tx.put('issue', stored.id, stored);
  tx.put('history', historyId, {
    id: historyId,
    issueId: stored.id,
    author: cause.accountId,
    created: cause.atMs,
    items,
  });
  for (const event of issueUpdated(stored, { historyId, items, name: eventName }, tx, cause)) tx.tell(event);
  return items;
}

function settle({ tx, cause }: ChangeContext, before: IssueRecord, wanted: IssueRecord): IssueRecord {
  const categoryOf = (issue: IssueRecord) => tx.get('status', issue.statusId)?.category;
  const categoryChanged = categoryOf(before) !== categoryOf(wanted);
  const resolved =
    wanted.resolutionId === null ? null : before.resolutionId === null ? cause.atMs : (before.resolved ?? cause.atMs);
  return { ...wanted, resolved, ...(categoryChanged ? { statusCategoryChanged: cause.atMs } : {}) };
}
