import fc from 'fast-check';
import {
  MAX_KEY_LENGTH,
  parseAccountId,
  parseCycleKey,
  parseIssueId,
  parseObjectiveKey,
  parseProjectId,
  parseTargetKey,
} from '../../src/domain/ids';

const keyParsers = [parseCycleKey, parseObjectiveKey, parseTargetKey];
const idParsers = [parseIssueId, parseProjectId];

describe('a key of a cycle, objective or target', () => {
  it.each(['FY21', 'OBJ-1', '2021.Q1', 'a', '0', 'x_y', 'A'.repeat(MAX_KEY_LENGTH)])('may be %s', (text) => {
    expect(keyParsers.map((parse) => parse(text))).toEqual([text, text, text]);
  });

  it.each([
    '',
    ' ',
    '-1',
    '.a',
    '_a',
    'a b',
    'a/b',
    'a#b',
    'a:b',
    'ä',
    'OBJ-1\n',
    '__proto__',
    '../up',
    'A'.repeat(MAX_KEY_LENGTH + 1),
  ])('is not %j', (text) => {
    expect(keyParsers.map((parse) => parse(text))).toEqual([undefined, undefined, undefined]);
  });
});

describe('an id of an issue or project', () => {
  it.each(['1', '10001', '0', '9'.repeat(19)])('may be %s', (text) => {
    expect(idParsers.map((parse) => parse(text))).toEqual([text, text]);
  });

  it.each(['', 'PLAT-1', '1.5', '-1', '1e3', ' 1', '1\n', '٣', '9'.repeat(20)])('is not %j', (text) => {
    expect(idParsers.map((parse) => parse(text))).toEqual([undefined, undefined]);
  });
});

describe('an account id', () => {
  it.each(['712020:1a24abed-dd79-9cf6-b43a-3e0c1d29719e', '557058:app', '5b10a2844c20165700ede21g', 'a'.repeat(128)])(
    'may be %s',
    (text) => {
      expect(parseAccountId(text)).toBe(text);
    },
  );

  it.each(['', 'ada@example.com', 'Ada Lovelace', '<accountId>', 'a/b', 'a\n', 'a'.repeat(129)])(
    'is not %j',
    (text) => {
      expect(parseAccountId(text)).toBeUndefined();
    },
  );
});

describe('parsing a name', () => {
  it('gives the text itself or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const parse of [...keyParsers, ...idParsers, parseAccountId])
          expect([text, undefined]).toContain(parse(text));
      }),
    );
  });
});
