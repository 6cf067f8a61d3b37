import { APP, idOf, openSmallSite, SMALL_SITE, USER, type SmallSite } from './small-site';
import { seedDemo } from '../seed/demo';

let site: SmallSite;
beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
});
afterEach(() => site.close());

const options = {
  inferClassificationDefaults: true,
  inferFieldDefaults: true,
  inferStatusDefaults: true,
  inferSubtaskTypeDefault: true,
};

async function move(target: string, issueIdsOrKeys: readonly string[], more: object = {}): Promise<unknown> {
  const body = {
    sendBulkNotification: false,
    targetToSourcesMapping: { [target]: { ...options, issueIdsOrKeys, ...more } },
  };
  const answer = await site.call('POST', '/rest/api/3/bulk/issues/move', body, USER);
  if (answer.status !== 201) return answer;
  const { taskId } = answer.body as { taskId: string };
  return (await site.call('GET', `/rest/api/3/bulk/queue/${taskId}`, undefined, USER)).body;
}

it('gives a moved issue a new key while the old one, and the id, still lead to it', async () => {
  expect(await move('HILL,7', ['SEA-2'])).toMatchObject({
    status: 'COMPLETE',
    progressPercent: 100,
    processedAccessibleIssues: [20_002],
    totalIssueCount: 1,
  });
  for (const name of ['SEA-2', 'HILL-3', '20002']) {
    expect(await site.call('GET', `/rest/api/3/issue/${name}?fields=project,fixVersions,parent`)).toMatchObject({
      status: 200,
      body: {
        id: '20002',
        key: 'HILL-3',
        fields: { project: { key: 'HILL' }, fixVersions: [], parent: { key: 'SEA-1' } },
      },
    });
  }
  const fetched = await site.call(
    'POST',
    '/rest/api/3/issue/bulkfetch',
    { issueIdsOrKeys: ['SEA-2', '20002'], fields: ['summary'] },
    APP,
  );
  expect(fetched).toMatchObject({ status: 200, issues: 1, body: { issues: [{ key: 'HILL-3' }] } });
});

it('tells of a move as an update with Key and project', async () => {
  await move('HILL,7', ['SEA-2']);
  expect(site.events).toHaveLength(1);
  expect(site.events[0]).toMatchObject({
    eventType: 'avi:jira:updated:issue',
    payload: {
      jiraEventTypeName: 'issue_moved',
      issue: { key: 'HILL-3' },
      changelog: {
        items: [
          { field: 'project', fieldId: 'project', from: '500', fromString: 'Seaside', to: '501', toString: 'Hill' },
          { field: 'Key', from: null, fromString: 'SEA-2', to: null, toString: 'HILL-3' },
          { field: 'Fix Version', from: '900', fromString: '1.0', to: null, toString: null },
        ],
      },
    },
  });
});

it('takes sub-tasks along', async () => {
  await move('HILL,7', ['SEA-3']);
  expect(await site.call('GET', '/rest/api/3/issue/SEA-4?fields=parent,project')).toMatchObject({
    body: { key: 'HILL-4', fields: { parent: { id: idOf('SEA-3'), key: 'HILL-3' }, project: { key: 'HILL' } } },
  });
  expect(site.events.map((event) => event.payload['jiraEventTypeName'])).toEqual(['issue_moved', 'issue_moved']);
});

it('maps statuses the other workflow does not have, by default to its first', async () => {
  await seedDemo(site);
  const projects = await site.call('GET', '/rest/api/3/project/PLAT', undefined, APP);
  const { issueTypes } = projects.body as { issueTypes: { id: string; name: string }[] };
  const story = issueTypes.find(({ name }) => name === 'Story')?.id ?? '';
  await move(`PLAT,${story}`, ['SEA-2', 'SEA-5']);
  const moved = await site.call('POST', '/rest/api/3/issue/bulkfetch', {
    issueIdsOrKeys: ['SEA-2', 'SEA-5'],
    fields: ['status', 'resolution', 'issuetype'],
  });
  expect(moved.body).toMatchObject({
    issues: [
      { id: '20002', fields: { status: { name: 'To Do' }, resolution: null, issuetype: { id: story } } },
      { id: '20005', fields: { status: { name: 'To Do' }, resolution: null } },
    ],
  });
});

it('refuses a move that names nothing real', async () => {
  expect(await move('HILL,7', ['SEA-99'])).toMatchObject({
    status: 400,
    body: { errors: [{ message: 'Some of the issues in the issueIdsOrKeys are not valid' }] },
  });
  expect(await move('NOPE,7', ['SEA-2'])).toMatchObject({ status: 400 });
  expect(await move('HILL,1234', ['SEA-2'])).toMatchObject({ status: 400 });
  expect(await site.call('POST', '/rest/api/3/bulk/issues/move', {})).toMatchObject({ status: 400 });
  expect(site.events).toEqual([]);
});
