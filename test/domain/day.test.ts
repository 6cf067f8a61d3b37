import fc from 'fast-check';
import { dayOf, endOfDayMs, instantOf, parseDay, startOfDayMs } from '../../src/domain/day';
import { anyDay } from '../support/ways';

describe('a day', () => {
  it.each(['2021-01-01', '2020-02-29', '2000-02-29', '1999-12-31', '9999-12-31'])('may be %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2021-02-30',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '2021-1-1',
    '21-01-01',
    '2021-01-01T00:00:00Z',
    ' 2021-01-01',
    '2021-01-01\n',
    '2021/01/01',
    '-2021-01-01',
    '١٢٣٤-٠١-٠١',
    'today',
    '',
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('is refused unless it is a real one, and never throws', () => {
    const part = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 9_999 }), part, part, (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const real = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
        expect(parseDay(text)).toBe(isReal ? text : undefined);
      }),
    );
  });

  it('lasts 24 hours in UTC and holds each of its moments', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(endOfDayMs(day) - startOfDayMs(day)).toBe(86_400_000);
        expect(dayOf(startOfDayMs(day) + ms)).toBe(day);
        expect(dayOf(endOfDayMs(day)) > day).toBe(true);
        expect(instantOf(startOfDayMs(day) + ms).slice(0, 10)).toBe(day);
      }),
    );
  });

  it('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(one < other).toBe(startOfDayMs(one) < startOfDayMs(other));
      }),
    );
  });
});
