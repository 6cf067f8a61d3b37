import { getAppContext, NeedsAuthenticationError, route } from '@forge/api';
import { parseAccountId, parseIssueId } from '../../domain/ids';
import type { Viewer, ViewerRights, VisibleIssue } from '../../ports/viewer';
import { readBody, refusalOf, UnreadableAnswer, type JiraAnswer, type JiraClient } from './client';
import { readKin } from './kin';
import { bulkFetchSchema, permissionsSchema, selfSchema } from './schemas';
import { categoryOf } from './work-source';

const BULK_PAGE = 100;
const NOTHING: ViewerRights = { isAdmin: false, mayManage: false, mayEditIssue: false, mayBrowseIssue: false };
const SELF_CALL = 'GET /rest/api/3/myself';
const RIGHTS_CALL = 'GET /rest/api/3/mypermissions';

/**
 * How Jira names a permission that an app declares.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-global-permission
 */
function managePermission(): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/manage-strategy`;
}

const isRefused = (status: number): boolean => status === 401 || status === 403;

/** Jira as the person asking sees it; every request is made with that person's rights. */
export function createViewer(jira: JiraClient): Viewer {
  async function ask(request: () => Promise<JiraAnswer>): Promise<JiraAnswer | undefined> {
    try {
      return await request();
    } catch (error) {
      // The platform has nobody to act as: the caller is anonymous or has no Jira account.
      if (error instanceof NeedsAuthenticationError) return undefined;
      throw error;
    }
  }
  return {
    async rights(issueId) {
      const manage = managePermission();
      const onIssue = issueId === undefined ? [] : ['BROWSE_PROJECTS', 'EDIT_ISSUES'];
      const askFor = async (names: readonly string[]): Promise<JiraAnswer | undefined> =>
        ask(async () =>
          jira.get(
            RIGHTS_CALL,
            issueId === undefined
              ? route`/rest/api/3/mypermissions?permissions=${names.join(',')}`
              : route`/rest/api/3/mypermissions?permissions=${names.join(',')}&issueId=${issueId}`,
          ),
        );
      let answer = await askFor(['ADMINISTER', manage, ...onIssue]);
      // Jira refuses the whole question while it does not know the app's permission: before an upgrade has registered it.
      if (answer?.status === 400) answer = await askFor(['ADMINISTER', ...onIssue]);
      if (answer === undefined || isRefused(answer.status)) return undefined;
      if (answer.status === 404) return NOTHING;
      if (answer.status >= 400) throw new UnreadableAnswer(RIGHTS_CALL, refusalOf(answer.body));
      const { permissions } = readBody(permissionsSchema, RIGHTS_CALL, answer);
      const has = (name: string): boolean => permissions[name]?.havePermission === true;
      return {
        isAdmin: has('ADMINISTER'),
        mayManage: has('ADMINISTER') || has(manage),
        mayBrowseIssue: issueId !== undefined && has('BROWSE_PROJECTS'),
        mayEditIssue: issueId !== undefined && has('EDIT_ISSUES'),
      };
    },
    async self() {
      const answer = await ask(async () => jira.get(SELF_CALL, route`/rest/api/3/myself?expand=groups`));
      if (answer === undefined || isRefused(answer.status)) return undefined;
      if (answer.status >= 400) throw new UnreadableAnswer(SELF_CALL, refusalOf(answer.body));
      const { accountId: named, groups } = readBody(selfSchema, SELF_CALL, answer);
      const accountId = parseAccountId(named);
      if (accountId === undefined) throw new UnreadableAnswer(SELF_CALL, 'accountId');
      // An expanded list holds the first of its entries and says how many there are.
      const isWhole = groups.items.length >= groups.size;
      return { accountId, groups: isWhole ? groups.items.flatMap(({ groupId }) => groupId ?? []) : undefined };
    },
    kinOf: async (id) => readKin(jira, ask, id),
    async issues(ids) {
      const call = 'POST /rest/api/3/issue/bulkfetch';
      const visible: VisibleIssue[] = [];
      for (let from = 0; from < ids.length; from += BULK_PAGE) {
        const body = { issueIdsOrKeys: ids.slice(from, from + BULK_PAGE), fields: ['summary', 'status', 'resolution'] };
        const answer = await ask(async () => jira.post(call, route`/rest/api/3/issue/bulkfetch`, body));
        if (answer === undefined || answer.status >= 400) return [];
        for (const issue of readBody(bulkFetchSchema, call, answer).issues) {
          const id = parseIssueId(issue.id);
          if (id === undefined) continue;
          visible.push({
            id,
            key: issue.key,
            summary: issue.fields.summary ?? '',
            status: issue.fields.status?.name ?? '',
            resolution: issue.fields.resolution?.name ?? null,
            category: categoryOf(issue.fields.status?.statusCategory.key ?? ''),
          });
        }
      }
      return visible;
    },
  };
}
