import fc from 'fast-check';
import { pack, packLists, unpack, unpackAnswer } from '../../src/contract/packed';

const leaf = fc.oneof(fc.constantFrom(null, true, 0, 'a', '', 'on-track'), fc.double({ noNaN: true }), fc.string());
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
})).value;
/** Rows of one shape, as views are: some properties null here and there, some lists, some objects. */
const row = fc.record({
  key: fc.string(),
  owner: fc.option(fc.constantFrom('ann', 'bo')),
  leaves: fc.option(fc.record({ done: fc.nat(9), total: fc.nat(9) })),
  trend: fc.array(
    fc.record({ day: fc.constantFrom('2021-01-01', '2021-01-02'), actual: fc.option(fc.double({ noNaN: true })) }),
  ),
  tags: fc.array(fc.string()),
});

const back = (values: readonly unknown[]): unknown =>
  unpack(JSON.parse(JSON.stringify(pack(values))) as ReturnType<typeof pack>, values.length);
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('packed lists', () => {
  it('come out as they went in, whatever they hold', () => {
    fc.assert(fc.property(fc.array(json), (values) => expect(back(values)).toEqual(asJson(values))));
    fc.assert(fc.property(fc.array(row), (values) => expect(back(values)).toEqual(asJson(values))));
  });

  it('say once what is the same everywhere, and neither a name nor a default twice', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({
      key: `K${index}`,
      unit: '%',
      weight: 1,
      roll: { of: 3 },
    }));
    expect(pack(rows)).toEqual({
      o: [
        ['key', { v: rows.map(({ key }) => key) }],
        ['unit', { c: '%' }],
        ['weight', { c: 1 }],
        ['roll', { o: [['of', { c: 3 }]] }],
      ],
    });
  });

  it('travel in an answer whose other parts are as they were', () => {
    const data = { now: 'today', objectives: [{ key: 'A' }, { key: 'B' }], targets: [], others: [{ key: 'C' }] };
    const sent = { ok: true, data: packLists(data, ['objectives', 'targets']) };
    expect(sent.data['others']).toEqual(data.others);
    expect(sent.data['objectives']).not.toEqual(data.objectives);
    expect(unpackAnswer(asJson(sent))).toEqual({ ok: true, data });
    const failure = { ok: false, code: 'not-found', message: 'Nothing here.' };
    expect(unpackAnswer(failure)).toEqual(failure);
  });
});
