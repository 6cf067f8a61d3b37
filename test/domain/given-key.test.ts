import { compareKeys } from '../../src/domain/key-order';
import { givenKey } from '../../src/domain/given-key';

describe('a key that is given', () => {
  it('is short, readable, and the same for the same seed', () => {
    for (const seed of ['a', 'b', '7d1e3a52-0d6f-4e0e-9c41-6a0f5d1b2c3d:0']) {
      expect(givenKey('objective', seed)).toMatch(/^OBJ-[BCDFGHJKMNPQRSTVWXZ][2-9BCDFGHJKMNPQRSTVWXZ]{4}$/);
      expect(givenKey('target', seed)).toMatch(/^TGT-/);
      expect(givenKey('target', seed)).toBe(givenKey('target', seed));
    }
  });

  it('is nearly always another one for another seed', () => {
    const keys = new Set(Array.from({ length: 10_000 }, (_, index) => givenKey('target', `seed ${index}`)));
    // Of ten thousand out of ten million about five meet another.
    expect(keys.size).toBeGreaterThan(9_970);
  });

  it('stands behind what is numbered', () => {
    const keys = [givenKey('objective', 'x'), 'OBJ-900', 'OBJ-12'].sort(compareKeys);
    expect(keys.slice(0, 2)).toEqual(['OBJ-12', 'OBJ-900']);
  });
});
