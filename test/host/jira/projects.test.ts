import { ADMIN, APP, openSmallSite, SMALL_SITE, USER, type SmallSite } from './small-site';

let site: SmallSite;
beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
});
afterEach(() => site.close());

const eventTypes = (): string[] => site.events.map((event) => event.eventType);

async function found(jql: string): Promise<number> {
  const answer = await site.call('POST', '/rest/api/3/search/approximate-count', { jql }, APP);
  return answer.status === 200 ? (answer.body as { count: number }).count : answer.status;
}

it('lists projects with what is in them', async () => {
  expect(await site.call('GET', '/rest/api/3/project/search?maxResults=1')).toMatchObject({
    body: {
      total: 2,
      isLast: false,
      maxResults: 1,
      values: [{ id: '501', key: 'HILL', style: 'classic', simplified: false }],
    },
  });
  expect(await site.call('GET', '/rest/api/3/project/SEA')).toMatchObject({
    body: {
      key: 'SEA',
      versions: [{ name: '1.0', released: true }, { name: '10' }],
      components: [{ name: 'Harbour', project: 'SEA' }],
    },
  });
  expect(await site.call('GET', '/rest/api/3/project/500/hierarchy')).toMatchObject({
    body: { projectId: 500, hierarchy: [{ level: 1, issueTypes: [{ name: 'Epic' }] }, { level: 0 }, { level: -1 }] },
  });
  expect(await site.call('GET', '/rest/api/3/project/HILL/statuses')).toMatchObject({
    body: [{ name: 'Bug', statuses: [{ name: 'Open' }, { name: 'Working' }, { name: 'Closed' }] }, {}, {}, {}],
  });
  expect((await site.call('GET', '/rest/api/3/project/NOPE')).status).toBe(404);
});

it('takes the work of an archived project out of searches but not away', async () => {
  expect((await site.call('POST', '/rest/api/3/project/SEA/archive', undefined, USER)).status).toBe(403);
  expect((await site.call('POST', '/rest/api/3/project/SEA/archive')).status).toBe(204);
  expect(await found('created <= now()')).toBe(2);
  expect(await found('project = SEA')).toBe(400);
  expect((await site.call('GET', '/rest/api/3/issue/SEA-2', undefined, APP)).status).toBe(200);
  expect((await site.call('PUT', '/rest/api/3/issue/SEA-2', { fields: { summary: 'x' } })).status).toBe(403);
  expect((await site.call('POST', '/rest/api/3/project/SEA/restore')).status).toBe(200);
  expect(await found('project = SEA')).toBe(6);
  expect(eventTypes()).toEqual(['avi:jira:archived:project', 'avi:jira:unarchived:project']);
});

it('hides a deleted project with its work until it is restored', async () => {
  expect((await site.call('DELETE', '/rest/api/3/project/SEA')).status).toBe(204);
  expect((await site.call('GET', '/rest/api/3/issue/SEA-2', undefined, APP)).status).toBe(404);
  expect((await site.call('GET', '/rest/api/3/project/SEA', undefined, USER)).status).toBe(404);
  expect((await site.call('POST', '/rest/api/3/project/SEA/restore')).status).toBe(200);
  expect((await site.call('GET', '/rest/api/3/issue/SEA-2', undefined, APP)).status).toBe(200);
  expect(eventTypes()).toEqual(['avi:jira:softdeleted:project', 'avi:jira:restored:project']);
});

it('tells of a project deleted for good, not of its issues', async () => {
  expect((await site.call('DELETE', '/rest/api/3/project/SEA?enableUndo=false')).status).toBe(204);
  expect(await found('created <= now()')).toBe(2);
  expect((await site.call('GET', '/rest/api/3/project/SEA')).status).toBe(404);
  expect(eventTypes()).toEqual(['avi:jira:deleted:project']);
});

it('keeps versions and tells of what happens to them', async () => {
  const made = await site.call('POST', '/rest/api/3/version', {
    name: '3.0',
    projectId: 500,
    releaseDate: '2021-07-01',
  });
  expect(made).toMatchObject({
    status: 201,
    body: { name: '3.0', released: false, projectId: 500, releaseDate: '2021-07-01' },
  });
  const { id } = made.body as { id: string };
  expect((await site.call('PUT', `/rest/api/3/version/${id}`, { released: true, name: '3.0.1' })).status).toBe(200);
  expect(await found(`fixVersion = "3.0.1"`)).toBe(0);
  expect(eventTypes()).toEqual(['avi:jira:created:version', 'avi:jira:released:version', 'avi:jira:updated:version']);
  expect(await site.call('POST', '/rest/api/3/version', { name: '1.0', project: 'SEA' })).toMatchObject({
    status: 400,
    body: { errors: { name: 'A version with this name already exists in this project.' } },
  });
  expect((await site.call('POST', '/rest/api/3/version', { name: 'x', project: 'SEA' }, USER)).status).toBe(404);
});

it('keeps components', async () => {
  const made = await site.call('POST', '/rest/api/3/component', { name: 'Mast', project: 'SEA' });
  const { id } = made.body as { id: string };
  expect((await site.call('PUT', `/rest/api/3/component/${id}`, { name: 'Sail' })).body).toMatchObject({
    id,
    name: 'Sail',
    project: 'SEA',
  });
  await site.call('PUT', '/rest/api/3/issue/SEA-5', { update: { components: [{ add: { name: 'Sail' } }] } });
  expect(await found('component = Sail')).toBe(1);
  expect(eventTypes()).toEqual(['avi:jira:created:component', 'avi:jira:updated:component', 'avi:jira:updated:issue']);
});

it('runs sprints on a board that knows its estimation field', async () => {
  const boards = await site.call('GET', '/rest/agile/1.0/board?projectKeyOrId=SEA');
  const [board] = (boards.body as { values: { id: number }[] }).values;
  expect(await site.call('GET', `/rest/agile/1.0/board/${board?.id ?? ''}/configuration`)).toMatchObject({
    body: { estimation: { field: { fieldId: 'customfield_10034', displayName: 'Story Points' } } },
  });
  const made = await site.call('POST', '/rest/agile/1.0/sprint', { name: 'Sprint 2', originBoardId: board?.id });
  const { id } = made.body as { id: number };
  expect((await site.call('POST', `/rest/agile/1.0/sprint/${id}/issue`, { issues: ['SEA-5'] })).status).toBe(204);
  expect(await found(`sprint = "Sprint 2" AND sprint in futureSprints()`)).toBe(1);
  expect((await site.call('POST', `/rest/agile/1.0/sprint/${id}`, { state: 'active' })).body).toMatchObject({
    state: 'active',
  });
  expect((await site.call('POST', `/rest/agile/1.0/sprint/${id}`, { state: 'closed' })).body).toMatchObject({
    state: 'closed',
  });
  expect((await site.call('POST', `/rest/agile/1.0/sprint/${id}`, { state: 'active' })).status).toBe(400);
  expect(eventTypes()).toEqual([
    'avi:jira-software:created:sprint',
    'avi:jira:updated:issue',
    'avi:jira-software:started:sprint',
    'avi:jira-software:closed:sprint',
  ]);
});

it('describes fields, statuses and the rest of what queries name', async () => {
  const fields = (await site.call('GET', '/rest/api/3/field', undefined, ADMIN)).body as {
    id: string;
    schema?: { custom?: string };
  }[];
  expect(
    fields.filter(({ schema }) => schema?.custom !== undefined).map(({ id, schema }) => [id, schema?.custom]),
  ).toEqual([
    ['customfield_10016', 'com.pyxis.greenhopper.jira:jsw-story-points'],
    ['customfield_10020', 'com.pyxis.greenhopper.jira:gh-sprint'],
    ['customfield_10034', 'com.atlassian.jira.plugin.system.customfieldtypes:float'],
  ]);
  expect(await site.call('GET', '/rest/api/3/field/search?type=custom&query=story')).toMatchObject({
    body: { total: 2, isLast: true },
  });
  expect((await site.call('GET', '/rest/api/3/statuscategory')).body).toMatchObject([
    { key: 'undefined' },
    { key: 'new' },
    { key: 'indeterminate' },
    { key: 'done' },
  ]);
  expect((await site.call('GET', '/rest/api/3/status')).body).toMatchObject([
    { id: '1', name: 'Open', statusCategory: { id: 2, key: 'new' } },
    { id: '3', statusCategory: { id: 4 } },
    { id: '6', statusCategory: { id: 3 } },
  ]);
  expect((await site.call('GET', '/rest/api/3/resolution')).body).toMatchObject([
    { name: 'Fixed' },
    { name: "Won't Do" },
    { name: 'Done' },
  ]);
  expect((await site.call('GET', '/rest/api/3/priority')).body).toMatchObject([{ id: '3', name: 'Medium' }]);
});
