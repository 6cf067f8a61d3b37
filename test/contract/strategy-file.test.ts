import fc from 'fast-check';
import { parseStrategyFile, parseStrategyText } from '../../src/contract/strategy-file';
import type { Mistake } from '../../src/domain/mistake';
import { listMistakes } from '../../src/domain/strategy-file/mistake-list';
import { aCheckIn, aCycle, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';

describe('a strategy file', () => {
  it('is read whole', () => {
    const parsed = parseStrategyFile(aFile());
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        settings: { credit: { new: 0, indeterminate: 0, done: 1 }, pointsField: null },
        cycles: [aCycle()],
        objectives: [{ key: 'OBJ-1', parent: null, alignedTo: [], owner: '712020:ito', level: 'organization' }],
        targets: [
          { key: 'TGT-1', measure: { type: 'completion', weighBy: { kind: 'count' } }, goal: 100 },
          { key: 'TGT-2', measure: { type: 'metric', take: 'latest' }, baseline: 30 },
        ],
        links: [
          { kind: 'issue', target: 'TGT-1', issue: 'PLAT-12', below: true },
          { kind: 'jql', target: 'TGT-1', jql: 'project = PLAT AND fixVersion = "2.0"', below: false },
        ],
        checkIns: [aCheckIn()],
      },
    });
  });

  it('may leave out everything that has a default or may stay as it is', () => {
    const parsed = parseStrategyFile({
      format: 'throughline.strategy',
      version: 1,
      cycles: [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-01-01' }],
      objectives: [{ key: 'OBJ-1', name: 'Win', cycle: 'FY21', level: 'team' }],
      targets: [
        {
          key: 'TGT-1',
          objective: 'OBJ-1',
          name: 'Ship',
          measure: { type: 'metric', take: 'average' },
          baseline: 0,
          goal: 0,
          unit: '',
          start: '2021-01-01',
          due: '2021-01-01',
        },
      ],
      checkIns: [{ target: 'TGT-1', at: '2021-01-01', value: -0.5 }],
    });
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        settings: {},
        objectives: [{ key: 'OBJ-1', name: 'Win', cycle: 'FY21', level: 'team' }],
        links: [],
        checkIns: [{ target: 'TGT-1', at: '2021-01-01', value: -0.5 }],
      },
    });
  });

  it('may be no more than its head', () => {
    expect(parseStrategyFile({ format: 'throughline.strategy', version: 1 })).toMatchObject({ ok: true });
  });

  it('ignores what an export says of results and deleted issues', () => {
    const plain = aFile();
    const exported = aFile({
      targets: [aTarget({ result: { actual: 80, anything: [1, { deep: null }] } }), aMetric({ result: null })],
      links: [
        { target: 'TGT-1', issue: 'PLAT-12', below: true, deleted: true },
        { target: 'TGT-1', jql: 'project = PLAT AND fixVersion = "2.0"' },
      ],
    });
    expect(parseStrategyFile(exported)).toEqual(parseStrategyFile(plain));
  });

  it('takes in what is below a linked issue unless told otherwise, and nothing below a scope unless told so', () => {
    const parsed = parseStrategyFile(
      aFile({
        links: [
          { target: 'TGT-1', issue: 'plat-12' },
          { target: 'TGT-1', issue: 'PLAT-13', below: false },
          { target: 'TGT-1', jql: 'project = PLAT' },
          { target: 'TGT-1', jql: 'project = OPS', below: true },
        ],
      }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        links: [
          { issue: 'PLAT-12', below: true },
          { issue: 'PLAT-13', below: false },
          { jql: 'project = PLAT', below: false },
          { jql: 'project = OPS', below: true },
        ],
      },
    });
  });

  it('weighs by count, points, estimate or any field', () => {
    const weighed = ['count', 'points', 'estimate', 'customfield_10016'].map((weighBy, index) =>
      aTarget({ key: `TGT-${index}`, measure: { type: 'completion', weighBy } }),
    );
    expect(parseStrategyFile(aFile({ targets: weighed, links: [], checkIns: [] }))).toMatchObject({
      ok: true,
      file: {
        targets: [
          { measure: { weighBy: { kind: 'count' } } },
          { measure: { weighBy: { kind: 'points' } } },
          { measure: { weighBy: { kind: 'estimate' } } },
          { measure: { weighBy: { kind: 'field', fieldId: 'customfield_10016' } } },
        ],
      },
    });
  });

  it('reads the same from text as from its JSON', () => {
    expect(parseStrategyText(JSON.stringify(aFile()))).toEqual(parseStrategyFile(aFile()));
  });
});

describe('a list of mistakes', () => {
  it('is in the order of the file, whatever found them first', () => {
    const at = (path: string): Mistake => ({ path, message: 'Mend it.' });
    const found = [
      'links[2]',
      'objectives[10].key',
      'other',
      'objectives[9].parent',
      '',
      'cycles',
      'settings.credit',
      'version',
    ];
    expect(listMistakes(found.map(at)).map(({ path }) => path)).toEqual([
      'version',
      'settings.credit',
      'cycles',
      'objectives[9].parent',
      'objectives[10].key',
      'links[2]',
      'other',
      '',
    ]);
  });
});

describe('reading anything', () => {
  const anyPart = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.anything({ withBigInt: true, withDate: true }));

  it('never throws, and a mistake always has words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true, withMap: true }), fc.jsonValue()), (input) => {
        const parsed = parseStrategyFile(input);
        return parsed.ok || parsed.mistakes.every(({ path, message }) => path.length < 400 && message.length > 8);
      }),
    );
  });

  it('never throws on a file with anything for a part', () => {
    const parts = fc.record({
      cycles: anyPart,
      objectives: anyPart,
      targets: anyPart,
      links: anyPart,
      checkIns: anyPart,
    });
    fc.assert(
      fc.property(parts, anyPart, (junk, settings) => {
        const parsed = parseStrategyFile({ format: 'throughline.strategy', version: 1, settings, ...junk });
        return parsed.ok || parsed.mistakes.length > 0;
      }),
    );
  });

  it('never throws on entries with anything for a property', () => {
    const spoilt = <T extends object>(entry: T) =>
      fc.tuple(fc.constantFrom(...Object.keys(entry)), anyPart).map(([name, value]) => ({ ...entry, [name]: value }));
    fc.assert(
      fc.property(
        spoilt(aCycle()),
        spoilt(anObjective()),
        spoilt(aTarget()),
        spoilt(aCheckIn()),
        (cycle, objective, target, checkIn) => {
          const parsed = parseStrategyFile(
            aFile({ cycles: [cycle], objectives: [objective], targets: [target, aMetric()], checkIns: [checkIn] }),
          );
          return parsed.ok || parsed.mistakes.every(({ path }) => path !== '');
        },
      ),
    );
  });

  it('never throws on text', () => {
    fc.assert(fc.property(fc.string(), (text) => !parseStrategyText(text).ok));
  });
});

describe('five megabytes of junk', () => {
  const many = (count: number, entry: unknown): unknown[] => Array.from({ length: count }, () => entry);
  const names = (count: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));

  it.each<readonly [string, unknown]>([
    ['numbers for objectives', aFile({ objectives: many(2_500_000, 1) })],
    ['empty targets', aFile({ targets: many(1_700_000, {}) })],
    ['alignments', aFile({ objectives: [anObjective({ alignedTo: many(2_500_000, 1) })] })],
    ['impediments', aFile({ checkIns: [aCheckIn({ impediments: many(1_700_000, {}) })] })],
    ['unknown parts', aFile({}, names(500_000))],
    ['unknown properties', aFile({ cycles: [aCycle(names(500_000))] })],
    ['one long name', aFile({ cycles: [aCycle({ name: 'x'.repeat(5_000_000), key: 'k'.repeat(5_000_000) })] })],
    ['one long text', 'x'.repeat(5_000_000)],
  ])('is refused with a list that can be read: %s', (_what, junk) => {
    const parsed = parseStrategyFile(junk);
    if (parsed.ok) throw new Error('junk was accepted');
    const listed = listMistakes(parsed.mistakes);
    expect(listed.length).toBeLessThanOrEqual(1_001);
    expect(JSON.stringify(listed).length).toBeLessThan(400_000);
  });

  it('is refused as text nested without end', () => {
    expect(parseStrategyText('['.repeat(5_000_000))).toMatchObject({ ok: false, mistakes: [{ path: '' }] });
    expect(parseStrategyText(`${'['.repeat(2_500_000)}${']'.repeat(2_500_000)}`)).toMatchObject({ ok: false });
  });

  it('is not read to its end once it is known to be junk', () => {
    const objectives = many(30_000, 1);
    Object.defineProperty(objectives, 29_999, {
      get: () => {
        throw new Error('read to the end');
      },
    });
    expect(parseStrategyFile(aFile({ objectives }))).toMatchObject({ ok: false, outline: { references: [] } });
  });

  it('says how many mistakes are not listed', () => {
    const listOf = (count: number): readonly Mistake[] => {
      const parsed = parseStrategyFile(
        aFile({ cycles: many(count, 1), objectives: [], targets: [], links: [], checkIns: [] }),
      );
      return parsed.ok ? [] : listMistakes(parsed.mistakes);
    };
    expect([listOf(1_000).length, listOf(1_000).at(-1)?.path]).toEqual([1_000, 'cycles[999]']);
    expect(listOf(1_001).at(-1)).toEqual({ path: '', message: '1 more mistake.', more: 1 });
    expect(listOf(1_003).at(-1)).toEqual({ path: '', message: '3 more mistakes.', more: 3 });
    expect([listOf(30_000).length, listOf(30_000).at(-1)?.message]).toEqual([
      1_001,
      'At least 19,000 more mistakes; the rest of the file was not checked.',
    ]);
  });
});
