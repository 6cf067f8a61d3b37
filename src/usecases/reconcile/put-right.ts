import type { IssueId } from '../../domain/ids';
import type { DriftEntry } from '../../ports/reconcile-store';
import type { IssueNews } from '../../ports/work-log';
import type { Deps } from '../deps';
import { applyChanges } from '../worker/apply-changes';
import { notingDrift } from './drift';

/** Issues that are read in one request and rolled up together. */
const AT_ONCE = 100;

/** Reads issues again and puts right whatever is not as Jira says. Answers those that Jira did not show. */
export async function putRight(
  deps: Deps,
  ids: readonly IssueId[],
  foundBy: DriftEntry['foundBy'],
  news: IssueNews = 'placed',
): Promise<readonly IssueId[]> {
  const missing: IssueId[] = [];
  const noting = notingDrift(deps, foundBy);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    const works = part.map((issueId) => ({ kind: 'issue', issueId, news }) as const);
    missing.push(...(await applyChanges(noting, works)));
  }
  return missing;
}
