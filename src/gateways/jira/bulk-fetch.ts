import { IssuesLeftOut } from '../../ports/work-source';
import { readBody, type JiraAnswer } from './client';
import { bulkFetchSchema, type JiraIssue } from './schemas';

export const BULK_FETCH = 'POST /rest/api/3/issue/bulkfetch';
/** Issues in one bulkfetch. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
const PAGE = 100;
/** Requests for one page of issues, when Jira leaves some of them for another time. */
const MOST = 8;

/**
 * Reads issues a page at a time. Jira names apart what it could not load now, or not together with the others: that is asked
 * for again, because what is only left out does not exist or is hidden. Undefined when a request was refused.
 */
export async function bulkFetch(
  idsOrKeys: readonly string[],
  ask: (idsOrKeys: readonly string[]) => Promise<JiraAnswer | undefined>,
): Promise<readonly JiraIssue[] | undefined> {
  const found: JiraIssue[] = [];
  for (let from = 0; from < idsOrKeys.length; from += PAGE) {
    let left: readonly string[] = idsOrKeys.slice(from, from + PAGE);
    for (let request = 1; left.length > 0; request += 1) {
      const answer = await ask(left);
      if (answer === undefined || answer.status >= 400) return undefined;
      const { issues, issueErrors } = readBody(bulkFetchSchema, BULK_FETCH, answer);
      found.push(...issues);
      const failed = issueErrors?.map(({ id }) => id) ?? [];
      if (failed.length > 0 && (failed.length === left.length || request === MOST)) throw new IssuesLeftOut(BULK_FETCH);
      left = failed;
    }
  }
  return found;
}
