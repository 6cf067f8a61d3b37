import fc from 'fast-check';
import { compareKeys, inKeyOrder } from '../../src/domain/key-order';

const keyed = (keys: readonly string[]) => keys.map((key) => ({ key }));

describe('keys', () => {
  it('are in the order people read them', () => {
    const keys = ['OBJ-10', 'TGT-1', 'OBJ-2', 'obj-3', 'Q4-1', 'OBJ', 'OBJ-02x', 'Q10-1'];
    expect(inKeyOrder(keyed(keys)).map(({ key }) => key)).toEqual([
      ...['OBJ', 'OBJ-2', 'OBJ-02x', 'obj-3', 'OBJ-10', 'Q4-1', 'Q10-1', 'TGT-1'],
    ]);
  });

  it('are ordered as the reader’s own rules would, whatever they look like', () => {
    const key = fc.oneof(
      fc.stringMatching(/^(OBJ|TGT|Q|q)-?[0-9]{1,3}$/),
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,24}$/),
    );
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(a.localeCompare(b, 'en', { numeric: true })));
      }),
    );
  });
});
