import fc from 'fast-check';
import { isSeen, plainText } from '../../src/domain/plain-text';

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

  it('is seen where more than blanks, joiners and marks are in it', () => {
    for (const blank of [
      '',
      ' \t\n\u00A0\u3000',
      '\u200B\u200F\uFEFF',
      '\u00AD\u2060\u200D',
      '\u3164\u2800',
      '\uFE0F\u{E0067}',
    ])
      expect(isSeen(blank)).toBe(false);
    for (const seen of ['a', '\u200B-', '–', '👩\u200D🚀', 'א\u200F', '१', '7']) expect(isSeen(seen)).toBe(true);
  });
});
