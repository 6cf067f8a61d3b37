import fc from 'fast-check';
import { branded } from '../../src/domain/brand';
import { parseDay } from '../../src/domain/day';
import type { IssueId } from '../../src/domain/ids';
import { leafChanges, leavesBefore, netChanges, type DayChanges, type Frame } from '../../src/rollup/change-log';
import { brokenDown, changesAfter, committedScope, withCommitMark } from '../../src/rollup/committed-scope';
import { committedActual, committedWaterfall } from '../../src/rollup/committed-waterfall';
import { CAUSES, type LeafState } from '../../src/rollup/leaf-state';
import { CATEGORIES, toWeight } from '../../src/rollup/member';
import { committedShare } from '../support/oracle/committed';
import { unsummedKinds } from '../support/oracle/unsummed-kinds';

const dayAt = (index: number) => {
  const day = parseDay(`2021-03-${String(index + 1).padStart(2, '0')}`);
  if (day === undefined) throw new Error('no such day');
  return day;
};
const idAt = (index: number): IssueId => branded(String(1_000 + index));
const ISSUES = 14;

const leaf = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    weight: fc.option(fc.nat({ max: 40 }).map(toWeight), { freq: 6 }),
    excluded: fc.boolean(),
    /** What a link makes of it. */
    factor: fc.constantFrom(0.5, 2),
  },
  { requiredKeys: ['category', 'weight', 'excluded'] },
);
type Leaves = ReadonlyMap<IssueId, LeafState>;
const leaves = fc
  .array(fc.option(leaf, { freq: 4 }), { maxLength: ISSUES })
  .map((drawn): Leaves => new Map(drawn.flatMap((one, index) => (one === null ? [] : [[idAt(index), one] as const]))));
/** The leaves at the end of each day; the second is the one on which they are committed. */
const history = fc.array(leaves, { minLength: 4, maxLength: 6 });
/** Who is below whom: always one with a larger number. */
const members = fc
  .array(fc.option(fc.nat(ISSUES), { freq: 2 }), { minLength: ISSUES, maxLength: ISSUES })
  .map(
    (parents) =>
      new Map(
        parents.map((up, index) => [idAt(index), { parent: up === null || up <= index ? null : idAt(up) }] as const),
      ),
  );
const credit = fc.record({
  new: fc.constantFrom(0, 0.1),
  indeterminate: fc.constantFrom(0, 0.5),
  done: fc.constantFrom(1, 0.9),
});
const frame = fc.record({
  day: fc.constant(dayAt(0)),
  baseline: fc.integer({ min: -50, max: 300 }),
  goal: fc.integer({ min: -50, max: 300 }),
  credit,
  statusCredit: fc.constant({}),
  unestimated: fc.constant('zero' as const),
  measure: fc.constantFrom<Frame['measure']>({ type: 'completion', weighBy: { kind: 'points' } }, { type: 'count' }),
});
const causes = fc.func(fc.constantFrom(...CAUSES));

const COMMITTED = 1;
const at = (states: readonly Leaves[], index: number): Leaves => states[index] ?? new Map<IssueId, LeafState>();
const daysOf = (states: readonly Leaves[], causeOf: (id: IssueId) => (typeof CAUSES)[number]): DayChanges[] =>
  states.slice(1).map((state, index) => ({
    day: dayAt(index + 1),
    changes: leafChanges(at(states, index), state, causeOf),
  }));
const scopeFrom = (states: readonly Leaves[], days: readonly DayChanges[], first: Frame) =>
  committedScope(at(states, states.length - 1), changesAfter(days, dayAt(COMMITTED)), first);

/** As the oracle wants them. */
const plain = (some: Leaves) =>
  [...some].map(([id, { category, weight, excluded, factor = 1 }]) => ({
    id: String(id),
    category,
    value: weight === null ? null : weight / 1e6,
    excluded,
    times: factor,
  }));

describe('a change against the committed scope', () => {
  it('has parts that sum to the difference between any two days, and so do its pieces of work with the settings', () => {
    fc.assert(
      fc.property(history, members, frame, frame, causes, (states, tree, first, last, causeOf) => {
        const days = daysOf(states, causeOf);
        const scope = scopeFrom(states, days, first);
        const parts = brokenDown(scope, tree);
        for (const from of states.keys()) {
          for (let to = from; to < states.length; to += 1) {
            const [start, end] = [
              { frame: first, leaves: at(states, from) },
              { frame: last, leaves: at(states, to) },
            ];
            const within = netChanges(days.slice(from, to));
            const told = committedWaterfall(scope, start, end, parts, within);
            expect(told.from).toBe(committedActual(scope, start, parts));
            expect(told.to).toBe(committedActual(scope, end, parts));
            const reframed = committedActual(scope, { frame: last, leaves: at(states, from) }, parts);
            const isSplit = told.from !== null && told.to !== null && reframed !== null;
            const whole = isSplit ? told.to - told.from : 0;
            const settings = isSplit ? reframed - told.from : 0;
            const sum = told.parts.reduce((total, { effect }) => total + (effect ?? 0), 0);
            const byIssue = told.issues.reduce((total, { effect }) => total + (effect ?? 0), 0);
            expect(Math.abs(sum - whole)).toBeLessThan(1e-9);
            expect(Math.abs(byIssue + settings - whole)).toBeLessThan(1e-9);
            expect(told.parts.every(({ effect }) => (effect !== null) === isSplit)).toBe(true);
            const none = { moves: [] };
            expect(unsummedKinds({ ...told, hidden: none, more: none, ofNoIssue: told.ofNoLeaf })).toEqual([]);
          }
        }
      }),
    );
  });

  it('ends where counting every committed piece of work by itself ends', () => {
    fc.assert(
      fc.property(history, members, frame, causes, (states, tree, drawn, causeOf) => {
        const both: Frame = { ...drawn, measure: { type: 'completion', weighBy: { kind: 'points' } } };
        const scope = scopeFrom(states, daysOf(states, causeOf), both);
        const last = at(states, states.length - 1);
        const issues = [...tree].map(([id, { parent }]) => ({
          id: String(id),
          fields: { parent: parent === null ? undefined : { id: String(parent) } },
        }));
        const share = committedShare(plain(at(states, COMMITTED)), plain(last), issues, {
          settings: { credit: both.credit },
          targets: [],
          links: [],
        });
        const actual = committedActual(scope, { frame: both, leaves: last }, brokenDown(scope, tree));
        const wanted = share === null ? null : both.baseline + share * (both.goal - both.baseline);
        expect(actual === null || wanted === null ? actual === wanted : Math.abs(actual - wanted) < 1e-9).toBe(true);
      }),
    );
  });

  it('does not know of work that came after the commit', () => {
    fc.assert(
      fc.property(history, frame, leaves, causes, (states, drawn, came, causeOf) => {
        const days = daysOf(states, causeOf);
        const later = new Map([...came].map(([, state], index) => [idAt(100 + index), state] as const));
        const last = at(states, states.length - 1);
        const grown = [
          ...days,
          { day: dayAt(9), changes: leafChanges(last, new Map([...last, ...later]), () => 'work') },
        ];
        const scope = scopeFrom(states, days, drawn);
        const beside = committedScope(new Map([...last, ...later]), changesAfter(grown, dayAt(COMMITTED)), drawn);
        expect(beside).toEqual(scope);
        const end = { frame: drawn, leaves: new Map([...last, ...later]) };
        expect(committedActual(scope, end, new Map())).toBe(
          committedActual(scope, { frame: drawn, leaves: last }, new Map()),
        );
        const told = committedWaterfall(
          scope,
          { frame: drawn, leaves: last },
          end,
          new Map(),
          netChanges(grown.slice(-1)),
        );
        expect(told).toMatchObject({ parts: [], issues: [], outside: later.size });
      }),
    );
  });
});

describe('the mark of a commit', () => {
  it('tells what came before it on that day from what came after', () => {
    fc.assert(
      fc.property(leaves, leaves, leaves, frame, (morning, noon, evening, drawn) => {
        const day = dayAt(COMMITTED);
        const open = withCommitMark([{ day, changes: leafChanges(morning, noon, () => 'work') }], day);
        const days = [...open, { day, changes: leafChanges(noon, evening, () => 'work') }];
        expect(leavesBefore(evening, changesAfter(days, day))).toEqual(noon);
        const nothingYet = [...withCommitMark([], day), { day, changes: leafChanges(noon, evening, () => 'work') }];
        expect(committedScope(evening, changesAfter(nothingYet, day), drawn)).toEqual(committedScope(noon, [], drawn));
      }),
    );
  });

  it('is not needed for what later days changed', () => {
    fc.assert(
      fc.property(history, causes, (states, causeOf) => {
        const days = daysOf(states, causeOf);
        const then = leavesBefore(at(states, states.length - 1), changesAfter(days, dayAt(COMMITTED)));
        expect(then).toEqual(at(states, COMMITTED));
      }),
    );
  });
});
