import { MAX_IMPORT_CALL_BYTES, MAX_IMPORT_PARTS } from '../../src/contract/limits';
import { bytesOf, importFileOf, importParts } from '../../static/features/settings/import-file';

const encoded = (text: string): number => bytesOf(JSON.stringify(text));

describe('the parts of a large file', () => {
  it.each([
    ['plain letters', 'abcdefghij'.repeat(40)],
    ['quotes, which take two bytes on the way', '{"a":"b"}'.repeat(40)],
    ['letters of several bytes', 'é漢字'.repeat(60)],
    ['pairs that must stay together', '😀a'.repeat(80)],
    ['line ends and control characters', '\n\t\u0001'.repeat(50)],
  ])('hold %s within the limit as they are sent, and make the whole again', (_what, text) => {
    const parts = importParts(text, 64);
    expect(parts.join('')).toBe(text);
    expect(parts.filter((part) => encoded(part) > 64)).toEqual([]);
    expect(parts.filter((part) => /[\ud800-\udbff]$/.test(part))).toEqual([]);
    expect(parts.length).toBeLessThan(4 * Math.ceil(encoded(text) / 64));
  });
});

describe('how a file is sent', () => {
  it('is whole up to the limit of one call, in parts above it', () => {
    const padding = (bytes: number): string => JSON.stringify({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    expect(importFileOf(padding(MAX_IMPORT_CALL_BYTES)).kind).toBe('whole');
    expect(importFileOf(padding(MAX_IMPORT_CALL_BYTES + 1)).kind).toBe('parts');
  });

  it('counts the file as it is sent, not its indentation', () => {
    const file = { list: Array.from({ length: 20_000 }, () => 1) };
    const text = JSON.stringify(file, null, 40);
    expect(bytesOf(text)).toBeGreaterThan(MAX_IMPORT_CALL_BYTES);
    expect(importFileOf(text)).toEqual({ kind: 'whole', file });
  });

  it('is its text where a number in it is too large, so that it is told of and not taken for nothing', () => {
    for (const number of ['1e999', '-2.5E+400', '1e0309', '9'.repeat(400)]) {
      const text = `{"targets":[{"goal":${number}}]}`;
      expect(importFileOf(text)).toEqual({ kind: 'parts', parts: [text] });
    }
    expect(importFileOf('{"goal":1e99,"name":"1e5"}')).toMatchObject({ kind: 'whole' });
  });

  it('is refused unread above what all parts together hold', () => {
    const limitBytes = MAX_IMPORT_CALL_BYTES * MAX_IMPORT_PARTS;
    expect(importFileOf(' '.repeat(limitBytes + 1))).toEqual({ kind: 'too-large', bytes: limitBytes + 1, limitBytes });
  });
});
