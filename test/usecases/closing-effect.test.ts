import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const MINUTE_MS = 60_000;
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 3 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', points: 5 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', points: 2 },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1' },
];
const field = (type: string, over: string) => ({ measure: { type, field: 'customfield_10034', over } });
const byPoints = { type: 'completion', weighBy: 'points' };
const TARGETS = [
  { key: 'TGT-COUNT', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-POINTS', links: [{ issue: 'ONE-1' }], extra: { measure: byPoints } },
  { key: 'TGT-MEDIAN', links: [{ issue: 'ONE-1' }], extra: { measure: byPoints, counting: { unestimated: 'median' } } },
  { key: 'TGT-OUT', links: [{ issue: 'ONE-1' }], extra: { measure: byPoints, counting: { unestimated: 'excluded' } } },
  { key: 'TGT-HALF', links: [{ issue: 'ONE-1', weight: 0.5 }], extra: { measure: byPoints } },
  { key: 'TGT-DONE', links: [{ issue: 'ONE-1' }], extra: field('sum', 'done') },
  { key: 'TGT-ALL', links: [{ issue: 'ONE-1' }], extra: field('sum', 'all') },
];

describe('what closing a work item moves, as its panel tells before', () => {
  let site: TestSite;
  const pathsOf = async (id: string) => (await site.data('alignment', 'getAlignment', { issueId: id })).paths;
  const told = async (id: string) =>
    new Map((await pathsOf(id)).map(({ target, counts, progressIfDone }) => [target.key, [counts, progressIfDone]]));
  const move = async (key: string, to: 'Building' | 'Shipped' | 'Backlog') => {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as {
      transitions: ReadonlyArray<{ readonly id: string; readonly to: { readonly name: string } }>;
    };
    await site.rest('POST', route, { transition: { id: transitions.find((one) => one.to.name === to)?.id } });
  };

  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, strategyOf(TARGETS));
  });
  afterEach(async () => site.close());

  it('is what the number is when it has been closed, by every way of weighing work', async () => {
    const foretold = await told('1003');
    expect(Object.fromEntries(foretold)).toEqual({
      'TGT-COUNT': ['leaf', 2 / 4],
      'TGT-POINTS': ['leaf', 8 / 10],
      // The median of 2, 3 and 5 is 3.
      'TGT-MEDIAN': ['leaf', 8 / 13],
      'TGT-OUT': ['leaf', 8 / 10],
      'TGT-HALF': ['leaf', 8 / 10],
      'TGT-DONE': ['leaf', 8 / 100],
      'TGT-ALL': ['leaf', null],
    });
    const why = (await pathsOf('1003')).flatMap(({ target, unforeseen }) =>
      unforeseen === undefined ? [] : [[target.key, unforeseen]],
    );
    expect(why).toEqual([['TGT-ALL', 'all-counts']]);
    await move('ONE-3', 'Shipped');
    await site.host.settle();
    const results = await site.results();
    const known = [...foretold].flatMap(([key, [, progress]]) => (progress === null ? [] : [[key, progress]]));
    expect(known).toHaveLength(6);
    expect(known.map(([key]) => [key, results.get(String(key))?.progress])).toEqual(known);
  });

  it('is what an empty estimate is taken for', async () => {
    const foretold = await told('1005');
    expect([foretold.get('TGT-POINTS')?.[1], foretold.get('TGT-MEDIAN')?.[1], foretold.get('TGT-OUT')?.[1]]).toEqual([
      3 / 10,
      6 / 13,
      3 / 10,
    ]);
  });

  it('is not told from a number that does not hold the work item as it is, until it does', async () => {
    site.host.clock.advance(MINUTE_MS);
    await move('ONE-3', 'Shipped');
    expect((await told('1003')).get('TGT-COUNT')).toEqual(['changed', null]);
    await site.host.settle();
    expect((await told('1003')).get('TGT-COUNT')).toEqual(['leaf', null]);

    site.host.clock.advance(MINUTE_MS);
    await move('ONE-3', 'Backlog');
    // The number still has it as done: 2 of 4. Closing it again could not make that 3 of 4.
    expect((await told('1003')).get('TGT-COUNT')).toEqual(['changed', null]);
    await site.host.settle();
    expect((await told('1003')).get('TGT-COUNT')).toEqual(['leaf', 2 / 4]);
  });
});
