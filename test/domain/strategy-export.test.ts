import fc from 'fast-check';
import { isEmptyPlan } from '../../src/domain/strategy-file/import-plan';
import type { StrategyIndex } from '../../src/domain/strategy-file/strategy-index';
import { ARBITRARY_ISSUES, shuffled, strategyFile } from '../support/strategy-arbitraries';
import { aCheckIn, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';
import { applied, asJson, EMPTY_SITE, exported, imported, knownIssues, planned } from '../support/strategy-site';

const site: StrategyIndex = { ...EMPTY_SITE, issues: knownIssues('PLAT-12', ...ARBITRARY_ISSUES) };

const NOTHING = { settings: undefined, cycles: [], objectives: [], targets: [], checkIns: [], reopens: [] };

describe('an export', () => {
  it('is the file the strategy came from, in order of keys, with every property and a result', () => {
    const file = aFile({
      objectives: [
        anObjective({ key: 'OBJ-2', parent: 'OBJ-1', alignedTo: ['OBJ-3', 'OBJ-1'] }),
        anObjective({ key: 'OBJ-3' }),
        anObjective(),
      ],
      targets: [aMetric(), aTarget()],
      links: [{ target: 'TGT-1', issue: 'PLAT-12' }],
      checkIns: [aCheckIn({ at: '2021-04-30' }), aCheckIn()],
    });
    const out = exported(imported(site, file), () => ({
      asOf: '2021-06-30T00:00:00.000Z',
      complete: true,
      actual: 80,
      expected: 62.5,
      variance: 17.5,
      progress: 0.8,
      status: 'on-track',
      reason: null,
      leaves: { total: 5, done: 4, inProgress: 0, toDo: 1, excluded: 0, unweighted: 0 },
    }));
    expect(out.objectives).toEqual([
      anObjective(),
      anObjective({ key: 'OBJ-2', parent: 'OBJ-1', alignedTo: ['OBJ-1', 'OBJ-3'] }),
      anObjective({ key: 'OBJ-3' }),
    ]);
    expect(out.targets.map(({ result, ...definition }) => [definition, result.actual, result.leaves?.done])).toEqual([
      [aTarget(), 80, 4],
      [aMetric(), 80, 4],
    ]);
    expect(out.links).toEqual([{ target: 'TGT-1', issue: 'PLAT-12', below: true }]);
    expect(out.checkIns).toEqual([aCheckIn(), aCheckIn({ at: '2021-04-30' })]);
    // What nobody has set is left out, so that a file says no more than it did.
    const { statusCredit: _credit, unestimated: _policy, ...plain } = site.settings;
    expect(out.settings).toEqual(plain);
    expect([out.format, out.version]).toEqual(['throughline.strategy', 1]);
  });

  it('marks links to issues that are gone, and still imports where it was made', () => {
    const before = imported(site, aFile());
    const targets = [...before.targets].map(
      ([key, target]) =>
        [
          key,
          { ...target, links: target.links.map((link) => (link.kind === 'issue' ? { ...link, gone: true } : link)) },
        ] as const,
    );
    const gone = { ...before, targets: new Map(targets), issues: new Map() };
    const out = exported(gone);
    expect(out.links[0]).toEqual({ target: 'TGT-1', issue: 'PLAT-12', below: true, deleted: true });
    expect(isEmptyPlan(planned(gone, asJson(out)))).toBe(true);
  });

  it('is the same however the site keeps its lists, and still imports there', () => {
    const file = aFile({
      objectives: [
        anObjective({ alignedTo: ['OBJ-2', 'OBJ-3'] }),
        anObjective({ key: 'OBJ-2' }),
        anObjective({ key: 'OBJ-3' }),
      ],
    });
    const kept = imported(site, file);
    const turned: StrategyIndex = {
      ...kept,
      objectives: new Map(
        [...kept.objectives].toReversed().map(([key, one]) => [key, { ...one, alignedTo: one.alignedTo.toReversed() }]),
      ),
      targets: new Map(
        [...kept.targets].toReversed().map(([key, one]) => [key, { ...one, links: one.links.toReversed() }]),
      ),
    };
    expect(exported(turned)).toEqual(exported(kept));
    expect(planned(turned, asJson(exported(turned)))).toEqual({ ...NOTHING, counts: expect.anything() as unknown });
  });

  it('leaves the settings out of a page that is not the first', () => {
    const { settings, ...page } = exported(imported(site, aFile()));
    expect(settings).toBeDefined();
    expect(isEmptyPlan(planned(imported(site, aFile()), asJson(page)))).toBe(true);
  });
});

describe('laws of import and export', () => {
  it('an imported file imported again plans nothing', () => {
    fc.assert(
      fc.property(strategyFile, (file) => {
        expect(isEmptyPlan(planned(imported(site, file), file))).toBe(true);
      }),
    );
  });

  it('an export imported where it was made plans nothing', () => {
    fc.assert(
      fc.property(strategyFile, strategyFile, (first, second) => {
        const twice = imported(imported(site, first), withoutCheckInsOf(second, first));
        expect(isEmptyPlan(planned(twice, asJson(exported(twice))))).toBe(true);
      }),
    );
  });

  it('an export imported into an empty site makes the same site', () => {
    fc.assert(
      fc.property(strategyFile, (file) => {
        const once = imported(site, file);
        const copy = imported(site, asJson(exported(once)));
        expect(exported(copy)).toEqual(exported(once));
      }),
    );
  });

  it('the order of the lists in a file plays no part', () => {
    const pair = strategyFile.chain((file) => fc.tuple(fc.constant(file), shuffled(file)));
    fc.assert(
      fc.property(pair, ([file, other]) => {
        expect(planned(site, other)).toEqual(planned(site, file));
      }),
    );
  });

  it('a plan holds what differs and nothing else', () => {
    fc.assert(
      fc.property(strategyFile, (file) => {
        const plan = planned(site, file);
        const { counts } = plan;
        expect(isEmptyPlan(plan)).toBe(false);
        expect(plan.targets).toHaveLength(counts.targets);
        expect([plan.cycles.length, plan.objectives.length]).toEqual([counts.cycles, counts.objectives]);
        const again = planned(applied(site, { ...plan, targets: [], checkIns: [] }), file);
        expect([again.cycles, again.objectives, again.settings]).toEqual([[], [], undefined]);
        expect(again.targets).toEqual(plan.targets);
      }),
    );
  });
});

/** A second file may not measure by completion what the first gave check-ins. */
function withoutCheckInsOf(file: Record<string, unknown>, earlier: Record<string, unknown>): Record<string, unknown> {
  const held = new Set(entries(earlier, 'checkIns').map(({ target }) => target));
  const kept = (entry: Record<string, unknown>): boolean => !held.has(entry['key'] ?? entry['target']);
  const [targets, links, checkIns] = ['targets', 'links', 'checkIns'].map((list) => entries(file, list).filter(kept));
  return {
    ...file,
    objectives: entries(file, 'objectives').map((entry) => ({ ...entry, parent: null })),
    targets,
    links,
    checkIns,
  };
}

function entries(file: Record<string, unknown>, list: string): Record<string, unknown>[] {
  return asJson(file[list]) as Record<string, unknown>[];
}
