import fc from 'fast-check';
import { standingIn } from '../../src/contract/number-text';

const numberIn = (text: string | null): number =>
  Number((text ?? '').replaceAll(/[,+±\s\u00a0]|pts?/g, '').replace('\u2212', '-'));

/** Numbers with the noise that shares of work leave, and plain ones. */
const amounts = fc.oneof(
  fc.double({ min: -4_900, max: 4_900, noNaN: true }),
  fc.integer({ min: -999, max: 999 }).map((value) => value / 100),
  fc.integer({ min: 0, max: 300 }).map((done) => (100 * done) / 300),
);
const units = fc.constantFrom('%', 'days', '');
const digits = fc.constantFrom(0, 1, 2);

describe('actual, expected and variance on one row', () => {
  it('add up as they are written, on a way up and on a way down', () => {
    fc.assert(
      fc.property(amounts, amounts, units, digits, fc.constantFrom(1, -1), (actual, expected, unit, least, way) => {
        const variance = way * (actual - expected);
        const texts = standingIn('en', { actual, expected, variance }, unit === 'days' ? '' : unit, least);
        const [a, e, v] = [texts.actual, texts.expected, texts.variance].map((text) =>
          numberIn(text?.replace('%', '') ?? null),
        );
        expect(v).toBeCloseTo(way * ((a ?? NaN) - (e ?? NaN)), 6);
        // No reader is told more than a last digit of what is not there.
        expect(Math.abs((v ?? NaN) - variance)).toBeLessThanOrEqual(10 ** -least + 1e-9);
      }),
    );
  });

  it('say a difference that one digit more can tell', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 400 }), digits, (expected, steps, least) => {
        const actual = expected + 1.01 * steps * 10 ** -(least + 1);
        const { variance } = standingIn('en', { actual, expected, variance: actual - expected }, '%', least);
        expect(variance).toMatch(/^\+.*[1-9]/);
      }),
    );
  });

  it.each([
    [
      { actual: 20.25, expected: 23.74, variance: -3.49 },
      'countries',
      1,
      ['20.3 countries', '23.7 countries', '−3.4 countries'],
    ],
    [{ actual: 40.4, expected: 40.2, variance: 0.2 }, '%', 0, ['40.4 %', '40.2 %', '+0.2 pts']],
    [{ actual: 65.2632, expected: 65.2619, variance: 0.0013 }, '%', 0, ['65 %', '65 %', '±0 pts']],
    [{ actual: 0.3, expected: 12.4, variance: -12.1 }, '%', 0, ['0.3 %', '12 %', '−11.7 pts']],
    [{ actual: null, expected: 12, variance: null }, '%', 0, [null, '12 %', null]],
    [{ actual: 1_240_000, expected: 1_310_000, variance: -70_000 }, '€', 0, ['1.2 M €', '1.3 M €', '−70,000 €']],
  ] as const)('%j in %s', (standing, unit, least, [actual, expected, variance]) => {
    const texts = standingIn('en', standing, unit, least);
    const spaced = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;
    expect([texts.actual, texts.expected, texts.variance].map(spaced)).toEqual([actual, expected, variance]);
  });
});
