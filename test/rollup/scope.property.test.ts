import fc from 'fast-check';
import type { IssueId } from '../../src/domain/ids';
import { parseIssueId } from '../../src/domain/ids';
import type { Credit } from '../../src/domain/credit';
import type { Bearings } from '../../src/rollup/bearing';
import { scopeOf, standingOf, type ScopeIssue } from '../../src/rollup/scope';
import { plainFold } from '../../src/rollup/fold';
import { addSums, leafTotal, NO_SUMS, shareOf, subtractSums, sumsOf, type Worth } from '../../src/rollup/sums';
import { CATEGORIES, toWeight, type Member } from '../../src/rollup/member';

const idOf = (index: number): IssueId => {
  const id = parseIssueId(String(index + 1));
  if (id === undefined) throw new Error('not an id');
  return id;
};

/** Trees of issues: each may hang under an earlier one, and links 1 to 3 may reach it directly. */
const issues = fc
  .array(
    fc.record({
      under: fc.option(fc.nat()),
      category: fc.constantFrom(...CATEGORIES),
      resolution: fc.constantFrom(null, 'Fixed', 'DUPLICATE'),
      weight: fc.option(fc.nat({ max: 100 })),
      direct: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
    }),
    { maxLength: 25 },
  )
  .map((drawn): ReadonlyMap<IssueId, ScopeIssue> => {
    const made = drawn.map((one, index): ScopeIssue => ({
      id: idOf(index),
      parent: one.under === null || index === 0 ? null : idOf(one.under % index),
      category: one.category,
      resolution: one.resolution,
      weight: one.weight === null ? null : toWeight(one.weight),
      direct: [...one.direct].sort(),
      created: null,
      resolved: null,
    }));
    return new Map(made.map((issue) => [issue.id, issue]));
  });
/** Links 1 to 3, which all count; some of them take in what is below. */
const below = fc.uniqueArray(fc.integer({ min: 1, max: 3 })).map((nos): Bearings => {
  const counting = [1, 2, 3].map((no) => [no, { below: nos.includes(no), role: 'counts', weight: 1 }] as const);
  return new Map(counting);
});
const fold = plainFold(['Duplicate']);
const worth = (credit: Credit): Worth => ({ credit, statusCredit: {}, unestimated: 'zero' });

/** Slow and plain: an issue is reached by a link when it, or an issue above it that the link takes below, is linked. */
function isReached(all: ReadonlyMap<IssueId, ScopeIssue>, taken: Bearings, id: IssueId, no: number): boolean {
  let step = all.get(id);
  if (step?.direct.includes(no) === true) return true;
  while (taken.get(no)?.below === true && step !== undefined && step.parent !== null) {
    step = all.get(step.parent);
    if (step?.direct.includes(no) === true) return true;
  }
  return false;
}

describe('a scope', () => {
  it('holds exactly what a link reaches, and counts as leaves what has no child in it', () => {
    fc.assert(
      fc.property(issues, below, (all, taken) => {
        const { members, reach } = scopeOf(all, taken);
        const expected = [...all.keys()].filter((id) => [1, 2, 3].some((no) => isReached(all, taken, id, no)));
        expect([...members.keys()].sort()).toEqual([...expected].sort());
        for (const id of expected) {
          expect(reach.get(id)).toEqual([1, 2, 3].filter((no) => isReached(all, taken, id, no)));
          const children = [...all.values()].filter(
            ({ parent, id: child }) => parent === id && expected.includes(child),
          );
          expect(members.get(id)?.kids).toBe(children.length);
          expect(standingOf({ members, reach }, taken, id)?.isLeaf).toBe(children.length === 0);
        }
      }),
    );
  });

  it('does not depend on the order in which issues are read', () => {
    fc.assert(
      fc.property(issues, below, fc.infiniteStream(fc.nat()), (all, taken, order) => {
        const shuffled = [...all].sort(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const one = scopeOf(all, taken);
        const other = scopeOf(new Map(shuffled), taken);
        const sorted = (members: ReadonlyMap<IssueId, Member>): Member[] =>
          [...members.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(sorted(other.members)).toEqual(sorted(one.members));
      }),
    );
  });
});

describe('sums of leaves', () => {
  it('are the same added up by parts, and subtraction undoes addition exactly', () => {
    fc.assert(
      fc.property(issues, below, fc.nat({ max: 25 }), (all, taken, cut) => {
        const members = [...scopeOf(all, taken).members.values()];
        const whole = sumsOf(members, fold);
        const [first, rest] = [sumsOf(members.slice(0, cut), fold), sumsOf(members.slice(cut), fold)];
        expect(addSums(first, rest)).toEqual(whole);
        expect(subtractSums(whole, first)).toEqual(rest);
        expect(subtractSums(whole, whole)).toEqual(NO_SUMS);
      }),
    );
  });

  it('give a share between the least and the greatest credit, or say why there is none', () => {
    fc.assert(
      fc.property(issues, below, fc.double({ min: 0, max: 1, noNaN: true }), (all, taken, middle) => {
        const sums = sumsOf(scopeOf(all, taken).members.values(), fold);
        const share = shareOf(sums, worth({ new: 0, indeterminate: middle, done: 1 }));
        const why = leafTotal(sums) === 0 ? 'nothing-in-scope' : 'no-weight';
        const said = share.kind === 'measured' ? share.share >= 0 && share.share <= 1 : share.reason === why;
        expect(said).toBe(true);
      }),
    );
  });

  it('never fall when a leaf that is open is done', () => {
    fc.assert(
      fc.property(issues, below, fc.nat(), (all, taken, pick) => {
        const members = [...scopeOf(all, taken).members.values()];
        const index = members.length === 0 ? 0 : pick % members.length;
        const after = members.map((member, at): Member => (at === index ? { ...member, category: 'done' } : member));
        const credit = { new: 0, indeterminate: 0.5, done: 1 };
        const [was, is] = [shareOf(sumsOf(members, fold), worth(credit)), shareOf(sumsOf(after, fold), worth(credit))];
        const shareIn = (progress: typeof was): number => (progress.kind === 'measured' ? progress.share : 0);
        expect(shareIn(is)).toBeGreaterThanOrEqual(shareIn(was));
      }),
    );
  });
});
