import { parseStrategyFile, parseStrategyText } from '../../src/contract/strategy-file';
import { aCheckIn, aCycle, aFile, aMetric, anObjective, aTarget, type FileJson } from '../support/strategy-files';

const omit = (entry: FileJson, name: string): FileJson =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name));

const pathsOf = (input: unknown): readonly string[] => {
  const parsed = parseStrategyFile(input);
  return parsed.ok ? [] : parsed.mistakes.map(({ path }) => path);
};

type Case = readonly [what: string, file: unknown, paths: readonly string[]];

const heads: readonly Case[] = [
  ['null', null, ['']],
  ['a list', [], ['']],
  ['a number', 7, ['']],
  ['text', 'throughline.strategy', ['']],
  ['an empty object', {}, ['format', 'version']],
  ['a foreign format', aFile({}, { format: 'other' }), ['format']],
  ['a version to come', aFile({}, { version: 2 }), ['version']],
  ['a version as text', aFile({}, { version: '1' }), ['version']],
  ['a part nobody knows', aFile({}, { goals: [] }), ['goals']],
  [
    'a prototype as a part',
    JSON.parse('{"__proto__": {"format": "throughline.strategy", "version": 1}}'),
    ['format', 'version', '__proto__'],
  ],
  ['what it only inherits', Object.create(aFile()), ['format', 'version']],
  ['an object for a list', aFile({}, { objectives: {} }), ['objectives']],
  ['null for a list', aFile({}, { links: null }), ['links']],
  ['null for settings', aFile({}, { settings: null }), ['settings']],
  ['a credit above 1', aFile({ settings: { credit: { done: 1.5 } } }), ['settings.credit.done']],
  ['a credit below 0', aFile({ settings: { credit: { indeterminate: -0.1 } } }), ['settings.credit.indeterminate']],
  ['a credit nobody knows', aFile({ settings: { credit: { doing: 1 } } }), ['settings.credit.doing']],
  [
    'a resolution without a name',
    aFile({ settings: { excludedResolutions: ['Duplicate', ' '] } }),
    ['settings.excludedResolutions[1]'],
  ],
  [
    'a points field that is no field id',
    aFile({ settings: { pointsField: 'story points' } }),
    ['settings.pointsField'],
  ],
  ['terms for a level nobody knows', aFile({ settings: { terms: { tribe: 'Tribe' } } }), ['settings.terms.tribe']],
];

const cycles = (over: FileJson): unknown => aFile({ cycles: [aCycle(over)] });
const objectives = (over: FileJson): unknown => aFile({ objectives: [anObjective(over)] });
const second = (over: FileJson): unknown =>
  aFile({ objectives: [anObjective(), anObjective({ key: 'OBJ-2', ...over })] });

const planning: readonly Case[] = [
  ['an entry that is no object', aFile({ cycles: [aCycle(), 'FY22'] }), ['cycles[1]']],
  ['a cycle that ends before it starts', cycles({ end: '2020-12-31' }), ['cycles[0].end']],
  ['a deadline for translating after the cycle ends', cycles({ translateBy: '2022-01-01' }), ['cycles[0].translateBy']],
  ['a day that does not exist', cycles({ start: '2021-02-30' }), ['cycles[0].start']],
  ['a day with a time', cycles({ translateBy: '2021-01-31T00:00:00Z' }), ['cycles[0].translateBy']],
  ['a cycle twice', aFile({ cycles: [aCycle(), aCycle({ name: 'again' })] }), ['cycles[1].key']],
  ['a key with a blank', aFile({ cycles: [aCycle(), aCycle({ key: 'FY 22' })] }), ['cycles[1].key']],
  ['a key too long', aFile({ cycles: [aCycle(), aCycle({ key: 'K'.repeat(61) })] }), ['cycles[1].key']],
  ['a key that is a prototype', aFile({ cycles: [aCycle(), aCycle({ key: '__proto__' })] }), ['cycles[1].key']],
  ['an empty name', objectives({ name: '' }), ['objectives[0].name']],
  ['a name of blanks', objectives({ name: ' \n' }), ['objectives[0].name']],
  ['a name that is a number', objectives({ name: 12 }), ['objectives[0].name']],
  ['half a character', objectives({ name: 'bad \ud83d end' }), ['objectives[0].name']],
  ['a level nobody knows', objectives({ level: 'tribe' }), ['objectives[0].level']],
  ['a status nobody knows', objectives({ status: 'done' }), ['objectives[0].status']],
  ['an objective without a cycle', aFile({ objectives: [omit(anObjective(), 'cycle')] }), ['objectives[0].cycle']],
  ['an objective without a level', aFile({ objectives: [omit(anObjective(), 'level')] }), ['objectives[0].level']],
  ['a negative weight', objectives({ weight: -1 }), ['objectives[0].weight']],
  ['an owner that is no account id', objectives({ owner: 'ada@example.com' }), ['objectives[0].owner']],
  [
    'a restriction without groups',
    objectives({ restrictedTo: { accounts: ['a'] } }),
    ['objectives[0].restrictedTo.groups'],
  ],
  ['a closing without a reason', objectives({ closing: { learning: '' } }), ['objectives[0].closing.reason']],
  ['a rhythm nobody has', objectives({ cadence: { every: 'daily', locked: false } }), ['objectives[0].cadence.every']],
  ['a delegate that is no account id', objectives({ delegates: ['a@b.c'] }), ['objectives[0].delegates[0]']],
  ['its own parent', objectives({ parent: 'OBJ-1' }), ['objectives[0].parent']],
  ['alignment to itself', objectives({ alignedTo: ['OBJ-1'] }), ['objectives[0].alignedTo[0]']],
  ['alignment said twice', second({ alignedTo: ['OBJ-1', 'OBJ-1'] }), ['objectives[1].alignedTo[1]']],
  ['alignment that is no list', second({ alignedTo: 'OBJ-1' }), ['objectives[1].alignedTo']],
  ['an objective twice', second({ key: 'OBJ-1' }), ['objectives[1].key']],
  [
    'a loop of parents',
    aFile({
      objectives: [
        anObjective({ parent: 'OBJ-3' }),
        anObjective({ key: 'OBJ-2', parent: 'OBJ-1' }),
        anObjective({ key: 'OBJ-3', parent: 'OBJ-2' }),
      ],
    }),
    ['objectives[0].parent'],
  ],
  ['an unknown property', objectives({ colour: 'red' }), ['objectives[0].colour']],
  ['an unknown property with a strange name', objectives({ 'my key': 1 }), ['objectives[0]["my key"]']],
];

const targets = (over: FileJson): unknown => aFile({ targets: [aTarget(over), aMetric()] });
const link = (...links: unknown[]): unknown => aFile({ links });
const checkIn = (over: FileJson): unknown => aFile({ checkIns: [aCheckIn(over)] });

const aMilestone = (over: FileJson = {}): FileJson => ({ name: 'Pilot', due: '2021-06-30', ...over });
const steps = (...days: readonly string[]): FileJson => ({
  profile: { type: 'steps', points: days.map((at, value) => ({ at, value })) },
});
const counted = (measure: FileJson): unknown =>
  aFile({ targets: [aTarget({ measure })], checkIns: [aCheckIn({ target: 'TGT-1' })] });

const measuring: readonly Case[] = [
  ['a target due before it starts', targets({ due: '2020-12-31' }), ['targets[0].due']],
  ['a goal that is text', targets({ goal: '100' }), ['targets[0].goal']],
  ['a goal beyond numbers', targets({ goal: JSON.parse('1e999') as unknown }), ['targets[0].goal']],
  ['a baseline too large to reckon with', targets({ baseline: -1e200 }), ['targets[0].baseline']],
  ['a target without a unit', aFile({ targets: [omit(aTarget(), 'unit'), aMetric()] }), ['targets[0].unit']],
  ['a horizon nobody knows', targets({ horizon: 'tactical' }), ['targets[0].horizon']],
  ['a measure nobody knows', targets({ measure: { type: 'points' } }), ['targets[0].measure.type']],
  ['a measure that is text', targets({ measure: 'completion' }), ['targets[0].measure']],
  [
    'a weight nobody knows',
    targets({ measure: { type: 'completion', weighBy: 'story points' } }),
    ['targets[0].measure.weighBy'],
  ],
  [
    'a take nobody knows',
    aFile({ targets: [aTarget(), aMetric({ measure: { type: 'metric', take: 'median' } })] }),
    ['targets[1].measure.take'],
  ],
  [
    'a measure of both kinds',
    targets({ measure: { type: 'completion', weighBy: 'count', take: 'latest' } }),
    ['targets[0].measure.take'],
  ],
  ['a sum of no field', targets({ measure: { type: 'sum', over: 'all' } }), ['targets[0].measure.field']],
  ['a band without width', targets({ measure: { type: 'band', low: 4, high: 4 } }), ['targets[0].measure.low']],
  ['a band without an end', targets({ measure: { type: 'band', low: 4 } }), ['targets[0].measure.high']],
  [
    'milestones that are not there',
    targets({ measure: { type: 'milestones' }, milestones: [] }),
    ['targets[0].milestones'],
  ],
  [
    'a milestone after the end',
    targets({ milestones: [aMilestone(), aMilestone({ due: '2022-01-01' })] }),
    ['targets[0].milestones[1].due'],
  ],
  [
    'points before the start, on the due day, twice on a day and out of order',
    targets(steps('2020-12-31', '2021-06-30', '2021-06-30', '2021-05-31', '2021-12-31', '2021-07-31')),
    [1, 2, 3, 4].map((no) => `targets[0].profile.points[${no === 1 ? 0 : no}].at`),
  ],
  ['a check-in of a milestone target', counted({ type: 'milestones' }), ['checkIns[0].target']],
  ['a check-in of a count', counted({ type: 'count' }), ['checkIns[0].target']],
  ['a target twice', aFile({ targets: [aTarget(), aMetric(), aTarget()] }), ['targets[2].key']],
  ['a link to nothing', link({ target: 'TGT-1' }), ['links[0]']],
  ['a link to both', link({ target: 'TGT-1', issue: 'PLAT-1', jql: 'project = PLAT' }), ['links[0]']],
  ['a link of nothing', link({ issue: 'PLAT-1' }), ['links[0].target']],
  ['an issue that is no key', link({ target: 'TGT-1', issue: '10001' }), ['links[0].issue']],
  ['below that is text', link({ target: 'TGT-1', issue: 'PLAT-1', below: 'yes' }), ['links[0].below']],
  ['a role that is none', link({ target: 'TGT-1', issue: 'PLAT-1', role: 'serves' }), ['links[0].role']],
  ['a link that weighs nothing', link({ target: 'TGT-1', issue: 'PLAT-1', weight: 0 }), ['links[0].weight']],
  [
    'a weight of what does not count',
    link({ target: 'TGT-1', jql: 'project = PLAT', role: 'aligned', weight: 0.5 }),
    ['links[0].weight'],
  ],
  ['an empty scope', link({ target: 'TGT-1', jql: '  ' }), ['links[0].jql']],
  ['a scope too long', link({ target: 'TGT-1', jql: `project = ${'P'.repeat(2000)}` }), ['links[0].jql']],
  ['a deleted scope', link({ target: 'TGT-1', jql: 'project = PLAT', deleted: true }), ['links[0].deleted']],
  ['a check-in without a value', checkIn({ value: null }), ['checkIns[0].value']],
  ['a check-in on no day', checkIn({ at: '31.03.2021' }), ['checkIns[0].at']],
  ['a confidence nobody knows', checkIn({ confidence: 'sure' }), ['checkIns[0].confidence']],
  ['two check-ins on a day', aFile({ checkIns: [aCheckIn(), aCheckIn({ value: 2 })] }), ['checkIns[1].at']],
  ['a check-in of a completion target', checkIn({ target: 'TGT-1' }), ['checkIns[0].target']],
  ['an impediment of nothing', checkIn({ impediments: [{ text: 'a' }, {}] }), ['checkIns[0].impediments[1]']],
  ['an impediment of both', checkIn({ impediments: [{ text: 'a', issue: 'PLAT-1' }] }), ['checkIns[0].impediments[0]']],
  [
    'an impediment with a foreign property',
    checkIn({ impediments: [{ text: 'a', since: 1 }] }),
    ['checkIns[0].impediments[0].since'],
  ],
];

describe('a broken strategy file', () => {
  it.each([...heads, ...planning, ...measuring])('is refused where it is wrong: %s', (_what, file, paths) => {
    expect(pathsOf(file)).toEqual(paths);
  });

  it('is refused with every mistake at once, in the order of the file', () => {
    const file = aFile(
      {
        settings: { credit: { done: 2 } },
        cycles: [aCycle({ end: '2020-01-01', name: '' })],
        objectives: [anObjective({ parent: 'OBJ-1', weight: 'much' }), anObjective({ name: 7, hue: 1 })],
        targets: [aTarget({ start: 'soon' }), aMetric({ measure: { type: 'completion' } })],
        links: [{ target: 'TGT 1', below: 3 }],
        checkIns: [aCheckIn({ at: 'today' })],
      },
      { version: 3 },
    );
    expect(pathsOf(file)).toEqual([
      'version',
      'settings.credit.done',
      'cycles[0].name',
      'cycles[0].end',
      'objectives[0].weight',
      'objectives[0].parent',
      'objectives[1].name',
      'objectives[1].hue',
      'objectives[1].key',
      'targets[0].start',
      'targets[1].measure.weighBy',
      'links[0].target',
      'links[0].below',
      'links[0]',
      'checkIns[0].at',
      'checkIns[0].target',
    ]);
  });

  it('says what to do in words that quote no more than they must', () => {
    const parsed = parseStrategyFile(
      aFile({
        objectives: [
          anObjective({ level: 'x'.repeat(500), parent: 'OBJ-2' }),
          anObjective({ key: 'OBJ-2', parent: 'OBJ-1', owner: 7 }),
        ],
      }),
    );
    expect(parsed).toMatchObject({
      ok: false,
      mistakes: [
        {
          path: 'objectives[0].level',
          message: `level must be "organization", "business-unit", "team" or "individual", not "${'x'.repeat(60)}…".`,
        },
        { path: 'objectives[0].parent', message: 'The parents form a loop: OBJ-1 → OBJ-2 → OBJ-1.' },
        { path: 'objectives[1].owner', message: 'owner must be text, not a number.' },
      ],
    });
  });

  it('still tells what it names, so that unknown references are found with its other mistakes', () => {
    const parsed = parseStrategyFile(
      aFile({ objectives: [anObjective({ name: '', parent: 'OBJ-9' })], targets: [], links: [], checkIns: [] }),
    );
    expect(parsed).toMatchObject({
      ok: false,
      outline: {
        objectives: [{ key: 'OBJ-1', path: 'objectives[0]', parent: 'OBJ-9' }],
        references: [
          { kind: 'cycle', key: 'FY21', path: 'objectives[0].cycle' },
          { kind: 'objective', key: 'OBJ-9', path: 'objectives[0].parent' },
        ],
      },
    });
  });
});

describe('text that is no strategy file', () => {
  it.each(['', '{', 'null', '[1,2', '{"format":', '\u0000', 'throughline'])('is refused: %j', (text) => {
    const parsed = parseStrategyText(text);
    expect(parsed).toMatchObject({ ok: false, mistakes: [{ path: '' }] });
  });

  it('is read when it begins with a byte order mark', () => {
    expect(parseStrategyText(`\uFEFF${JSON.stringify(aFile())}`).ok).toBe(true);
  });
});
