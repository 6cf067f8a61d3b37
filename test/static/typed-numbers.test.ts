import { isOutOfRange, readNumber } from '../../static/i18n/typed-numbers';

describe('a typed number', () => {
  it.each(['1e999', '-1e999', '1e101', '-2.5E+100', `1${'0'.repeat(101)}`, '9'.repeat(400)])(
    'is none where nothing could be reckoned with it, and is told apart from what is no number: %s',
    (text) => {
      expect([readNumber(text), isOutOfRange(text)]).toEqual([undefined, true]);
    },
  );

  it.each([
    ['1e100', 1e100],
    ['-1e100', -1e100],
    ['1e-999', 0],
    ['1,234.5', 1234.5],
  ])('is read up to the largest there is: %s', (text, value) => {
    expect([readNumber(text), isOutOfRange(text)]).toEqual([value, false]);
  });

  it.each(['', 'many', 'Infinity', 'NaN', '1e', '0x10'])('is no number, large or small: %s', (text) => {
    expect([readNumber(text), isOutOfRange(text)]).toEqual([undefined, false]);
  });
});
