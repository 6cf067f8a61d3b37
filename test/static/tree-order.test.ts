import fc from 'fast-check';
import { bySiblingOrder, placesFor, type Ordered } from '../../static/features/strategy/tree-order';

const keysAfter = (siblings: readonly Ordered[], written: readonly Ordered[]): readonly string[] => {
  const orders = new Map(written.map(({ key, order }) => [key, order]));
  return siblings
    .map(({ key, order }) => ({ key, order: orders.get(key) ?? order }))
    .sort(bySiblingOrder)
    .map(({ key }) => key);
};
const flat = (count: number): Ordered[] =>
  Array.from({ length: count }, (_unused, index) => ({ key: `K-${index}`, order: 0 }));

describe('the place of a row among its siblings', () => {
  it('is where it was put, whatever the places were before, and nobody else changes place', () => {
    const orders = fc.oneof(
      fc.constant(0),
      fc.integer({ min: -5, max: 5 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(orders, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(12), (given, which, where) => {
        const siblings = given.map((order, index) => ({ key: `K-${index}`, order }));
        const moved = siblings[which % siblings.length] ?? { key: 'K-0', order: 0 };
        const others = [...siblings].sort(bySiblingOrder).filter(({ key }) => key !== moved.key);
        const at = where % (others.length + 1);
        const expected = others.map(({ key }) => key);
        expected.splice(at, 0, moved.key);
        const written = placesFor(moved, siblings, others[at]?.key ?? null);
        expect(keysAfter(siblings, written)).toEqual(expected);
      }),
    );
  });

  it('costs one write between two that are apart', () => {
    const siblings = [0, 10, 20, 30].map((order, index) => ({ key: `K-${index}`, order }));
    expect(placesFor({ key: 'K-3', order: 30 }, siblings, 'K-1')).toEqual([{ key: 'K-3', order: 5 }]);
  });

  it('costs one write at either end', () => {
    const [first, last] = [
      { key: 'K-0', order: 0 },
      { key: 'K-4', order: 0 },
    ];
    expect(placesFor(last, flat(5), 'K-0')).toHaveLength(1);
    expect(placesFor(first, flat(5), null)).toHaveLength(1);
  });

  it('writes the shorter side where nobody has a place yet', () => {
    expect(placesFor({ key: 'K-9', order: 0 }, flat(10), 'K-2')).toHaveLength(3);
    expect(placesFor({ key: 'K-0', order: 0 }, flat(10), 'K-8')).toHaveLength(3);
  });

  it('costs nothing where it stands there already', () => {
    expect(placesFor({ key: 'K-1', order: 0 }, flat(4), 'K-2')).toEqual([]);
  });
});
