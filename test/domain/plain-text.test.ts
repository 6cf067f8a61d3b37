import fc from 'fast-check';
import { plainText } from '../../src/domain/plain-text';

describe('a text as it is kept', () => {
  it('turns nothing that stands beside it and holds no control characters', () => {
    expect(plainText('Pay \u202Egnp.exe\u202C now')).toBe('Pay gnp.exe now');
    expect(plainText('\u2066a\u2067b\u2068c\u2069')).toBe('abc');
    expect(plainText('a\u0000b\u0007c\u007Fd\u009Be')).toBe('abcde');
    expect(plainText('one\u000Btwo\u2028three\u0085four')).toBe('one\ntwo\nthree\nfour');
  });

  it('leaves what languages and emoji are written with', () => {
    for (const text of [
      '👩\u200D🚀 🏳️\u200D🌈',
      'می\u200Cخواهم',
      'क्\u200Dष',
      'שלום\u200F 12',
      '\u061Cأ',
      'a\tb\r\nc',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    ]) {
      expect(plainText(text)).toBe(text);
    }
  });

  it('changes nothing more in what it has been through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});
