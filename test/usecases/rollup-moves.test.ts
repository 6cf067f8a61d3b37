import { openSite, USER, strategyOf, withStrategy, type Result, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1009, key: 'SIX-1', category: 'done', resolution: 'Duplicate' },
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1' },
  { id: 1005, key: 'ONE-5', components: ['Core'] },
  { id: 2001, key: 'TWO-1', components: ['Core'] },
  { id: 2002, key: 'TWO-2', level: 1, category: 'indeterminate' },
];

const FILE = strategyOf([
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }] },
  { key: 'TGT-BOTH', links: [{ issue: 'ONE-1' }, { issue: 'ONE-3' }, { jql: 'project = ONE' }] },
]);

interface TransitionsBody {
  readonly transitions: ReadonlyArray<{ readonly id: string; readonly to: { readonly name: string } }>;
}

/** Moves an issue through its workflow as a person does. */
async function transition(site: TestSite, key: string, status: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as TransitionsBody;
  const found = transitions.find(({ to }) => to.name === status);
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: found?.id } });
}

/** The leaves of a target: how many, and how many are done. */
async function leaves(site: TestSite, key: string): Promise<string> {
  const result = (await site.results()).get(key);
  return `${result?.leaves?.done} of ${result?.leaves?.total}`;
}

describe('work that moves in Jira', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  it('counts each leaf once, however many links reach it', async () => {
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 3');
    expect(await leaves(site, 'TGT-JQL')).toBe('0 of 1');
    expect(await leaves(site, 'TGT-BOTH')).toBe('1 of 4');
  });

  it('moves the target when an issue is closed and back when it is reopened', async () => {
    await transition(site, 'ONE-3', 'Shipped');
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('2 of 3');
    expect(await leaves(site, 'TGT-BOTH')).toBe('2 of 4');
    await transition(site, 'ONE-3', 'Backlog');
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 3');
  });

  it('takes in a new child, and children that were under it before', async () => {
    const created = (await site.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'ONE' }, issuetype: { name: 'Story' }, summary: 'New work', parent: { key: 'ONE-1' } },
    })) as { key: string };
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 4');
    await site.rest('PUT', `/rest/api/3/issue/${created.key}`, { fields: { parent: { key: 'TWO-2' } } });
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 3');
  });

  it('follows an issue into a scope when its parent changes, from a project no scope touched', async () => {
    await site.rest('PUT', '/rest/api/3/issue/TWO-1', { fields: { parent: { key: 'ONE-1' } } });
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 4');
    await transition(site, 'TWO-1', 'Shipped');
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('2 of 4');
  });

  it('keeps the link to a deleted epic, marks it, and is unmeasured when nothing is left', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/ONE-1');
    await site.host.settle();
    const { links } = await site.data('strategy', 'getTarget', { target: 'TGT-EPIC' });
    expect(links).toEqual([
      { no: 1, kind: 'issue', key: 'ONE-1', summary: null, jql: null, below: true, state: 'deleted', problem: null },
    ]);
    // To somebody who may not edit the target it is one of the links that are only counted.
    const seen = await site.data('strategy', 'getTarget', { target: 'TGT-EPIC' }, USER);
    expect([seen.links, seen.hiddenLinks]).toEqual([[], 1]);
    expect((await site.results()).get('TGT-EPIC')).toMatchObject({
      actual: null,
      progress: null,
      status: 'unmeasured',
      reason: 'nothing-in-scope',
      leaves: { total: 0, done: 0 },
    });
    expect(await leaves(site, 'TGT-BOTH')).toBe('1 of 4');
    expect(await site.data('alignment', 'unlinkIssue', { target: 'TGT-EPIC', issueId: '1001' })).toMatchObject({
      removed: true,
    });
  });

  it('says how an issue counts: as a leaf, through what is under it, or not at all', async () => {
    const counts = async (issueId: string): Promise<string | undefined> =>
      (await site.data('alignment', 'getAlignment', { issueId })).paths.find(({ target }) => target.key === 'TGT-EPIC')
        ?.counts;
    expect([await counts('1001'), await counts('1002')]).toEqual(['below', 'leaf']);
    await transition(site, 'ONE-3', 'Shipped');
    await site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { resolution: { name: 'Duplicate' } } });
    await site.host.settle();
    expect(await counts('1003')).toBe('excluded');
  });

  it('keeps a moved issue in explicit scopes and matches it anew in JQL scopes', async () => {
    await site.rest('POST', '/rest/api/3/bulk/issues/move', {
      sendBulkNotification: false,
      targetToSourcesMapping: {
        'TWO,30': {
          issueIdsOrKeys: ['ONE-5', 'ONE-3'],
          inferFieldDefaults: true,
          inferStatusDefaults: true,
          inferSubtaskTypeDefault: true,
          inferClassificationDefaults: true,
        },
      },
    });
    await site.host.settle();
    expect(await leaves(site, 'TGT-JQL')).toBe('0 of 0');
    expect(await leaves(site, 'TGT-EPIC')).toBe('1 of 3');
  });

  it('leaves a scope when it is unlinked', async () => {
    // The panel says at once what a person has just done; the number follows when the worker has been there.
    const served = async (issueId: string): Promise<string[]> =>
      (await site.data('alignment', 'getAlignment', { issueId })).paths.map(
        ({ target, through }) => `${target.key} ${through.kind}`,
      );
    expect(await served('1001')).toContain('TGT-EPIC direct');
    expect(await site.data('alignment', 'unlinkIssue', { target: 'TGT-EPIC', issueId: '1001' })).toEqual({
      removed: true,
      below: true,
      role: 'counts',
      weight: 1,
    });
    expect(await served('1001')).not.toContain('TGT-EPIC direct');
    await site.data('alignment', 'linkIssue', { target: 'TGT-EPIC', issueId: '1001' });
    expect(await served('1001')).toContain('TGT-EPIC direct');
    await site.data('alignment', 'unlinkIssue', { target: 'TGT-EPIC', issueId: '1001' });
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('0 of 0');
    await site.data('alignment', 'linkIssue', { target: 'TGT-EPIC', issueId: '1003' });
    expect(await served('1003')).toContain('TGT-EPIC direct');
    await site.host.settle();
    expect(await leaves(site, 'TGT-EPIC')).toBe('0 of 1');
  });

  it('says the same when every event comes twice and in reverse', async () => {
    const moves = [
      ['ONE-3', 'Shipped'],
      ['ONE-4', 'Building'],
      ['ONE-2', 'Backlog'],
      ['ONE-4', 'Shipped'],
    ] as const;
    for (const [key, status] of moves) await transition(site, key, status);
    await site.host.settle();
    const once = timeless(await site.results());
    expect(once.get('TGT-EPIC')?.leaves).toMatchObject({ done: 2, total: 3 });
    for (const id of ['1004', '1002', '1004', '1003', '1004', '1002', '1004', '1003']) {
      await site.host.fire({
        eventType: 'avi:jira:updated:issue',
        payload: {
          eventType: 'avi:jira:updated:issue',
          issue: { id, key: 'ONE-0', fields: { project: { id: '101' } } },
          changelog: { items: [{ field: 'status', fieldId: 'status', from: '12', to: '10' }] },
        },
      });
    }
    await site.host.settle();
    expect(timeless(await site.results())).toEqual(once);
  });
});

/** Results without what time alone moves. */
const timeless = (results: ReadonlyMap<string, Result>): ReadonlyMap<string, Result> =>
  new Map(
    [...results].map(([key, { complete, actual, progress, status, reason, leaves: counted }]) => [
      key,
      { complete, actual, progress, status, reason, ...(counted === undefined ? {} : { leaves: counted }) },
    ]),
  );
