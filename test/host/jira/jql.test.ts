import { APP, issueLine, openSmallSite, SMALL_SITE, USER, type SmallSite } from './small-site';

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite([
    ...SMALL_SITE,
    issueLine('SEA-10', 'Story', 'Open', { fixVersions: [{ id: '10', name: '2.0' }], summary: 'Ropes' }),
  ]);
});
afterAll(() => site.close());

async function keys(jql: string, actor = APP): Promise<readonly unknown[] | unknown> {
  const answer = await site.call('POST', '/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 5000 }, actor);
  const body: unknown = answer.body;
  if (typeof body === 'object' && body !== null && 'issues' in body && Array.isArray(body.issues)) {
    return body.issues.map((issue: { key: string }) => issue.key);
  }
  return { status: answer.status, ...(body as object) };
}

const bad = (...errorMessages: string[]) => ({ status: 400, errorMessages, errors: {} });

describe('what a query matches', () => {
  it.each([
    ['project = SEA AND type = Epic', ['SEA-1']],
    ['project = Hill ORDER BY key', ['HILL-1', 'HILL-2']],
    ['project = 501 ORDER BY key', ['HILL-1', 'HILL-2']],
    ['key in (SEA-2, hill-1) ORDER BY key DESC', ['SEA-2', 'HILL-1']],
    ['id = 20003', ['SEA-3']],
    ['parent = SEA-1 ORDER BY key', ['SEA-2', 'SEA-3']],
    ['"Epic Link" in (SEA-1, SEA-3) ORDER BY key', ['SEA-2', 'SEA-3']],
    ['parent in (20001, SEA-3) ORDER BY id', ['SEA-2', 'SEA-3', 'SEA-4']],
    ['statusCategory = Done ORDER BY key', ['HILL-2', 'SEA-2']],
    ['statusCategory = indeterminate', ['SEA-3']],
    ['status = 3', ['SEA-3']],
    ['resolution = Unresolved AND project = HILL', ['HILL-1']],
    ['resolution != Fixed', ['HILL-2']],
    ['NOT resolution = Fixed', ['HILL-2']],
    ['resolution is EMPTY AND project = HILL', ['HILL-1']],
    ['assignee is not EMPTY', ['SEA-3']],
    ['NOT (assignee is EMPTY OR status = Closed)', ['SEA-3']],
    ['reporter = currentUser()', []],
    ['component = Harbour', ['SEA-3']],
    ['labels = TIDE ORDER BY key', ['SEA-2', 'SEA-5']],
    ['labels not in (gale)', ['SEA-2']],
    ['sprint in openSprints()', ['SEA-3']],
    ['sprint = 70', ['SEA-3']],
    ['fixVersion in releasedVersions(SEA)', ['SEA-2']],
    ['fixVersion in unreleasedVersions() ORDER BY key', ['SEA-5', 'SEA-10']],
    ['hierarchyLevel = -1', ['SEA-4']],
    ['cf[10034] > 3 ORDER BY cf[10034]', ['SEA-3', 'SEA-1']],
    ['"Story Points" in (3, 8) ORDER BY "Story Points" DESC', ['SEA-1', 'SEA-2']],
    ['summary ~ "lighthouse fog"', ['SEA-5']],
    ['summary ~ "\\"go dark\\""', ['SEA-5']],
    ['summary ~ "light*"', ['SEA-5']],
    ['created >= -2d', ['HILL-1']],
    ['created > "2021-06-08 08:59" AND created <= "2021/06/08 09:00"', ['HILL-1']],
    ['created >= startOfWeek() ', ['HILL-1']],
    ['created < startOfMonth(-1) AND project = HILL', []],
    ['resolved >= startOfYear() AND resolved < endOfMonth() AND project = SEA', ['SEA-2']],
    ['key in linkedIssues(SEA-5)', ['HILL-1']],
    ['type in subtaskIssueTypes() OR type = Epic AND status = Closed', ['SEA-4']],
    ['status was Working', ['SEA-3']],
  ])('%s', async (jql, expected) => {
    expect(await keys(jql)).toEqual(expected);
  });

  it('reads a quoted number as a name before an id, and a bare one as an id before a name', async () => {
    expect(await keys('fixVersion = "10"')).toEqual(['SEA-5']);
    expect(await keys('fixVersion = 10')).toEqual(['SEA-10']);
  });

  it('gives the newest first when a query does not say', async () => {
    expect(await keys('project = HILL')).toEqual(['HILL-1', 'HILL-2']);
  });
});

describe('what Jira says of a query it rejects', () => {
  it.each([
    ['project = NOPE', bad("The value 'NOPE' does not exist for the field 'project'.")],
    ['wind = 1', bad("Field 'wind' does not exist or you do not have permission to view it.")],
    ['key = SEA-99', bad("An issue with key 'SEA-99' does not exist for field 'key'.")],
    ['key = sea', bad("The issue key 'sea' for field 'key' is invalid.")],
    ['parent = GONE-1', bad("An issue with key 'GONE-1' does not exist for field 'parent'.")],
    ['parent = 99999', bad("A value with ID '99999' does not exist for the field 'parent'.")],
    ['assignee = nobody()', bad("Unable to find JQL function 'nobody()'.")],
    [
      'project = currentUser()',
      bad("A value provided by the function 'currentUser' is invalid for the field 'project'."),
    ],
    ['summary = x', bad("The operator '=' is not supported by the 'summary' field.")],
    ['labels ~ x', bad("The operator '~' is not supported by the 'labels' field.")],
    ['"Story Points" > many', bad("Value 'many' for field 'Story Points' is not a number.")],
    [
      'fixVersion = releasedVersions()',
      bad("Operator '=' does not support the list value 'releasedVersions()' for field 'fixVersion'."),
    ],
    ['ORDER BY key', bad('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.')],
    ['', bad('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.')],
    [
      'project = SEA AND',
      bad('Error in the JQL Query: Expecting a field name at the end of the query. (line 1, character 18)'),
    ],
    [
      'project =',
      bad(
        'Error in the JQL Query: Expecting either a value, list or function before the end of the query. (line 1, character 10)',
      ),
    ],
    [
      'project SEA',
      bad(
        "Error in the JQL Query: Expecting operator but got 'SEA'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)",
      ),
    ],
    [
      'project = SEA ORDER BY key, id, created, updated, status, summary, type, priority',
      bad('The maximum number of fields that can be used in the ORDER BY clause is 7.'),
    ],
  ])('%s', async (jql, expected) => {
    expect(await keys(jql)).toEqual(expected);
  });

  it('names every mistake at once', async () => {
    expect(await keys('wind = 1 AND project = NOPE')).toEqual(
      bad(
        "Field 'wind' does not exist or you do not have permission to view it.",
        "The value 'NOPE' does not exist for the field 'project'.",
      ),
    );
  });

  it('says which dates it reads', async () => {
    expect(await keys('created > yesterday')).toEqual(
      bad(
        "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
      ),
    );
  });
});

it.each([
  '"Parent Link" = SEA-1',
  'watcher = currentUser()',
  'issue in portfolioChildIssuesOf("SEA-1")',
  'fixVersion > "1.0"',
  'status was Open on -1d',
])('answers 501 with its name when Jira knows it and the local site does not: %s', async (jql) => {
  expect(await keys(jql)).toEqual({
    status: 501,
    errorMessages: [expect.stringMatching(/ is not modelled by the local site$/)],
    errors: {},
  });
});

it('finds issues by what their properties hold', async () => {
  await site.call('PUT', '/rest/api/3/issue/SEA-2/properties/plan', { serves: ['T-1', 'T-2'], depth: { level: 3 } });
  expect(await keys('issue.property[plan].serves = "T-2"')).toEqual(['SEA-2']);
  expect(await keys('issue.property[plan].depth.level >= 3')).toEqual(['SEA-2']);
  expect(await keys('issue.property[plan].serves = "T-3"')).toEqual([]);
});

it('matches single issues without searching, and tells of each query apart', async () => {
  const answer = await site.call(
    'POST',
    '/rest/api/3/jql/match',
    { issueIds: [20_002, 20_003, 4], jqls: ['status = Closed', 'wind = 1', 'parent = SEA-1'] },
    APP,
  );
  expect(answer).toEqual({
    status: 200,
    route: 'POST /rest/api/3/jql/match',
    body: {
      matches: [
        { matchedIssues: [20_002], errors: [] },
        { matchedIssues: [], errors: ["Field 'wind' does not exist or you do not have permission to view it."] },
        { matchedIssues: [20_002, 20_003], errors: [] },
      ],
    },
  });
});

it('parses queries without running them', async () => {
  const answer = await site.call('POST', '/rest/api/3/jql/parse?validation=strict', {
    queries: ['project = SEA AND labels in (a, b) ORDER BY key DESC', 'wind = 1', 'x'],
  });
  expect(answer.body).toEqual({
    queries: [
      {
        query: 'project = SEA AND labels in (a, b) ORDER BY key DESC',
        structure: {
          where: {
            operator: 'and',
            clauses: [
              { field: { name: 'project' }, operator: '=', operand: { value: 'SEA' } },
              { field: { name: 'labels' }, operator: 'in', operand: { values: [{ value: 'a' }, { value: 'b' }] } },
            ],
          },
          orderBy: { fields: [{ field: { name: 'key' }, direction: 'desc' }] },
        },
      },
      { query: 'wind = 1', errors: ["Field 'wind' does not exist or you do not have permission to view it."] },
      { query: 'x', errors: [expect.stringContaining('Expecting operator before the end of the query.')] },
    ],
  });
});

it('knows the current user', async () => {
  await site.call('PUT', '/rest/api/3/issue/HILL-1', {
    fields: { assignee: { accountId: USER.kind === 'user' ? USER.accountId : '' } },
  });
  expect(await keys('assignee = currentUser()', USER)).toEqual(['HILL-1']);
});
