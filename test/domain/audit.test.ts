import { auditItem } from '../../src/domain/audit';

const told = (field: string, from: unknown, to: unknown): readonly (readonly (string | null)[])[] =>
  auditItem('objective', 'OBJ-1', { [field]: from }, { [field]: to }).changes.map((change) => [
    change.field,
    change.from,
    change.to,
  ]);

describe('what the audit log keeps of a change', () => {
  it('is what came to a list and what went, however long the list is', () => {
    const people = Array.from({ length: 20 }, (_unused, index) => `712020:0a1b2c3d-0000-4000-8000-${index}`);
    expect(told('delegates', people, [...people.slice(1), 'new'])).toEqual([
      ['delegates', `["${people[0] ?? ''}"]`, '["new"]'],
    ]);
    expect(told('delegates', [], ['new'])).toEqual([['delegates', '[]', '["new"]']]);
  });

  it('is both lists where only their order changed', () => {
    expect(told('perspectives', ['A', 'B'], ['B', 'A'])).toEqual([['perspectives', '["A","B"]', '["B","A"]']]);
  });

  it('is the parts of a record that differ, and of its lists what differs', () => {
    const before = { accounts: ['a', 'b'], groups: ['g'] };
    expect(told('restrictedTo', before, { accounts: ['b', 'c'], groups: ['g'] })).toEqual([
      ['restrictedTo', '{"accounts":["a"]}', '{"accounts":["c"]}'],
    ]);
    expect(told('restrictedTo', null, before)).toEqual([['restrictedTo', null, JSON.stringify(before)]]);
    expect(told('rules', { weights: 'off' }, {})).toEqual([['rules', '{"weights":"off"}', '{}']]);
  });

  it('is the whole of what says one thing', () => {
    const closing = { reason: 'merged', learning: 'Two were one', into: 'OBJ-2' };
    expect(told('closing', { ...closing, into: null }, closing)).toEqual([
      ['closing', JSON.stringify({ ...closing, into: null }), JSON.stringify(closing)],
    ]);
  });

  it('is cut where it is long, a text sooner than a list', () => {
    const [[, , text], [, , list]] = [
      told('note', '', 'x'.repeat(500))[0] ?? [],
      told('links', [], ['x'.repeat(500)])[0] ?? [],
    ];
    expect([text?.length, text?.at(-1), list?.length, list?.at(-1)]).toEqual([120, '…', 400, '…']);
  });
});
