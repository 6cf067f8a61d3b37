import { openSite, person, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';

const OWNER = person('owner@example.com', '*');
const READER = person('reader@example.com', '*', { onlyReads: ['ONE'] });
const KEEPER = person('keeper@example.com', '*');
const OUTSIDER = person('outsider@example.com', ['TWO']);
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1, components: ['Core'] },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1010, key: 'ONE-10', level: 2 },
  { id: 1011, key: 'ONE-11', level: 1, parent: 'ONE-10' },
  { id: 1012, key: 'ONE-12', level: 1, parent: 'ONE-10' },
  { id: 1013, key: 'ONE-13', level: 1, parent: 'ONE-10', category: 'done' },
  { id: 1014, key: 'ONE-14', level: 1, components: ['Core'] },
  { id: 2001, key: 'TWO-1' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { issue: 'ONE-11' }], extra: { owner: OWNER.accountId } },
  { key: 'TGT-2', links: [], extra: { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 10 } },
]);

describe('the links of a target', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES, { users: [OWNER, READER, KEEPER, OUTSIDER] });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const links = async () => {
    await site.host.settle();
    const { links: all } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    return all.map(({ no, key, jql, below, role, weight }) => [no, key ?? jql, below, role ?? 'counts', weight ?? 1]);
  };
  const scope = (jql: string) => ({ target: 'TGT-1', work: { kind: 'jql', jql } }) as const;
  const issue = (key: string) => ({ target: 'TGT-1', work: { kind: 'issue', key } }) as const;

  it('are added by key or as a scope, changed and taken away, and every change says how it was', async () => {
    await site.data('strategy', 'addLink', { ...issue('TWO-1'), below: false, weight: 0.5 });
    await site.data('strategy', 'addLink', { ...scope(' project = TWO '), below: true, role: 'aligned' });
    expect(await links()).toEqual([
      [1, 'ONE-1', true, 'counts', 1],
      [2, 'ONE-11', true, 'counts', 1],
      [3, 'TWO-1', false, 'counts', 0.5],
      [4, 'project = TWO', true, 'aligned', 1],
    ]);
    const change = { target: 'TGT-1', no: 3, below: true, role: 'excludes' } as const;
    const was = { below: false, role: 'counts', weight: 0.5 };
    expect(await site.data('strategy', 'changeLink', change)).toEqual({ changed: true, was });
    expect(await site.data('strategy', 'changeLink', change)).toMatchObject({ changed: false });
    expect(await site.data('strategy', 'removeLink', { target: 'TGT-1', no: 4 })).toEqual({
      changed: true,
      was: { below: true, role: 'aligned', weight: 1 },
    });
    expect(await links()).toEqual([
      [1, 'ONE-1', true, 'counts', 1],
      [2, 'ONE-11', true, 'counts', 1],
      [3, 'TWO-1', true, 'excludes', 1],
    ]);
    const { entries } = await site.data('settings', 'listAudit', {});
    const said = entries.flatMap(({ items }) => items).filter(({ kind }) => kind === 'link');
    expect(JSON.stringify(said)).toContain('TWO-1 (excluded)');
    expect(JSON.stringify(said)).toContain('TWO-1 (counts × 0.5)');
  });

  it('move the number at once: what is aligned leaves it, what counts half is half of it', async () => {
    const actual = async () => (await site.results()).get('TGT-1')?.actual;
    // ONE-2 is done, ONE-3 and ONE-11 are open.
    expect(await actual()).toBeCloseTo(100 / 3, 9);
    await site.data('strategy', 'changeLink', { target: 'TGT-1', no: 2, role: 'aligned' });
    await site.host.settle();
    expect(await actual()).toBe(50);
    await site.data('strategy', 'changeLink', { target: 'TGT-1', no: 2, weight: 0.5 });
    await site.host.settle();
    expect(await actual()).toBe(40);
  });

  it('take in no scope that Jira refuses, that matches everything, or that is there already', async () => {
    const refused = async (jql: string) => {
      const answer = await site.call('strategy', 'addLink', scope(jql));
      return answer.ok ? 'ok' : answer.message;
    };
    expect(await refused('project =')).toMatch(/^Jira does not accept this JQL: /);
    expect(await refused('ORDER BY created')).toMatch(/would match every issue/);
    expect(await refused('project = TWO AND assignee in (currentUser(), "712020:owner")')).toBe(
      'currentUser() means something else for everybody who asks. A scope is read by the app itself and must be the same for all: name the people or projects that are meant.',
    );
    expect(await refused('NOT reporter = CurrentUser()')).toMatch(/^CurrentUser\(\) means something else/);
    const file = strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }, { jql: 'reporter = currentUser()' }] }]);
    const imported = await site.call('settings', 'importStrategy', { file });
    expect(imported).toMatchObject({ code: 'invalid', details: [{ path: 'links[1].jql' }] });
    expect(await refused('project = TWO')).toBe('ok');
    expect(await refused('project = TWO')).toBe(
      'This target is linked to that already. What the link does is changed in its own line.',
    );
    const { problem } = await site.data('strategy', 'tryScope', { jql: 'nothing = TWO' });
    expect(problem).toMatch(/^Jira does not accept this JQL: /);
    expect(await site.data('strategy', 'tryScope', { jql: 'project = ONE' })).toEqual({ problem: null, count: 8 });
  });

  it('are changed by the owner, who adds the work they may edit and no scope', async () => {
    const as = OWNER.email;
    expect(await site.call('strategy', 'addLink', issue('ONE-3'), as)).toMatchObject({ ok: true });
    expect(await site.call('strategy', 'changeLink', { target: 'TGT-1', no: 1, weight: 2 }, as)).toMatchObject({
      ok: true,
    });
    expect(await site.call('strategy', 'addLink', scope('project = TWO'), as)).toMatchObject({ code: 'forbidden' });
    expect(await site.call('strategy', 'removeLink', { target: 'TGT-1', no: 1 }, USER)).toMatchObject({
      code: 'forbidden',
    });
    expect(await site.call('strategy', 'addLink', issue('ONE-3'), OUTSIDER.email)).toMatchObject({ code: 'not-found' });
    const metric = { ...issue('ONE-3'), target: 'TGT-2' };
    expect(await site.call('strategy', 'addLink', metric)).toMatchObject({ code: 'invalid' });
  });

  it('are not changed by adding them again, and do more than count only by those who edit the target or its objective', async () => {
    const code = async (name: 'addLink' | 'changeLink' | 'removeLink', input: unknown, as: string) => {
      const answer = (await site.host.invoke('strategy', name, input, as)) as { ok: boolean; code?: string };
      return answer.ok ? 'ok' : answer.code;
    };
    const panel = async (name: 'linkIssue' | 'unlinkIssue', input: object, as: string) => {
      const all = { target: 'TGT-1', issueId: '1001', ...input };
      const answer = (await site.host.invoke('alignment', name, all, as)) as { ok: boolean; code?: string };
      return answer.ok ? 'ok' : answer.code;
    };
    const excluded = { ...issue('ONE-1'), role: 'excludes' };
    expect(await code('addLink', excluded, USER)).toBe('forbidden');
    expect(await code('addLink', { ...issue('ONE-1'), weight: 2 }, USER)).toBe('forbidden');
    expect(await panel('linkIssue', { role: 'excludes' }, USER)).toBe('forbidden');
    expect(await code('addLink', { ...issue('ONE-3'), weight: 2 }, USER)).toBe('forbidden');
    expect(await panel('linkIssue', { role: 'aligned' }, USER)).toBe('invalid');
    expect(await code('addLink', excluded, OWNER.email)).toBe('invalid');
    expect(await site.data('strategy', 'addLink', issue('ONE-1'), USER)).toEqual({ linkNo: 1, added: false });
    expect(await links()).toEqual([
      [1, 'ONE-1', true, 'counts', 1],
      [2, 'ONE-11', true, 'counts', 1],
    ]);

    // What they could not put back, they do not take away.
    await site.data('strategy', 'changeLink', { target: 'TGT-1', no: 1, weight: 2 });
    await site.data('strategy', 'addLink', scope('project = TWO'));
    expect(await panel('unlinkIssue', {}, USER)).toBe('forbidden');
    const taken = await site.call('strategy', 'removeLink', { target: 'TGT-1', no: 3 }, OWNER.email);
    expect(taken).toMatchObject({ code: 'forbidden', message: expect.stringContaining('manage strategy') as string });
    expect(await code('changeLink', { target: 'TGT-1', no: 3, role: 'aligned' }, OWNER.email)).toBe('ok');

    expect(await code('changeLink', { target: 'TGT-1', no: 1 }, KEEPER.email)).toBe('forbidden');
    const { objectives } = strategyOf([]) as { objectives: readonly { readonly key: string }[] };
    const kept = objectives.map((one) => (one.key === 'OBJ-2' ? { ...one, owner: KEEPER.accountId } : one));
    await withStrategy(site, { ...strategyOf([]), objectives: kept });
    expect(await code('changeLink', { target: 'TGT-1', no: 1 }, KEEPER.email)).toBe('ok');
    expect(await code('addLink', { ...issue('ONE-3'), weight: 2 }, KEEPER.email)).toBe('ok');
    expect(await code('removeLink', { target: 'TGT-1', no: 1 }, KEEPER.email)).toBe('ok');
    expect(await panel('unlinkIssue', { issueId: '1003' }, OWNER.email)).toBe('ok');
  });

  it('are put back by an owner who may only look at the work, as they took them away', async () => {
    const { targets } = strategyOf([
      { key: 'TGT-1', links: [], extra: { owner: OWNER.accountId, delegates: [READER.accountId] } },
    ]) as { targets: readonly object[] };
    await withStrategy(site, { ...strategyOf([]), targets, links: FILE['links'] });
    const at = { target: 'TGT-1', no: 2 };
    const { was } = await site.data('strategy', 'removeLink', at, READER.email);
    const again = await site.call('strategy', 'addLink', { ...issue('ONE-11'), ...was }, READER.email);
    expect(again).toMatchObject({ ok: true, data: { added: true } });
    expect((await links()).map(([, work]) => work)).toEqual(['ONE-1', 'ONE-11']);
    const others = { target: 'TGT-1', work: { kind: 'issue', key: 'ONE-14' } } as const;
    const [target] = targets;
    await withStrategy(site, { ...strategyOf([]), targets: [{ ...target, delegates: [] }], links: FILE['links'] });
    expect(await site.call('strategy', 'addLink', others, READER.email)).toMatchObject({ code: 'forbidden' });
  });

  it('stay as they were when their objective has ended, until it is opened again', async () => {
    const { objectives } = strategyOf([]) as { objectives: readonly { readonly key: string }[] };
    const withStatus = async (part: object) =>
      withStrategy(site, {
        ...strategyOf([]),
        objectives: objectives.map((one) => (one.key === 'OBJ-2' ? { ...one, ...part } : one)),
      });
    await withStatus({ status: 'closed', closing: { reason: 'achieved' } });
    const refused = {
      code: 'invalid',
      message: expect.stringContaining('The objective of this target is closed') as string,
    };
    expect(await site.call('strategy', 'addLink', issue('ONE-14'))).toMatchObject(refused);
    expect(await site.call('strategy', 'addLink', scope('project = TWO'))).toMatchObject(refused);
    expect(await site.call('strategy', 'changeLink', { target: 'TGT-1', no: 1, weight: 2 })).toMatchObject(refused);
    expect(await site.call('strategy', 'removeLink', { target: 'TGT-1', no: 1 })).toMatchObject(refused);
    const panel = { target: 'TGT-1', issueId: '1014' };
    expect(await site.call('alignment', 'linkIssue', panel)).toMatchObject(refused);
    expect(await site.data('strategy', 'suggestWork', { target: 'TGT-1' })).toEqual({ suggestions: [] });
    await withStatus({ status: 'active', closing: null });
    expect(await site.call('strategy', 'addLink', issue('ONE-14'))).toMatchObject({ ok: true });
  });

  it('are suggested from open work beside what is linked, then from its component, as far as the reader sees it', async () => {
    const found = await site.data('strategy', 'suggestWork', { target: 'TGT-1' });
    expect(found.suggestions).toEqual([
      { issueId: '1012', key: 'ONE-12', summary: 'Work ONE-12', reason: 'siblings', shared: 'ONE-10' },
      { issueId: '1014', key: 'ONE-14', summary: 'Work ONE-14', reason: 'component', shared: 'Core' },
    ]);
    await site.data('strategy', 'addLink', { ...issue('ONE-12'), role: 'aligned' });
    await site.host.settle();
    const after = await site.data('strategy', 'suggestWork', { target: 'TGT-1' });
    expect(after.suggestions.map(({ key }) => key)).toEqual(['ONE-14']);
    expect(await site.data('strategy', 'suggestWork', { target: 'TGT-1' }, OUTSIDER.email)).toEqual({
      suggestions: [],
    });
  });
});

describe('work that is linked from the panel', () => {
  it('is aligned or counts as it was said, and is put back as it was', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    const at = { target: 'TGT-1', issueId: '2001' };
    await site.data('alignment', 'linkIssue', { ...at, role: 'aligned', below: false });
    const { paths } = await site.data('alignment', 'getAlignment', { issueId: '2001' });
    expect(paths.map(({ target, counts }) => [target.key, counts])).toEqual([['TGT-1', 'aligned']]);
    const removed = await site.data('alignment', 'unlinkIssue', at);
    expect(removed).toEqual({ removed: true, below: false, role: 'aligned', weight: 1 });
    await site.close();
  });

  it('competes with no other target while it is only aligned', async () => {
    const site = await openSite(ISSUES);
    const other = { key: 'TGT-3', links: [{ issue: 'TWO-1' }] };
    await withStrategy(site, {
      ...strategyOf([{ key: 'TGT-1', links: [] }, other], { rules: { 'competing-targets': 'require' } }),
    });
    const link = async (role: 'counts' | 'aligned') =>
      site.call('alignment', 'linkIssue', { target: 'TGT-1', issueId: '2001', role });
    expect(await link('counts')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await link('aligned')).toMatchObject({ ok: true });
    await site.host.settle();
    const { findings } = await site.data('strategy', 'getHealth', {});
    expect(findings.filter(({ rule }) => rule === 'competing-targets')).toEqual([]);
    await site.close();
  });
});
