import type { ProductEvent } from '../kernel';
import { ADMIN, ANONYMOUS, APP, idOf, NOW, openSmallSite, SMALL_SITE, USER, type SmallSite } from './small-site';

let site: SmallSite;
beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
});
afterEach(() => site.close());

const userId = USER.kind === 'user' ? USER.accountId : '';

async function fieldsOf(key: string, fields: string): Promise<unknown> {
  const answer = await site.call('GET', `/rest/api/3/issue/${key}?fields=${fields}`, undefined, APP);
  return typeof answer.body === 'object' && answer.body !== null && 'fields' in answer.body
    ? answer.body.fields
    : answer;
}

async function transition(key: string, name: string): Promise<number> {
  const answer = await site.call('GET', `/rest/api/3/issue/${key}/transitions`, undefined, USER);
  const { transitions } = answer.body as { transitions: { id: string; name: string }[] };
  const id = transitions.find((candidate) => candidate.name === name)?.id;
  return (await site.call('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } }, USER)).status;
}

const containing = (part: object): unknown => expect.objectContaining(part);
const someText: unknown = expect.any(String);

const typesOf = (events: readonly ProductEvent[]): string[] => events.map((event) => event.eventType);

describe('transitions', () => {
  it('lead from a status to every other one', async () => {
    const answer = await site.call('GET', '/rest/api/3/issue/SEA-3/transitions');
    const { transitions } = answer.body as { transitions: { name: string; to: { name: string } }[] };
    expect(transitions.map((entry) => [entry.name, entry.to.name])).toEqual([
      ['Open', 'Open'],
      ['Closed', 'Closed'],
    ]);
  });

  it('resolve an issue on entering a done status, and take the resolution away on leaving it', async () => {
    expect(await transition('SEA-5', 'Closed')).toBe(204);
    expect(await fieldsOf('SEA-5', 'status,resolution,resolutiondate,statuscategorychangedate')).toEqual({
      status: containing({ name: 'Closed' }),
      resolution: containing({ name: 'Done' }),
      resolutiondate: NOW.replace('Z', '+0000'),
      statuscategorychangedate: NOW.replace('Z', '+0000'),
    });
    expect(await transition('SEA-5', 'Working')).toBe(204);
    expect(await fieldsOf('SEA-5', 'resolution,resolutiondate')).toEqual({ resolution: null, resolutiondate: null });
  });

  it('keep a resolution that is already there', async () => {
    await site.call('PUT', '/rest/api/3/issue/SEA-5', { fields: { resolution: { name: "Won't Do" } } });
    await transition('SEA-5', 'Closed');
    expect(await fieldsOf('SEA-5', 'resolution')).toEqual({
      resolution: containing({ name: "Won't Do" }),
    });
  });

  it('that do not exist are refused', async () => {
    expect(await site.call('POST', '/rest/api/3/issue/SEA-5/transitions', { transition: { id: '999' } })).toMatchObject(
      {
        status: 400,
        body: { errorMessages: ["Transition id '999' is not valid for this issue."], errors: {} },
      },
    );
  });
});

describe('events', () => {
  it('of a transition carry the documented fields, the changelog and nothing more', async () => {
    await transition('SEA-3', 'Closed');
    expect(site.events).toEqual([
      {
        eventType: 'avi:jira:updated:issue',
        payload: {
          eventType: 'avi:jira:updated:issue',
          selfGenerated: false,
          timestamp: String(Date.parse(NOW)),
          atlassianId: userId,
          jiraEventTypeName: 'issue_generic',
          issue: {
            id: idOf('SEA-3'),
            key: 'SEA-3',
            fields: {
              summary: 'Story SEA-3',
              issuetype: { id: '7', name: 'Story', subtask: false, self: someText },
              creator: { accountId: '712020:reporter' },
              created: '2021-05-03T09:00:00.000+0000',
              project: {
                id: '500',
                key: 'SEA',
                name: 'Seaside',
                projectTypeKey: 'software',
                simplified: false,
                self: someText,
              },
              reporter: { accountId: '712020:reporter' },
              assignee: { accountId: '712020:reporter' },
              updated: NOW.replace('Z', '+0000'),
              status: {
                id: '6',
                name: 'Closed',
                statusCategory: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
              },
            },
          },
          changelog: {
            id: someText,
            items: [
              {
                field: 'resolution',
                fieldtype: 'jira',
                fieldId: 'resolution',
                from: null,
                fromString: null,
                to: '10000',
                toString: 'Done',
              },
              {
                field: 'status',
                fieldtype: 'jira',
                fieldId: 'status',
                from: '3',
                fromString: 'Working',
                to: '6',
                toString: 'Closed',
              },
            ],
          },
          associatedUsers: [{ accountId: '712020:reporter' }],
          associatedStatuses: [
            { id: '3', name: 'Working' },
            { id: '6', name: 'Closed' },
          ],
        },
      },
    ]);
  });

  it('say when the app itself made the change', async () => {
    await site.call('PUT', '/rest/api/3/issue/SEA-5', { fields: { summary: 'Fog' } }, APP);
    expect(site.events.map((event) => event.payload['selfGenerated'])).toEqual([true]);
  });

  it('of a changed sub-task do not say whose it is', async () => {
    await site.call('PUT', '/rest/api/3/issue/SEA-4', { fields: { summary: 'Knots' } });
    const [issue] = site.events.map((event) => event.payload['issue'] as { fields: object });
    expect(Object.keys(issue?.fields ?? {})).toEqual([
      'summary',
      'issuetype',
      'creator',
      'created',
      'project',
      'reporter',
      'assignee',
      'updated',
      'status',
    ]);
  });

  it('of a new assignee come twice', async () => {
    await site.call('PUT', '/rest/api/3/issue/SEA-5', { fields: { assignee: { accountId: userId } } });
    expect(typesOf(site.events)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
  });

  it('are absent when an edit changes nothing, and for properties', async () => {
    await site.call('PUT', '/rest/api/3/issue/SEA-5', { fields: { summary: 'Lighthouses go dark in fog' } });
    expect((await site.call('PUT', '/rest/api/3/issue/SEA-5/properties/p', { a: 1 })).status).toBe(201);
    expect((await site.call('PUT', '/rest/api/3/issue/SEA-5/properties/p', { a: 2 })).status).toBe(200);
    expect(site.events).toEqual([]);
  });
});

it('words changes as Jira does: no field id for parents, numbers in the texts alone, one item for each version', async () => {
  await site.call('PUT', '/rest/api/3/issue/SEA-2', {
    fields: { parent: null, customfield_10034: 13, fixVersions: [{ name: '10' }], customfield_10020: 70 },
  });
  const answer = await site.call('GET', '/rest/api/3/issue/SEA-2?fields=summary&expand=changelog');
  const { changelog } = answer.body as { changelog: { histories: { items: unknown[] }[] } };
  expect(changelog.histories.map((history) => history.items)).toEqual([
    [
      {
        field: 'IssueParentAssociation',
        fieldtype: 'jira',
        from: idOf('SEA-1'),
        fromString: 'SEA-1',
        to: null,
        toString: null,
      },
      {
        field: 'Fix Version',
        fieldtype: 'jira',
        fieldId: 'fixVersions',
        from: '900',
        fromString: '1.0',
        to: null,
        toString: null,
      },
      {
        field: 'Fix Version',
        fieldtype: 'jira',
        fieldId: 'fixVersions',
        from: null,
        fromString: null,
        to: '901',
        toString: '10',
      },
      {
        field: 'Sprint',
        fieldtype: 'custom',
        fieldId: 'customfield_10020',
        from: '',
        fromString: '',
        to: '70',
        toString: 'Sprint 1',
      },
      {
        field: 'Story Points',
        fieldtype: 'custom',
        fieldId: 'customfield_10034',
        from: null,
        fromString: '3',
        to: null,
        toString: '13',
      },
    ],
  ]);
});

it('gives instants as numbers in the bulk changelog and narrows it to fields', async () => {
  await transition('SEA-3', 'Open');
  await site.call('PUT', '/rest/api/3/issue/SEA-3', { fields: { summary: 'New' } });
  const answer = await site.call('POST', '/rest/api/3/changelog/bulkfetch', {
    issueIdsOrKeys: ['SEA-3', 'SEA-2'],
    fieldIds: ['status'],
  });
  expect(answer).toMatchObject({
    status: 200,
    issues: 1,
    body: {
      issueChangeLogs: [
        { issueId: idOf('SEA-3'), changeHistories: [{ created: Date.parse(NOW), items: [{ field: 'status' }] }] },
      ],
    },
  });
});

describe('a new issue', () => {
  it('gets the next number, the initial status and an event', async () => {
    const answer = await site.call(
      'POST',
      '/rest/api/3/issue',
      {
        fields: {
          project: { key: 'SEA' },
          issuetype: { name: 'Story' },
          summary: 'Buoys',
          parent: { key: 'SEA-1' },
          customfield_10034: 2,
        },
      },
      USER,
    );
    expect(answer).toMatchObject({ status: 201, body: { key: 'SEA-7' } });
    expect(typesOf(site.events)).toEqual(['avi:jira:created:issue']);
    expect(await fieldsOf('SEA-7', 'status,parent,reporter,customfield_10034')).toMatchObject({
      status: { name: 'Open' },
      parent: { key: 'SEA-1', fields: { issuetype: { hierarchyLevel: 1 } } },
      reporter: { accountId: userId },
      customfield_10034: 2,
    });
  });

  it.each([
    [
      { project: { key: 'NOPE' }, issuetype: { name: 'Story' }, summary: 'x' },
      { project: 'Specify a valid project ID or key' },
    ],
    [
      { project: { key: 'SEA' }, issuetype: { name: 'Idea' }, summary: 'x' },
      { issuetype: 'Specify a valid issue type' },
    ],
    [
      { project: { key: 'SEA' }, issuetype: { name: 'Story' } },
      { summary: 'You must specify a summary of the issue.' },
    ],
    [
      { project: { key: 'SEA' }, issuetype: { name: 'Sub-task' }, summary: 'x' },
      { parent: 'Issue type is a sub-task but parent issue key or id not specified.' },
    ],
    [
      {
        project: { key: 'SEA' },
        issuetype: { name: 'Story' },
        summary: 'x',
        parent: { key: 'SEA-2' },
        description: 'plain',
        colour: 1,
      },
      {
        parent: 'Given parent work item does not belong to appropriate hierarchy.',
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
        colour: "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ],
  ])('is refused with every mistake named: %j', async (fields, errors) => {
    expect(await site.call('POST', '/rest/api/3/issue', { fields })).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors },
    });
    expect(site.events).toEqual([]);
  });

  it('in bulk does not suffer from a bad neighbour', async () => {
    const good = { fields: { project: { key: 'SEA' }, issuetype: { name: 'Bug' }, summary: 'Good' } };
    const answer = await site.call('POST', '/rest/api/3/issue/bulk', { issueUpdates: [{ fields: {} }, good] });
    expect(answer).toMatchObject({
      status: 201,
      body: { issues: [{ key: 'SEA-7' }], errors: [{ status: 400, failedElementNumber: 0 }] },
    });
  });
});

describe('deleting', () => {
  it('an epic leaves its children without a parent, and tells of the epic alone', async () => {
    expect((await site.call('DELETE', '/rest/api/3/issue/SEA-1')).status).toBe(204);
    expect(await fieldsOf('SEA-2', 'parent')).toEqual({});
    expect(site.events.map((event) => [event.eventType, event.payload['issue']])).toEqual([
      ['avi:jira:deleted:issue', containing({ key: 'SEA-1' })],
    ]);
    expect((await site.call('GET', '/rest/api/3/issue/SEA-1')).status).toBe(404);
  });

  it('a story with sub-tasks must say so, and takes them along', async () => {
    expect(await site.call('DELETE', '/rest/api/3/issue/SEA-3')).toMatchObject({ status: 400 });
    expect((await site.call('DELETE', '/rest/api/3/issue/SEA-3?deleteSubtasks=true')).status).toBe(204);
    expect(site.events.map((event) => event.payload['issue'])).toEqual([
      containing({
        key: 'SEA-4',
        fields: containing({ parent: { id: idOf('SEA-3'), key: 'SEA-3' } }),
      }),
      containing({ key: 'SEA-3' }),
    ]);
    const [, story] = site.events.map((event) => event.payload['issue'] as { fields: object });
    expect(Object.keys(story?.fields ?? {})).not.toContain('parent');
  });
});

it('links issues both ways and tells of the link', async () => {
  const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'SEA-2' }, outwardIssue: { key: 'HILL-1' } };
  expect((await site.call('POST', '/rest/api/3/issueLink', body)).status).toBe(201);
  expect(typesOf(site.events)).toEqual(['avi:jira:created:issuelink']);
  expect(await fieldsOf('SEA-2', 'issuelinks')).toMatchObject({
    issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'HILL-1' } }],
  });
  const [, link] = ((await fieldsOf('HILL-1', 'issuelinks')) as { issuelinks: { id: string; inwardIssue?: unknown }[] })
    .issuelinks;
  expect(link).toMatchObject({ inwardIssue: { key: 'SEA-2' } });
  expect((await site.call('DELETE', `/rest/api/3/issueLink/${link?.id ?? ''}`)).status).toBe(204);
  expect(typesOf(site.events)).toEqual(['avi:jira:created:issuelink', 'avi:jira:deleted:issuelink']);
});

it('lets nobody change anything without signing in', async () => {
  const fields = { project: { key: 'SEA' }, issuetype: { name: 'Story' }, summary: 'x' };
  expect((await site.call('POST', '/rest/api/3/issue', { fields }, ANONYMOUS)).status).toBe(401);
  expect((await site.call('PUT', '/rest/api/3/issue/SEA-2', { fields: {} }, ANONYMOUS)).status).toBe(404);
  expect((await site.call('DELETE', '/rest/api/3/issue/SEA-2', undefined, ANONYMOUS)).status).toBe(404);
  expect(site.events).toEqual([]);
});

it('names what it does not model', async () => {
  expect(await site.call('GET', '/rest/api/3/dashboard', undefined, ADMIN)).toEqual({
    status: 501,
    body: { errorMessages: ['GET /rest/api/3/dashboard is not modelled by the local site'], errors: {} },
    route: 'GET /rest/api/3/dashboard',
  });
});
