import fc from 'fast-check';
import { parseWeighBy, weighByText } from '../../src/domain/measure';

describe('what a leaf weighs', () => {
  it('is one, its points, its estimate or a field', () => {
    expect(['count', 'points', 'estimate', 'customfield_10016', 'timespent'].map(parseWeighBy)).toEqual([
      { kind: 'count' },
      { kind: 'points' },
      { kind: 'estimate' },
      { kind: 'field', fieldId: 'customfield_10016' },
      { kind: 'field', fieldId: 'timespent' },
    ]);
  });

  it.each(['', 'story points', '10016', 'cf[10016]', 'a-b', `a${'b'.repeat(100)}`])('is not %j', (text) => {
    expect(parseWeighBy(text)).toBeUndefined();
  });

  it('is written as it is read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,99}$/), (text) => {
        const weighBy = parseWeighBy(text);
        expect(weighBy === undefined ? undefined : weighByText(weighBy)).toBe(text);
      }),
    );
  });
});
