import type { HostStore } from '../../kernel';
import type { IssueRecord, IssueRef } from '../records';
import { openJiraState, type Transaction } from '../state';

/** Whether one may stand under the other: a parent is one level up. */
function fits(tx: Transaction, issue: IssueRecord, { id }: IssueRef): boolean {
  const parent = tx.get('issue', id);
  if (parent === undefined) return false;
  const [above, own] = [parent, issue].map(({ typeId }) => tx.get('issueType', typeId)?.level);
  return above !== undefined && own !== undefined && above === own + 1;
}

function placedAnew(tx: Transaction, issue: IssueRecord): IssueRecord {
  const { formerParent, ...rest } = issue;
  if (issue.parent !== null) {
    return fits(tx, issue, issue.parent) ? issue : { ...rest, parent: null, formerParent: issue.parent };
  }
  return formerParent !== undefined && fits(tx, issue, formerParent) ? { ...rest, parent: formerParent } : issue;
}

/**
 * Puts issue types, by their ids, on other levels, as an administrator does on Jira's page for the hierarchy of issue types:
 * REST shows a type's level and cannot change it. No issue is changed by it and no event told. What is no longer one level
 * up stops being shown as a parent (https://community.atlassian.com/t5/Advanced-Roadmaps-questions/Impact-of-hierarchy-level-removal/qaq-p/1121529).
 * Whether it comes back with the level is not documented; it does here, because that is the harder case for whoever listens
 * to events.
 */
export async function changeHierarchy(store: HostStore, levels: ReadonlyMap<string, number>): Promise<void> {
  const state = openJiraState(store);
  const tx = state.begin();
  const moved = new Set<string>();
  for (const [id, level] of levels) {
    const type = state.get('issueType', id);
    if (type === undefined || type.level === level) continue;
    tx.put('issueType', id, { ...type, level });
    moved.add(id);
  }
  const isTouched = ({ typeId, parent, formerParent }: IssueRecord): boolean =>
    [typeId, ...[parent, formerParent].map((one) => state.get('issue', one?.id ?? '')?.typeId)].some(
      (id) => id !== undefined && moved.has(id),
    );
  for (const issue of state.all('issue')) {
    const placed = isTouched(issue) ? placedAnew(tx, issue) : issue;
    if (placed !== issue) tx.put('issue', issue.id, placed);
  }
  await tx.commit();
}
