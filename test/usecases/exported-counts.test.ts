import { openSite, strategyOf, withStrategy, type TestIssue } from '../support/site';

const POINTS = 'customfield_10034';
/** Under one epic: two count, one has no estimate, one is a duplicate, one is taken out by a link. */
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 5 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', points: 3 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1' },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1', category: 'done', resolution: 'Duplicate', points: 2 },
  { id: 1006, key: 'ONE-6', parent: 'ONE-1', points: 1 },
];
const LINKS = [{ issue: 'ONE-1' }, { issue: 'ONE-6', role: 'excludes' as const }];

describe('what an export counts of the work', () => {
  it.each([
    ['none', { total: 3, excluded: 2, unweighted: 1 }, undefined],
    ['excluded', { total: 2, excluded: 2, unweighted: 0 }, { count: 1, as: null }],
    ['median', { total: 3, excluded: 2, unweighted: 1 }, { count: 1, as: 4 }],
  ] as const)(
    'is what the page says, each piece of work once, where work without an estimate is taken for %s',
    async (unestimated, leaves, told) => {
      const site = await openSite(ISSUES);
      const counting = unestimated === 'none' ? {} : { counting: { unestimated } };
      const extra = { measure: { type: 'completion', weighBy: POINTS }, ...counting };
      await withStrategy(site, strategyOf([{ key: 'TGT-1', links: LINKS, extra }]));
      const exported = (await site.results()).get('TGT-1');
      const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
      await site.close();
      expect(exported?.leaves).toMatchObject(leaves);
      expect(exported?.leaves).toEqual(target.result.leaves);
      expect(exported?.unestimated).toEqual(told);
      expect(target.result.unestimated).toEqual(told);
      const apart = unestimated === 'excluded' ? 1 : 0;
      expect(leaves.total + leaves.excluded + apart).toBe(5);
    },
  );
});
