import { openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

describe('targets whose linked work is lost', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([
      { id: 1001, key: 'ONE-1' },
      { id: 1002, key: 'ONE-2' },
      { id: 2009, key: 'TWO-9' },
    ]);
    const file = strategyOf([
      { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { jql: 'project = ONE OR key = TWO-9' }] },
      { key: 'TGT-2', links: [{ issue: 'ONE-2' }] },
      { key: 'TGT-3', links: [{ issue: 'ONE-1' }], extra: { objective: 'OBJ-9' } },
    ]);
    const hidden = {
      key: 'OBJ-9',
      name: 'Hidden',
      cycle: 'FY21',
      level: 'team',
      restrictedTo: { accounts: ['712020:nobody'], groups: [] },
    };
    await withStrategy(site, { ...file, objectives: [...(file['objectives'] as object[]), hidden] });
  });
  afterEach(async () => site.close());

  const found = async (user?: string) =>
    (await site.data('strategy', 'getHealth', { cycle: 'FY21' }, user)).findings
      .filter(({ rule }) => rule === 'lost-links')
      .map(({ targets, found: count }) => [targets, count]);

  it('are found by the rule, with how many of their links are, and only where somebody may see them', async () => {
    expect(await found()).toEqual([]);
    await site.rest('DELETE', '/rest/api/3/issue/ONE-1');
    await site.host.settle();
    expect(await found()).toEqual([[['TGT-1'], 1]]);
    await site.rest('DELETE', '/rest/api/3/issue/TWO-9');
    await site.host.settle();
    await site.rest('PUT', '/rest/api/3/issue/ONE-2', { fields: { summary: 'New' } });
    await site.host.advance({ byMs: 25 * 3_600_000 });
    expect(await found()).toEqual([[['TGT-1'], 2]]);
    expect(await found(USER)).toEqual([[['TGT-1'], 2]]);
  });

  it('are found no more once the link is taken off', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/ONE-2');
    await site.host.settle();
    expect(await found()).toEqual([[['TGT-2'], 1]]);
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-2' });
    const { rev, linkCount: _links, result: _result, ...entry } = target;
    await site.data('strategy', 'saveTarget', { target: entry, links: [], rev });
    await site.host.settle();
    expect(await found()).toEqual([]);
  });

  const states = async () =>
    Promise.all(
      ['TGT-1', 'TGT-2'].map(async (target) => (await site.data('strategy', 'getTarget', { target })).links[0]?.state),
    );

  it('are told apart: what is in an archived project comes back with it, what was deleted does not', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/ONE-2');
    await site.host.settle();
    expect(await states()).toEqual(['live', 'deleted']);
    await withStrategy(site, { ...strategyOf([]), links: [{ target: 'TGT-2', issue: 'TWO-9' }] });
    await site.rest('DELETE', '/rest/api/3/issue/ONE-1');
    await site.rest('POST', '/rest/api/3/project/TWO/archive');
    await site.host.settle();
    expect(await states()).toEqual(['deleted', 'archived']);
    await site.rest('POST', '/rest/api/3/project/TWO/restore');
    await site.host.settle();
    expect(await states()).toEqual(['deleted', 'live']);
  });
});
