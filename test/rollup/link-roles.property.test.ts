import fc from 'fast-check';
import { parseIssueId, type IssueId } from '../../src/domain/ids';
import { LINK_ROLES } from '../../src/domain/link-role';
import type { Bearing, Bearings } from '../../src/rollup/bearing';
import { plainFold } from '../../src/rollup/fold';
import { leafStateOf } from '../../src/rollup/leaf-state';
import { CATEGORIES, toWeight, WEIGHT_SCALE, type Member } from '../../src/rollup/member';
import { scopeOf, standingOf, type ScopeIssue } from '../../src/rollup/scope';
import { addSums, doneCount, fieldSum, shareOf, subtractSums, sumsOf, NO_SUMS } from '../../src/rollup/sums';

const idOf = (index: number): IssueId => {
  const id = parseIssueId(String(index + 1));
  if (id === undefined) throw new Error('not an id');
  return id;
};

type Issues = ReadonlyMap<IssueId, ScopeIssue>;

/** Trees of issues that links 1 to 4 may reach directly. */
const issues = fc
  .array(
    fc.record({
      under: fc.option(fc.nat()),
      category: fc.constantFrom(...CATEGORIES),
      weight: fc.option(fc.nat({ max: 100 })),
      direct: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((drawn): Issues => {
    const made = drawn.map((one, index): ScopeIssue => ({
      id: idOf(index),
      parent: one.under === null || index === 0 ? null : idOf(one.under % index),
      category: one.category,
      resolution: null,
      weight: one.weight === null ? null : toWeight(one.weight),
      direct: [...one.direct].sort(),
      created: null,
      resolved: null,
    }));
    return new Map(made.map((issue) => [issue.id, issue]));
  });

const bearing = fc.record({
  below: fc.boolean(),
  role: fc.constantFrom(...LINK_ROLES),
  weight: fc.constantFrom(0.25, 0.5, 1, 1, 2),
});
const bearings = fc
  .tuple(bearing, bearing, bearing, bearing)
  .map((drawn): Bearings => new Map(drawn.map((one, at) => [at + 1, one])));

const fold = plainFold([]);
const worth = { credit: { new: 0, indeterminate: 0.5, done: 1 }, statusCredit: {}, unestimated: 'zero' } as const;

/** Slow and plain: whether a link reaches an issue, itself or through one above it. */
function isReached(all: Issues, no: number, { below }: Bearing, id: IssueId): boolean {
  let step = all.get(id);
  if (step?.direct.includes(no) === true) return true;
  while (below && step !== undefined && step.parent !== null) {
    step = all.get(step.parent);
    if (step?.direct.includes(no) === true) return true;
  }
  return false;
}

/** What counts, told slowly: each leaf once, for the greatest weight of the counting links that reach it. */
function plainLeaves(
  all: Issues,
  links: Bearings,
): ReadonlyMap<IssueId, { readonly out: boolean; readonly times: number }> {
  const reaching = (id: IssueId) => [...links].filter(([no, one]) => isReached(all, no, one, id)).map(([, one]) => one);
  const counting = (id: IssueId) => reaching(id).filter(({ role }) => role === 'counts');
  const inScope = [...all.keys()].filter((id) => counting(id).length > 0);
  const parents = new Set(inScope.map((id) => all.get(id)?.parent));
  return new Map(
    inScope
      .filter((id) => !parents.has(id))
      .map((id) => [
        id,
        {
          out: reaching(id).some(({ role }) => role === 'excludes'),
          times: Math.max(...counting(id).map(({ weight }) => weight)),
        },
      ]),
  );
}

const membersOf = (all: Issues, links: Bearings): Member[] => [...scopeOf(all, links).members.values()];

describe('links that do not count whole', () => {
  it('leave as leaves what a plain count leaves, each for the greatest weight that reaches it', () => {
    fc.assert(
      fc.property(issues, bearings, (all, links) => {
        const told = membersOf(all, links).flatMap((member) => {
          const leaf = leafStateOf(member, fold);
          const times = leaf?.excluded === true ? 0 : (leaf?.factor ?? 1);
          return leaf === null ? [] : [[member.id, { out: leaf.excluded, times }] as const];
        });
        const plain = [...plainLeaves(all, links)].map(
          ([id, { out, times }]) => [id, { out, times: out ? 0 : times }] as const,
        );
        expect(new Map(told)).toEqual(new Map(plain));
      }),
    );
  });

  it('come to what leaves add up to one by one, by every measure', () => {
    fc.assert(
      fc.property(issues, bearings, (all, links) => {
        const sums = sumsOf(membersOf(all, links), fold);
        const counted = [...plainLeaves(all, links)]
          .filter(([, { out }]) => !out)
          .map(([id, { times }]) => ({ times, category: all.get(id)?.category, weight: all.get(id)?.weight ?? null }));
        const add = (some: typeof counted, of: (one: (typeof counted)[number]) => number): number =>
          some.reduce((sum, one) => sum + of(one), 0);
        const done = counted.filter(({ category }) => category === 'done');
        const filled = counted.filter(({ weight }) => weight !== null);
        expect(doneCount(sums)).toBeCloseTo(
          add(done, ({ times }) => times),
          9,
        );
        const whole = add(filled, ({ times, weight }) => times * ((weight ?? 0) / WEIGHT_SCALE));
        const { sum, filled: many } = fieldSum(sums, 'all');
        expect(sum / WEIGHT_SCALE).toBeCloseTo(whole, 9);
        expect(many).toBeCloseTo(
          add(filled, ({ times }) => times),
          9,
        );
        const share = shareOf(sums, worth);
        const earned = add(
          filled,
          ({ times, weight, category }) => times * ((weight ?? 0) / WEIGHT_SCALE) * worth.credit[category ?? 'new'],
        );
        expect(share.kind === 'measured' ? share.share : 0).toBeCloseTo(whole > 0 ? earned / whole : 0, 9);
      }),
    );
  });

  it('add up by parts, and subtraction undoes addition exactly', () => {
    const fine = { ...fold, unestimated: 'median' as const };
    fc.assert(
      fc.property(issues, bearings, fc.nat({ max: 25 }), (all, links, cut) => {
        const members = membersOf(all, links);
        const whole = sumsOf(members, fine);
        const [first, rest] = [sumsOf(members.slice(0, cut), fine), sumsOf(members.slice(cut), fine)];
        expect(addSums(first, rest)).toEqual(whole);
        expect(subtractSums(whole, first)).toEqual(rest);
        expect(subtractSums(whole, whole)).toEqual({ ...NO_SUMS, fine: subtractSums(first, first).fine });
      }),
    );
  });

  it('take out and never bring in: without its exclusions a scope has the same leaves, and more of them count', () => {
    fc.assert(
      fc.property(issues, bearings, (all, links) => {
        const without = new Map([...links].filter(([, { role }]) => role !== 'excludes'));
        const bare = new Map(
          [...all].map(([id, issue]) => [id, { ...issue, direct: issue.direct.filter((no) => without.has(no)) }]),
        );
        const leaves = (some: readonly Member[]) => some.filter((member) => leafStateOf(member, fold) !== null);
        const ids = (some: readonly Member[]) =>
          leaves(some)
            .map(({ id }) => id)
            .sort();
        expect(ids(membersOf(all, links))).toEqual(ids(membersOf(bare, without)));
      }),
    );
  });

  it('change no sum by being aligned', () => {
    fc.assert(
      fc.property(issues, bearings, (all, links) => {
        const without = new Map([...links].filter(([, { role }]) => role !== 'aligned'));
        const bare = new Map(
          [...all].map(([id, issue]) => [id, { ...issue, direct: issue.direct.filter((no) => without.has(no)) }]),
        );
        expect(sumsOf(membersOf(all, links), fold)).toEqual(sumsOf(membersOf(bare, without), fold));
      }),
    );
  });

  it('are named by the link that decides', () => {
    fc.assert(
      fc.property(issues, bearings, (all, links) => {
        const scope = scopeOf(all, links);
        for (const [id, member] of scope.members) {
          const standing = standingOf(scope, links, id);
          const decider = links.get(standing?.primary ?? 0);
          const wanted = { counts: 'counts', excluded: 'excludes', outside: 'excludes', aligned: 'aligned' } as const;
          expect(standing?.part).toBe(member.part ?? 'counts');
          expect(decider?.role).toBe(wanted[member.part ?? 'counts']);
          expect(decider?.role === 'counts' ? decider.weight : 1).toBe(member.factor ?? 1);
        }
      }),
    );
  });
});
