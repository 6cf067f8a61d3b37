import { withoutIsolates } from '../../src/contract/number-text';
import { formatAgo, formatDay, formatInstant, formatWhen } from '../../static/i18n/dates';
import { amountIn, standingIn } from '../../src/contract/number-text';
import { valueAsTold } from '../../src/contract/told-value';
import { setLocale } from '../../static/i18n/locale';
import { digitsFor, formatAmount, formatBytes, formatDifference, formatShare } from '../../static/i18n/numbers';

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('numbers on screen', () => {
  it.each([
    [41, '%', 0, '41 %'],
    [41.04, '%', 0, '41 %'],
    [0.2, '%', 0, '0.2 %'],
    [0, '%', 0, '0 %'],
    [1_234_567, '€', 0, '1.2 M €'],
    [12_345.6, '€', 1, '12,346 €'],
    [3.14159, 'days', 2, '3.14 days'],
    [-5, 'points', 0, '−5 points'],
    [-0.00001, '', 0, '0'],
    [7, '', 0, '7'],
    [1, 'days', 0, '1 day'],
    [-1.04, 'points', 1, '−1 point'],
    [1.1, 'days', 1, '1.1 days'],
    [1, 'incidents', 0, '1 incidents'],
  ])('writes %d %s with %d digits as %s', (value, unit, digits, text) => {
    expect(spaced(formatAmount(value, unit, digits))).toBe(text);
  });

  it.each([
    [-11, '%', '−11 pts'],
    [8.4, '%', '+8 pts'],
    [0, '%', '±0 pts'],
    [-0.8, '%', '−1 pt'],
    [1, 'days', '+1 day'],
    [-0.3, 'M €', '−0.3 M €'],
    [-1_500_000, '€', '−1.5 M €'],
  ])('writes a difference of %d %s as %s', (value, unit, text) => {
    expect(spaced(formatDifference(value, unit, 0))).toBe(text);
  });

  it.each([
    [41.04, 0, 41],
    [0.2, 0, 0.2],
    [1.005, 2, 1.01],
    [-2.45, 1, -2.5],
    [9_999.96, 1, 10_000],
    [12_345.6, 1, 12_346],
    [-1_234_567, 1, -1_200_000],
    [2_349_000_000, 1, 2_300_000_000],
  ])('knows what the text of %d with %d digits says', (value, digits, told) => {
    expect(valueAsTold(value, digits)).toBe(told);
    expect(amountIn('en', told, '', 3)).toBe(amountIn('en', value, '', digits));
  });

  it('keeps a unit that runs from right to left to itself, so that no number changes its side', () => {
    expect(spaced(formatAmount(30, 'ريال', 0))).toBe('30 \u2068ريال\u2069');
    expect(spaced(formatDifference(-5, 'שקל', 0))).toBe('−5 \u2068שקל\u2069');
    expect(spaced(formatAmount(30, 'М €', 0))).toBe('30 М €');
    expect(withoutIsolates(formatAmount(30, 'ريال', 0))).toMatch(/ريال$/);
  });

  it('never breaks a short unit apart, and lets a long one go to the next line', () => {
    const nbsp = '\u00a0';
    expect(formatAmount(2.71, 'M €', 2)).toBe(`2.71${nbsp}M${nbsp}€`);
    expect(formatDifference(-0.21, 'M €', 2)).toBe(`\u22120.21${nbsp}M${nbsp}€`);
    expect(formatAmount(3, 'new customers', 0)).toBe(`3${nbsp}new customers`);
  });

  it('keeps a closing zero where two numbers are compared', () => {
    expect(spaced(formatAmount(41, '%', 1, true))).toBe('41.0 %');
  });

  it('takes as many digits as the way needs', () => {
    expect([100, 40, 5, 4, 1.3, 0.4, 0].map(digitsFor)).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect([0.3, -0.03, 0.00008, 1e-40].map(digitsFor)).toEqual([3, 4, 6, 12]);
  });

  it('never tells a small number as none where the whole way is small', () => {
    const { actual, expected, variance } = standingIn(
      'en',
      { actual: 0.0000523, expected: 0.000083, variance: -0.0000307 },
      '',
      digitsFor(0.00008),
    );
    expect([actual, expected, variance]).toEqual(['0.000052', '0.000083', '\u22120.000031']);
  });

  it('writes shares and sizes', () => {
    expect(spaced(formatShare(0.412))).toBe('41 %');
    expect([412_000, 5_240_000].map((bytes) => spaced(formatBytes(bytes)))).toEqual(['412 kB', '5.2 MB']);
  });
});

describe('dates on screen', () => {
  const now = '2026-11-20T14:02:00.000Z';
  beforeAll(() => setLocale('en-US', 'Europe/Berlin'));
  afterAll(() => setLocale('en-US', 'UTC'));

  it.each([
    ['2026-11-20T13:58:00.000Z', '2:58 PM'],
    ['2026-11-20T23:30:00.000Z', 'Nov 21'],
    ['2026-11-19T23:30:00.000Z', '12:30 AM'],
    ['2026-11-19T12:00:00.000Z', 'yesterday'],
    ['2026-11-14T12:00:00.000Z', '6 days ago'],
    ['2026-10-01T12:00:00.000Z', 'Oct 1'],
    ['2025-10-01T12:00:00.000Z', 'Oct 1, 2025'],
  ])('says of %s: %s', (instant, text) => {
    expect(spaced(formatWhen(instant, now))).toBe(text);
  });

  it('leaves the year out of a day in this one, and keeps days out of time zones', () => {
    expect([formatDay('2026-12-31', now), formatDay('2027-01-01', now), formatDay('2026-12-31')]).toEqual([
      'Dec 31',
      'Jan 1, 2027',
      'Dec 31, 2026',
    ]);
  });

  it('says instants in full and ages in words', () => {
    expect(spaced(formatInstant(now))).toBe('Nov 20, 2026, 3:02 PM');
    expect(
      ['2026-11-20T13:58:00Z', '2026-11-20T09:02:00Z', '2026-11-17T14:02:00Z'].map((at) => formatAgo(at, now)),
    ).toEqual(['4 minutes ago', '5 hours ago', '3 days ago']);
  });
});
