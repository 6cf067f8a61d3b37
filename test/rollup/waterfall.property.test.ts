import fc from 'fast-check';
import { branded } from '../../src/domain/brand';
import { parseDay } from '../../src/domain/day';
import type { IssueId } from '../../src/domain/ids';
import type { Measure } from '../../src/domain/measure';
import {
  leafChanges,
  leavesBefore,
  mergedChanges,
  netChanges,
  undone,
  type DayChanges,
  type Frame,
} from '../../src/rollup/change-log';
import { CAUSES, type LeafState } from '../../src/rollup/leaf-state';
import { CATEGORIES, toWeight } from '../../src/rollup/member';
import { fillerOf, sumsOfLeaves, type Sums } from '../../src/rollup/sums';
import { actualIn, waterfallOf } from '../../src/rollup/waterfall';
import { slowWaterfall } from '../support/oracle/slow-waterfall';
import { unsummedKinds } from '../support/oracle/unsummed-kinds';

const dayAt = (index: number) => {
  const day = parseDay(`2021-03-${String(index + 1).padStart(2, '0')}`);
  if (day === undefined) throw new Error('no such day');
  return day;
};
const idAt = (index: number): IssueId => branded(String(1_000 + index));

/** A status with a credit of its own. */
const OWN = '10042';
const leaf = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    weight: fc.option(fc.nat({ max: 40 }).map(toWeight), { freq: 6 }),
    excluded: fc.boolean(),
    status: fc.constant(OWN),
  },
  { requiredKeys: ['category', 'weight', 'excluded'] },
);
/** Sums that keep everything a frame may ask for. */
const sumsOf = (some: Iterable<LeafState>): Sums =>
  sumsOfLeaves(some, { unestimated: 'median', statuses: new Set([OWN]) });
type Leaves = ReadonlyMap<IssueId, LeafState>;
const leaves = fc
  .array(fc.option(leaf, { freq: 4 }), { maxLength: 14 })
  .map((drawn): Leaves => new Map(drawn.flatMap((one, index) => (one === null ? [] : [[idAt(index), one] as const]))));

const credit = fc.record({
  new: fc.constantFrom(0, 0.1),
  indeterminate: fc.constantFrom(0, 0.5),
  done: fc.constantFrom(1, 0.9),
});
const SHARE: Measure = { type: 'completion', weighBy: { kind: 'points' } };
const MEASURES: readonly Measure[] = [
  SHARE,
  { type: 'count' },
  { type: 'sum', field: 'customfield_1', over: 'done' },
  { type: 'average', field: 'customfield_1', over: 'done' },
  { type: 'average', field: 'customfield_1', over: 'all' },
];
const frame = fc.record({
  baseline: fc.integer({ min: -50, max: 300 }),
  goal: fc.integer({ min: -50, max: 300 }),
  credit,
  statusCredit: fc.constantFrom({}, { [OWN]: 0.4 }),
  unestimated: fc.constantFrom('zero', 'median'),
  measure: fc.constantFrom(...MEASURES),
});
const frameOf = (drawn: Omit<Frame, 'day'>): Frame => ({ ...drawn, day: dayAt(0) });

/** A history: leaves at the end of each day. */
const history = fc.array(leaves, { minLength: 2, maxLength: 6 });

function daysOf(states: readonly Leaves[], cause: (id: IssueId) => (typeof CAUSES)[number]): DayChanges[] {
  return states.slice(1).map((state, index) => ({
    day: dayAt(index + 1),
    changes: leafChanges(states[index] ?? new Map(), state, cause),
  }));
}

const causes = fc.func(fc.constantFrom(...CAUSES));

describe('a waterfall', () => {
  it('has parts that sum to the difference, and leaves that do so with the changed settings and a moved median', () => {
    fc.assert(
      fc.property(history, frame, frame, causes, (states, first, last, causeOf) => {
        const days = daysOf(states, causeOf);
        const [before, after] = [frameOf(first), frameOf(last)];
        const sums = sumsOf((states[0] ?? new Map()).values());
        const { from, to, parts, issues } = waterfallOf(before, after, sums, netChanges(days));
        expect(from).toBe(actualIn(before, sums));
        expect(to).toBe(actualIn(after, sumsOf((states[states.length - 1] ?? new Map()).values())));
        const reframed = actualIn(after, sums);
        const end = sumsOf((states[states.length - 1] ?? new Map()).values());
        const refilled = actualIn(after, sums, fillerOf(end, after));
        const isSplit = from !== null && to !== null && reframed !== null && refilled !== null;
        const whole = isSplit ? to - from : 0;
        const sum = parts.reduce((total, { effect }) => total + (effect ?? 0), 0);
        const byLeaf = issues.reduce((total, { effect }) => total + (effect ?? 0), 0);
        expect(Math.abs(sum - whole)).toBeLessThan(1e-9);
        expect(Math.abs(byLeaf + (isSplit ? refilled - from : 0) - whole)).toBeLessThan(1e-9);
        expect(parts.every(({ effect }) => (effect !== null) === isSplit)).toBe(true);
      }),
    );
  });

  it('comes to each part by the leaves it is about and what is no single leaf’s', () => {
    fc.assert(
      fc.property(history, frame, frame, causes, (states, first, last, causeOf) => {
        const [before, after] = [frameOf(first), frameOf(last)];
        const sums = sumsOf((states[0] ?? new Map()).values());
        const told = waterfallOf(before, after, sums, netChanges(daysOf(states, causeOf)));
        const none = { moves: [] };
        const shown = { ...told, hidden: none, more: none, ofNoIssue: told.ofNoLeaf };
        expect(unsummedKinds(shown)).toEqual([]);
        for (const { kind, count } of told.parts) {
          expect(told.issues.filter(({ moves }) => moves.some((move) => move.kind === kind))).toHaveLength(count);
        }
        for (const { moves } of told.issues) expect(new Set(moves.map(({ kind }) => kind)).size).toBe(moves.length);
      }),
    );
  });

  it('says what slow small steps say, for every reason', () => {
    fc.assert(
      fc.property(leaves, leaves, credit, (was, is, earned) => {
        const both = frameOf({
          baseline: 0,
          goal: 1,
          credit: earned,
          statusCredit: {},
          unestimated: 'zero',
          measure: SHARE,
        });
        const days = daysOf([was, is], () => 'work');
        const { from, to, parts } = waterfallOf(both, both, sumsOf(was.values()), netChanges(days));
        fc.pre(from !== null && to !== null);
        const ids = [...new Set([...was.keys(), ...is.keys()])];
        const plain = (one: LeafState | undefined) =>
          one === undefined ? undefined : { ...one, weight: (one.weight ?? 0) / 1e6 };
        const slow = slowWaterfall(
          ids.map((id) => ({ before: plain(was.get(id)), after: plain(is.get(id)) })),
          earned,
        );
        expect(from).toBeCloseTo(slow.from, 9);
        expect(to).toBeCloseTo(slow.to, 9);
        for (const { kind, effect } of parts) expect(effect ?? 0).toBeCloseTo(slow.effects[kind] ?? 0, 3);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which leaves are told', () => {
    fc.assert(
      fc.property(leaves, leaves, frame, (was, is, drawn) => {
        const both = frameOf(drawn);
        const net = netChanges(daysOf([was, is], () => 'work'));
        const sums = sumsOf(was.values());
        const forward = waterfallOf(both, both, sums, net);
        const backward = waterfallOf(both, both, sums, new Map([...net].reverse()));
        for (const { kind, count, effect } of forward.parts) {
          const other = backward.parts.find((part) => part.kind === kind);
          expect(other?.count).toBe(count);
          expect(Math.abs((other?.effect ?? 0) - (effect ?? 0))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('a log of changes', () => {
  it('undone from the last day gives the sums and the leaves of any earlier day', () => {
    fc.assert(
      fc.property(history, causes, fc.nat(5), (states, causeOf, at) => {
        const day = at % states.length;
        const since = daysOf(states, causeOf).slice(day);
        const last = states[states.length - 1] ?? new Map<IssueId, LeafState>();
        const then = states[day] ?? new Map<IssueId, LeafState>();
        expect(undone(sumsOf(last.values()), since)).toEqual(sumsOf(then.values()));
        expect(leavesBefore(last, since)).toEqual(then);
      }),
    );
  });

  it('of a day that was seen in parts says the same as one that was seen whole', () => {
    fc.assert(
      fc.property(leaves, leaves, leaves, causes, (first, second, third, causeOf) => {
        const parts = mergedChanges(leafChanges(first, second, causeOf), leafChanges(second, third, causeOf));
        const day = dayAt(1);
        const net = [...netChanges([{ day, changes: parts }])].map(([id, { before, after }]) => [id, before, after]);
        const whole = leafChanges(first, third, causeOf).map(({ id, before, after }) => [id, before, after]);
        expect(new Map(net.map((one) => [one[0], one]))).toEqual(new Map(whole.map((one) => [one[0], one])));
      }),
    );
  });
});
