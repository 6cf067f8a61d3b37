import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { movedDay } from '../../src/domain/carry-days';
import { planCarry, type CarryPlan, type CarrySource } from '../../src/domain/carry-forward';
import { CARRY_MODES } from '../../src/domain/carry-target';
import { copyKeysInto, type CopyKeys } from '../../src/domain/carry-keys';
import type { Cycle } from '../../src/domain/cycle';
import { addDays, parseDay } from '../../src/domain/day';
import { parseCycleKey, parseObjectiveKey, parseTargetKey, type Day, type ObjectiveKey } from '../../src/domain/ids';
import type { StrategyIndex } from '../../src/domain/strategy-file/strategy-index';
import { ARBITRARY_ISSUES, strategyFile } from '../support/strategy-arbitraries';
import { asJson, EMPTY_SITE, exported, imported, knownIssues, planned } from '../support/strategy-site';

const day = (text: string): Day => parseDay(text) ?? day('2021-01-01');
const period = fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 500 })).map(([from, length]) => ({
  start: addDays(day('2019-01-01'), from),
  end: addDays(day('2019-01-01'), from + length),
}));

describe('a day moved into another cycle', () => {
  it('keeps its order, and the ends of one cycle are the ends of the other', () => {
    fc.assert(
      fc.property(period, period, fc.array(fc.integer({ min: 0, max: 4_000 })), (from, to, offsets) => {
        const days = offsets.toSorted((a, b) => a - b).map((offset) => addDays(day('2018-06-01'), offset));
        const moved = days.map((one) => movedDay(one, from, to));
        expect(moved).toEqual(moved.toSorted());
        expect(moved.every((one) => one >= to.start)).toBe(true);
        expect(from.start === from.end || movedDay(from.start, from, to) === to.start).toBe(true);
        expect(from.start === from.end || movedDay(from.end, from, to) === to.end).toBe(true);
      }),
    );
  });
});

const draw = (text: string): string => createHash('sha256').update(text).digest('hex');
/** As on a site where nothing is hidden. */
const keysInto = ({ key }: Cycle): CopyKeys => copyKeysInto(key, { draw, isElse: () => false });

const NEXT = { key: 'NEXT', name: 'Next', start: '2030-01-01', end: '2030-06-30' };
const shuffledSome = fc.double({ min: 0, max: 1, noNaN: true });

interface Scene {
  readonly site: StrategyIndex;
  readonly plan: CarryPlan;
  readonly again: () => CarryPlan;
  readonly after: StrategyIndex;
}

/** A site with an empty next cycle, and what carrying a part of its first cycle there comes to. */
const scene: fc.Arbitrary<Scene> = fc
  .tuple(strategyFile, fc.constantFrom(...CARRY_MODES), fc.boolean(), shuffledSome)
  .map(([file, mode, withLinks, share]) => {
    const start = { ...EMPTY_SITE, issues: knownIssues(...ARBITRARY_ISSUES) };
    const site = imported(imported(start, file), {
      ...file,
      cycles: [NEXT],
      objectives: [],
      targets: [],
      links: [],
      checkIns: [],
    });
    const cycles = [...site.cycles.values()];
    const from = cycles.find(({ key, state }) => key !== 'NEXT' && state !== 'closed') ?? cycles[0];
    const to = cycles.find(({ key }) => key === 'NEXT');
    if (from === undefined || to === undefined) throw new Error('there are no cycles');
    const own = [...site.objectives.values()].filter(({ cycle }) => cycle === from.key);
    const objectives = own.slice(0, Math.ceil(own.length * share)).map(({ key }) => key);
    const targets = [...site.targets.values()]
      .filter(({ objective }) => objectives.includes(objective))
      .map(({ key }) => key);
    const plan = (on: StrategyIndex, cycle: Cycle): CarryPlan => {
      const { objectives: all, targets: measured } = on;
      const source: CarrySource = {
        ...{ objectives: all, targets: measured, copyKeys: keysInto(to) },
        actualOf: () => 7.5,
      };
      return planCarry({ from: cycle, to, objectives, targets, mode, withLinks }, source);
    };
    const first = plan(site, from);
    const after: StrategyIndex = {
      ...site,
      objectives: new Map([...site.objectives, ...first.objectives.map(({ copy }) => [copy.key, copy] as const)]),
      targets: new Map([...site.targets, ...first.targets.map(({ copy }) => [copy.key, copy] as const)]),
    };
    return { site, plan: first, again: () => plan(after, from), after };
  });

describe('carrying forward', () => {
  it('makes copies that are a valid strategy of their own, and finds them when it is done again', () => {
    fc.assert(
      fc.property(scene, ({ site, plan, again, after }) => {
        expect(plan.mistakes).toEqual([]);
        const file = asJson(exported(after)) as Record<string, unknown>;
        // Whatever a file could not say, or a save would refuse, would be told here.
        expect(planned(after, file).counts).toMatchObject({ objectives: 0, targets: 0, links: 0 });
        for (const [key, objective] of site.objectives) expect(after.objectives.get(key)).toBe(objective);
        const copies = plan.objectives.map(({ copy }) => copy);
        expect(copies.every(({ cycle }) => cycle === 'NEXT')).toBe(true);
        for (const { parent, alignedTo } of copies)
          for (const key of parent === null ? alignedTo : [parent, ...alignedTo])
            expect(after.objectives.has(key)).toBe(true);
        expect(again()).toMatchObject({ objectives: [], targets: [], existing: copies.length + plan.targets.length });
      }),
    );
  });

  it('gives the same key to the same copy, and another where something else has it', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/);
    fc.assert(
      fc.property(text, text, (one, cycle) => {
        const [key, to] = [parseObjectiveKey(one), parseCycleKey(cycle)];
        if (key === undefined || to === undefined) return;
        const copy = copyKeysInto(to, { draw, isElse: () => false }).objective(key);
        const beside = copyKeysInto(to, { draw, isElse: (other) => other.key === copy }).objective(key);
        expect(beside).not.toBe(copy);
        for (const given of [copy, beside]) expect(given).toMatch(/^OBJ-[B-Z][2-9B-Z]{7}$/);
        expect(copyKeysInto(to, { draw, isElse: () => false }).objective(key)).toBe(copy);
        // Another site, another secret.
        const elsewhere = copyKeysInto(to, { draw: (of) => draw(`other ${of}`), isElse: () => false });
        expect(elsewhere.objective(key)).not.toBe(copy);
      }),
    );
  });

  it('meets nothing by chance, however much is copied', () => {
    const to = parseCycleKey('FY22');
    if (to === undefined) throw new Error('not a key');
    const keys = copyKeysInto(to, { draw, isElse: () => false });
    const sources = Array.from({ length: 20_000 }, (_none, no) => parseTargetKey(`TGT-${no}`) ?? []).flat();
    expect(new Set(sources.map(keys.target)).size).toBe(20_000);
  });

  it('takes what is hidden with something along only with that', () => {
    const objectives = [
      {
        key: 'OBJ-1',
        name: 'Buy it',
        cycle: 'FY21',
        level: 'organization',
        restrictedTo: { accounts: [], groups: ['g'] },
      },
      { key: 'OBJ-2', name: 'Look at it', cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
    ];
    const cycles = [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31' }, NEXT];
    const site = imported(EMPTY_SITE, { format: 'throughline.strategy', version: 1, cycles, objectives });
    const [from, to] = [...site.cycles.values()].toSorted((a, b) => (a.start < b.start ? -1 : 1));
    const [above, below] = [...site.objectives.keys()];
    if (from === undefined || to === undefined || above === undefined || below === undefined)
      throw new Error('no site');
    const source: CarrySource = {
      objectives: site.objectives,
      targets: site.targets,
      actualOf: () => null,
      copyKeys: keysInto(to),
    };
    const carried = (keys: readonly ObjectiveKey[]): CarryPlan =>
      planCarry({ from, to, objectives: keys, targets: [], mode: 'reset', withLinks: false }, source);
    expect(carried([below])).toMatchObject({
      objectives: [],
      mistakes: [{ path: 'objectives[0]', message: 'OBJ-2 is restricted with OBJ-1; it goes along only with that.' }],
    });
    expect(carried([above, below])).toMatchObject({ mistakes: [], objectives: [{}, {}] });
  });
});
