import { getAppContext, NeedsAuthenticationError, route } from '@forge/api';
import { parseAccountId, parseIssueId } from '../../domain/ids';
import type { Viewer, ViewerRights, VisibleIssue } from '../../ports/viewer';
import { bulkFetch, BULK_FETCH } from './bulk-fetch';
import { readBody, refusalOf, UnreadableAnswer, type JiraAnswer, type JiraClient } from './client';
import { readKin } from './kin';
import { countSchema, permissionsSchema, searchSchema, selfSchema, type JiraIssue } from './schemas';
import { categoryOf, numbersIn } from './work-source';

/** Issues on one page of a search. */
const SEARCH_PAGE = 100;
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

const SEARCH_CALL = 'POST /rest/api/3/search/jql';
const COUNT_CALL = 'POST /rest/api/3/search/approximate-count';
const FIELDS = ['summary', 'status', 'resolution'];

/** When the issue came into the category of its status. */
const ENTERED = 'statuscategorychangedate';

/** What is told of an issue where its numbers are asked for. */
function measuredPart({ fields }: JiraIssue, numberFields: readonly string[]) {
  const enteredMs = Date.parse(fields[ENTERED] ?? '');
  return {
    ...(Number.isNaN(enteredMs) ? {} : { enteredMs }),
    numbers: numbersIn(fields, numberFields),
  };
}

function visibleIssue({ id: text, key, fields }: JiraIssue): VisibleIssue | undefined {
  const id = parseIssueId(text);
  if (id === undefined) return undefined;
  return {
    id,
    key,
    summary: fields.summary ?? '',
    status: fields.status?.name ?? '',
    resolution: fields.resolution?.name ?? null,
    category: categoryOf(fields.status?.statusCategory.key ?? ''),
  };
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
  async function fetched(
    idsOrKeys: readonly string[],
    numberFields?: readonly string[],
  ): Promise<readonly VisibleIssue[]> {
    const fields = numberFields === undefined ? FIELDS : [...FIELDS, ENTERED, ...numberFields];
    const found = await bulkFetch(idsOrKeys, async (issueIdsOrKeys) =>
      ask(async () => jira.post(BULK_FETCH, route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys, fields })),
    );
    return (found ?? []).flatMap((one) => {
      const issue = visibleIssue(one);
      if (issue === undefined) return [];
      return numberFields === undefined ? [issue] : [{ ...issue, ...measuredPart(one, numberFields) }];
    });
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
    issues: fetched,
    issuesByKey: async (keys) => fetched(keys),
    async countOf(jql) {
      const answer = await ask(async () => jira.post(COUNT_CALL, route`/rest/api/3/search/approximate-count`, { jql }));
      if (answer === undefined || answer.status >= 400) return undefined;
      return readBody(countSchema, COUNT_CALL, answer).count;
    },
    async openWork(assignee, most) {
      const issues: VisibleIssue[] = [];
      let token: string | undefined;
      let isCut = false;
      do {
        const body = {
          jql: `assignee = "${assignee}" AND statusCategory != Done ORDER BY updated DESC`,
          fields: FIELDS,
          maxResults: Math.min(SEARCH_PAGE, most - issues.length),
          ...(token === undefined ? {} : { nextPageToken: token }),
        };
        const answer = await ask(async () => jira.post(SEARCH_CALL, route`/rest/api/3/search/jql`, body));
        // Jira refuses to look for somebody it does not know; nothing is assigned to them.
        if (answer === undefined || isRefused(answer.status) || answer.status === 400) return { issues, more: false };
        const page = readBody(searchSchema, SEARCH_CALL, answer);
        issues.push(...page.issues.flatMap((issue) => visibleIssue(issue) ?? []));
        token = page.nextPageToken ?? undefined;
        isCut = token === undefined && page.isLast === false;
      } while (token !== undefined && issues.length < most);
      return { issues, more: isCut || token !== undefined };
    },
  };
}
