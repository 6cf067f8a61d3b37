import fc from 'fast-check';
import { parseIssueId, type IssueId } from '../../src/domain/ids';
import type { Member } from '../../src/rollup/member';
import { MOST_OUTER_PARENTS, outerParents, withOuterParents } from '../../src/rollup/outer-parents';

const idOf = (number: number): IssueId => {
  const id = parseIssueId(String(number + 1));
  if (id === undefined) throw new Error('not an id');
  return id;
};
const member = (id: number, parent: number | null): Member => ({
  id: idOf(id),
  parent: parent === null ? null : idOf(parent),
  category: 'new',
  resolution: null,
  weight: null,
  direct: [1],
  kids: 0,
  created: null,
  resolved: null,
});
const scopes = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 30 }), fc.option(fc.nat({ max: 40 }))), { selector: ([id]) => id, maxLength: 20 })
  .map((drawn) => new Map(drawn.map(([id, parent]) => [idOf(id), member(id, parent)])));

describe('the issues outside a scope under which members stand', () => {
  it('are those parents of members that are no members', () => {
    fc.assert(
      fc.property(scopes, (members) => {
        const expected: IssueId[] = [];
        for (let at = 0; at <= 40; at += 1) {
          const isParent = [...members.values()].some(({ parent }) => parent === idOf(at));
          if (isParent && !members.has(idOf(at))) expected.push(idOf(at));
        }
        expect(outerParents(members)).toEqual(expected);
      }),
    );
  });

  it('are all named still after members came and moved one by one', () => {
    fc.assert(
      fc.property(scopes, scopes, (before, moved) => {
        const members = new Map(before);
        let kept = outerParents(members);
        for (const one of moved.values()) {
          members.set(one.id, one);
          kept = withOuterParents(kept, [one], (id) => members.has(id));
        }
        expect(kept).toEqual(expect.arrayContaining([...(outerParents(members) ?? [])]));
      }),
    );
  });

  it('are not kept when they are many, and then not until the scope is saved whole', () => {
    const many = Array.from({ length: MOST_OUTER_PARENTS + 1 }, (_, at) => member(at, 1_000 + at));
    const all = new Map(many.map((one) => [one.id, one]));
    expect(outerParents(all)).toBeUndefined();
    expect(outerParents(new Map([...all].slice(1)))).toHaveLength(MOST_OUTER_PARENTS);
    expect(withOuterParents(undefined, many, () => false)).toBeUndefined();
  });
});
