import fc from 'fast-check';
import { fileText } from '../../static/features/settings/file-text';

const NAME = 'Größe für Übermorgen';
const TABLE = `key;name\r\nOBJ-1;${NAME}\r\n`;
const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array => new Uint8Array(Buffer.from(text, encoding));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16());
const plain = (text: string) => ({ kind: 'text', text, doubt: null });

describe('the bytes of a chosen file', () => {
  it('are UTF-8 with or without its mark, and UTF-16 of either order with its mark', () => {
    const utf8 = bytesOf(TABLE, 'utf8');
    const utf16 = bytesOf(TABLE, 'utf16le');
    expect([
      fileText(utf8),
      fileText(joined(new Uint8Array([0xef, 0xbb, 0xbf]), utf8)),
      fileText(joined(new Uint8Array([0xff, 0xfe]), utf16)),
      fileText(joined(new Uint8Array([0xfe, 0xff]), swapped(utf16))),
      fileText(new Uint8Array()),
    ]).toEqual([...Array.from({ length: 4 }, () => plain(TABLE)), plain('')]);
  });

  it('that are not UTF-8 are Windows-1252, and the words that show it are named, each once', () => {
    expect(fileText(bytesOf(`${TABLE}OBJ-2;Größe\r\n`, 'latin1'))).toEqual({
      kind: 'text',
      text: `${TABLE}OBJ-2;Größe\r\n`,
      doubt: { kind: 'windows-1252', samples: ['Größe', 'für', 'Übermorgen'] },
    });
  });

  it('are refused with the line when they are broken UTF-8, for as anything else every letter would be wrong', () => {
    const broken = joined(
      bytesOf(`${TABLE}OBJ-2;`, 'utf8'),
      new Uint8Array([0xfc, 0x0d, 0x0a]),
      bytesOf(TABLE, 'utf8'),
    );
    expect(fileText(broken)).toEqual({ kind: 'unreadable', why: 'letters', line: 3 });
  });

  it('are refused with the line when Windows-1252 has no such sign', () => {
    expect(fileText(joined(bytesOf('key\r\n', 'latin1'), new Uint8Array([0x90, 0xe4])))).toEqual({
      kind: 'unreadable',
      why: 'letters',
      line: 2,
    });
  });

  it('are no text when they are a workbook, hold zeros, or end within a letter', () => {
    const why = (bytes: readonly number[]): unknown => {
      const read = fileText(new Uint8Array(bytes));
      return read.kind === 'unreadable' ? read.why : read.kind;
    };
    expect([
      why([0x50, 0x4b, 0x03, 0x04, 0x14]),
      why([0xd0, 0xcf, 0x11, 0xe0]),
      why([0x6b, 0, 0x65, 0]),
      why([0x6b, 0, 0xfc, 0]),
      why([0xff, 0xfe, 0x6b]),
    ]).toEqual(['workbook', 'workbook', 'binary', 'binary', 'binary']);
  });

  it('are told of when letters had been lost before', () => {
    expect(fileText(bytesOf('key,name\nOBJ-1,Gr\uFFFD\uFFFDe\n', 'utf8'))).toMatchObject({
      doubt: { kind: 'lost', samples: ['Gr\uFFFD\uFFFDe'] },
    });
  });

  it('give any text back that was saved as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(!text.includes('\u0000') && !text.startsWith('\uFEFF') && !text.startsWith('PK\u0003\u0004'));
        const read = fileText(bytesOf(text, 'utf8'));
        expect(read).toMatchObject({ kind: 'text', text });
      }),
    );
  });

  it('give any text of Western letters back that was saved as Windows-1252', () => {
    const letters = fc.constantFrom(...'aeiou ,;ÄÖÜäöüßéèçñ'.split(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (all) => {
        const text = all.join('');
        expect(fileText(bytesOf(text, 'latin1'))).toMatchObject({ kind: 'text', text });
      }),
    );
  });
});
