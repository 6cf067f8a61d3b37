import { PEOPLE } from './company';

const FIELDS = [
  { id: 'summary', name: 'Summary', custom: false, schema: { type: 'string' } },
  { id: 'customfield_10016', name: 'Story points', custom: true, schema: { type: 'number' } },
  { id: 'customfield_10031', name: 'Business value', custom: true, schema: { type: 'number' } },
];

const STATUSES = [
  { id: '10001', name: 'Building' },
  { id: '10002', name: 'In review' },
  { id: '10003', name: 'Shipped' },
];

const people = Object.entries(PEOPLE).map(([accountId, displayName]) => ({ accountId, displayName }));

function bodyOf({ pathname, searchParams }: URL): unknown {
  if (pathname === '/rest/api/3/field') return FIELDS;
  if (pathname === '/rest/api/3/status') return STATUSES;
  if (pathname === '/rest/api/3/resolution') return [{ name: 'Done' }, { name: 'Duplicate' }, { name: 'Rejected' }];
  if (pathname === '/rest/api/3/user/search') {
    const wanted = (searchParams.get('query') ?? '').toLowerCase();
    return people.filter(({ displayName }) => displayName.toLowerCase().includes(wanted));
  }
  if (pathname === '/rest/api/3/issue/picker') {
    return { sections: [{ issues: [{ key: 'PLAT-120', summaryText: 'Single sign-on and audit' }] }] };
  }
  const ids = searchParams.getAll('accountId');
  return { values: people.filter(({ accountId }) => ids.includes(accountId)) };
}

/** What Jira would answer the viewer: people by account or name, a work item, and the fields of the site. */
export function jiraAnswer(restPath: string): unknown {
  return {
    status: 200,
    statusText: 'OK',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(new URL(restPath, 'http://jira'))),
  };
}
