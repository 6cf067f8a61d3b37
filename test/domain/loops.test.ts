import fc from 'fast-check';
import { loopsOf } from '../../src/domain/strategy-file/loops';

const loops = (parents: Readonly<Record<string, string | null>>): readonly (readonly string[])[] =>
  loopsOf(Object.keys(parents), (key) => parents[key]);

describe('loops', () => {
  it('are found once each, from the first of their nodes', () => {
    expect(loops({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'e', f: null, g: 'f', h: 'x' })).toEqual([
      ['a', 'b', 'c'],
      ['e'],
    ]);
  });

  it('start at the node where a path runs into them', () => {
    expect(loops({ lead: 'b', a: 'b', b: 'a' })).toEqual([['b', 'a']]);
  });

  it('are exactly the nodes that reach themselves', () => {
    const node = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.option(node), { minLength: 10, maxLength: 10 }), (parents) => {
        const reachesItself = (start: number): boolean => {
          let step = parents[start];
          for (let count = 0; count < 10 && step !== null && step !== undefined; count += 1) {
            if (step === start) return true;
            step = parents[step];
          }
          return false;
        };
        const all = parents.map((_, index) => index);
        const found = loopsOf(all, (index) => parents[index]).flat();
        expect(found.toSorted((a, b) => a - b)).toEqual(all.filter(reachesItself));
      }),
    );
  });

  it('are found in a long line without running out of stack', () => {
    const long = 200_000;
    expect(loopsOf([0], (index) => (index + 1) % long).map((loop) => loop.length)).toEqual([long]);
  });
});
