import type { Link } from '../../src/domain/link';
import type { StrategyIndex } from '../../src/domain/strategy-file/strategy-index';
import { parseIssueId } from '../../src/domain/ids';
import { aFile, aTarget } from '../support/strategy-files';
import { EMPTY_SITE, imported, knownIssues, planned, refusals } from '../support/strategy-site';

const site = { ...EMPTY_SITE, issues: knownIssues('PLAT-1', 'PLAT-2', 'PLAT-3') };
const withLinks = (...links: readonly object[]): unknown =>
  aFile({ links: links.map((link) => ({ target: 'TGT-1', ...link })) });
const linksOf = (index: StrategyIndex): readonly Link[] =>
  [...index.targets.values()].flatMap(({ key, links }) => (key === 'TGT-1' ? links : []));
const told = (index: StrategyIndex): readonly string[] =>
  linksOf(index).map(
    (link) => `${link.no} ${link.kind === 'issue' ? link.key : link.jql}${link.below ? ' and below' : ''}`,
  );

/** The site after Jira told that the issue was deleted. */
function withoutIssue(index: StrategyIndex, key: string): StrategyIndex {
  const targets = [...index.targets].map(
    ([id, target]) =>
      [
        id,
        {
          ...target,
          links: target.links.map((link) =>
            link.kind === 'issue' && link.key === key ? { ...link, gone: true } : link,
          ),
        },
      ] as const,
  );
  return { ...index, targets: new Map(targets), issues: new Map([...index.issues].filter(([known]) => known !== key)) };
}

const two = imported(site, withLinks({ issue: 'PLAT-1' }, { jql: 'project = PLAT' }));

describe('the links of a target in a file', () => {
  it('become exactly those listed, and those that stay keep their numbers', () => {
    const after = imported(
      two,
      withLinks({ issue: 'PLAT-3' }, { jql: 'project = PLAT' }, { issue: 'PLAT-2', below: false }),
    );
    expect(told(two)).toEqual(['1 PLAT-1 and below', '2 project = PLAT']);
    expect(told(after)).toEqual(['2 project = PLAT', '3 PLAT-2', '4 PLAT-3 and below']);
    expect(told(imported(after, withLinks({ issue: 'PLAT-1' })))).toEqual(['5 PLAT-1 and below']);
  });

  it('become what the file says of their role and weight, and count whole where it says nothing', () => {
    const said = (index: StrategyIndex) => linksOf(index).map(({ no, role, weight }) => [no, role, weight]);
    const changed = imported(
      two,
      withLinks({ issue: 'PLAT-1', role: 'aligned' }, { jql: 'project = PLAT', weight: 0.5 }),
    );
    expect(said(changed)).toEqual([
      [1, 'aligned', undefined],
      [2, undefined, 0.5],
    ]);
    const back = imported(changed, withLinks({ issue: 'PLAT-1' }, { jql: 'project = PLAT', weight: 1 }));
    expect(linksOf(back)).toEqual(linksOf(two));
  });

  it('say the most that a file says of them, in whatever order', () => {
    const lines = [
      { issue: 'PLAT-1', role: 'aligned' },
      { issue: 'PLAT-1', weight: 0.5 },
      { issue: 'PLAT-1', weight: 2, below: false },
    ];
    const whole = { no: 3, kind: 'issue', issueId: '1001', key: 'PLAT-1', below: true, gone: false };
    const excluding = [...lines, { issue: 'PLAT-1', role: 'excludes' }];
    for (const some of [lines, lines.toReversed()])
      expect(linksOf(imported(imported(two, withLinks()), withLinks(...some)))).toEqual([{ ...whole, weight: 2 }]);
    for (const some of [excluding, excluding.toReversed()])
      expect(linksOf(imported(imported(two, withLinks()), withLinks(...some)))).toEqual([
        { ...whole, role: 'excludes' },
      ]);
  });

  it('become none when the target is listed without any', () => {
    const plan = planned(two, withLinks());
    expect(plan.counts.links).toBe(2);
    expect(plan.targets.map(({ after }) => [after.links, after.nextLink])).toEqual([[[], 3]]);
  });

  it('become those listed also when only the links name the target', () => {
    const file = aFile({ targets: [], checkIns: [], links: [{ target: 'TGT-1', issue: 'PLAT-2' }] });
    expect(told(imported(two, file))).toEqual(['3 PLAT-2 and below']);
  });

  it('stay when the file does not name the target', () => {
    const plan = planned(two, aFile({ targets: [], checkIns: [], links: [] }));
    expect(plan.targets).toEqual([]);
  });

  it('keep the number of an issue that is now taken with what is below it', () => {
    const plan = planned(two, withLinks({ issue: 'PLAT-1', below: false }, { jql: 'project = PLAT' }));
    expect(plan.counts.links).toBe(1);
    expect(plan.targets[0]?.after.links[0]).toMatchObject({ no: 1, issueId: '1001', below: false });
  });

  it('take a scope with other depth as another scope', () => {
    const after = imported(two, withLinks({ issue: 'PLAT-1' }, { jql: 'project = PLAT', below: true }));
    expect(told(after)).toEqual(['1 PLAT-1 and below', '3 project = PLAT and below']);
  });

  it('hold an issue once, however often and by whichever key it is listed', () => {
    const moved = {
      ...site,
      issues: new Map([...site.issues, ['OLD-7', { id: parseIssueId('1001') ?? never(), key: 'PLAT-1' }]]),
    };
    const after = imported(
      moved,
      withLinks({ issue: 'OLD-7', below: false }, { issue: 'PLAT-1' }, { issue: 'PLAT-1', below: false }),
    );
    expect(told(after)).toEqual(['1 PLAT-1 and below']);
  });

  it('know an issue that has moved by its id', () => {
    const moved = { ...two, issues: new Map([['PLAT-1', { id: parseIssueId('1001') ?? never(), key: 'NEW-5' }]]) };
    expect(planned(moved, withLinks({ issue: 'PLAT-1' }, { jql: 'project = PLAT' })).targets).toEqual([]);
  });

  it('keep what Jira said of a broken scope', () => {
    const broken = {
      ...two,
      targets: new Map(
        [...two.targets].map(([key, target]) => [
          key,
          {
            ...target,
            links: target.links.map((link) => (link.kind === 'jql' ? { ...link, broken: 'no such version' } : link)),
          },
        ]),
      ),
    };
    expect(planned(broken, withLinks({ issue: 'PLAT-1' }, { jql: 'project = PLAT' })).targets).toEqual([]);
  });
});

describe('a link to an issue that was deleted', () => {
  const gone = withoutIssue(two, 'PLAT-1');

  it('may stay', () => {
    expect(planned(gone, withLinks({ issue: 'PLAT-1', deleted: true }, { jql: 'project = PLAT' })).targets).toEqual([]);
  });

  it('may be taken away', () => {
    expect(told(imported(gone, withLinks({ jql: 'project = PLAT' })))).toEqual(['2 project = PLAT']);
  });

  it('is live again once the issue can be seen', () => {
    const back = { ...gone, issues: site.issues };
    expect(linksOf(imported(back, withLinks({ issue: 'PLAT-1' })))).toEqual([
      { no: 1, kind: 'issue', issueId: '1001', key: 'PLAT-1', below: true, gone: false },
    ]);
  });

  it('cannot be made anew, on this target or another', () => {
    const file = aFile({
      targets: [aTarget(), aTarget({ key: 'TGT-9' })],
      checkIns: [],
      links: [
        { target: 'TGT-1', issue: 'PLAT-1', deleted: true },
        { target: 'TGT-9', issue: 'PLAT-1' },
        { target: 'TGT-1', issue: 'PLAT-99', deleted: true },
      ],
    });
    expect(refusals(gone, file)).toEqual([
      { path: 'links[1].issue', message: 'There is no issue PLAT-1 that the app can see.' },
      { path: 'links[2].issue', message: 'There is no issue PLAT-99 that the app can see.' },
    ]);
  });
});

describe('more links than a target can hold', () => {
  it('are refused by number and by size', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ jql: `project = P${index}` }));
    expect(refusals(site, withLinks(...many))).toMatchObject([{ path: 'links[0].target' }]);
    const long = Array.from({ length: 100 }, (_, index) => ({
      jql: `project = P${index} OR text ~ "${'é'.repeat(1900)}"`,
    }));
    expect(refusals(site, withLinks(...long))).toMatchObject([{ path: 'links[0].target' }]);
  });
});

function never(): never {
  throw new Error('not an issue id');
}
