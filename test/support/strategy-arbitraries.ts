import fc from 'fast-check';
import { isSeen } from '../../src/domain/plain-text';
import type { FileJson } from './strategy-files';

/** Strategy files of every shape a person could write, each of them right. */

const ISSUES = Array.from({ length: 12 }, (_, index) => `PLAT-${index + 1}`);
const JQLS = ['project = PLAT', 'project = OPS AND fixVersion = "2.0"', 'component in (a, "b c")', 'labels = "ü😀"'];
export const ARBITRARY_ISSUES: readonly string[] = ISSUES;

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isSeen);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2022-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.tuple(day, day).map((pair) => pair.toSorted());
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const weight = fc.double({ min: 0, max: 1e6, noNaN: true });
const owner = fc.constantFrom(null, '712020:ito', '557058:ada');
const keys = (prefix: string, least: number): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: least, maxLength: 6 })
    .map((numbers) => numbers.map((no) => `${prefix}-${no}`));

const measure = fc.oneof(
  fc.record({
    type: fc.constant('completion'),
    weighBy: fc.constantFrom('count', 'points', 'estimate', 'customfield_10016'),
  }),
  fc.record({ type: fc.constant('metric'), take: fc.constantFrom('latest', 'average', 'minimum', 'maximum') }),
  fc.record({ type: fc.constantFrom('count', 'children', 'milestones') }),
  fc.record(
    {
      type: fc.constantFrom('sum', 'average'),
      field: fc.constantFrom('customfield_10016', 'timeoriginalestimate'),
      over: fc.constantFrom('done', 'all'),
    },
    { requiredKeys: ['type', 'field'] },
  ),
  fc
    .tuple(number, fc.double({ min: 0.1, max: 1e6, noNaN: true }))
    .map(([low, width]) => ({ type: 'band', low, high: low + width })),
);

const daysWithin = (start: string, due: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.parse(start), max: Date.parse(due) })
    .map((instant) => new Date(instant).toISOString().slice(0, 10));

/** A profile's points stand on different days before the due day, in order. */
const profile = (start: string, due: string): fc.Arbitrary<FileJson> => {
  const points = fc
    .uniqueArray(fc.record({ at: daysWithin(start, due), value: number }), { selector: ({ at }) => at, maxLength: 4 })
    .map((drawn) => drawn.filter(({ at }) => at < due).toSorted((a, b) => (a.at < b.at ? -1 : 1)));
  return fc.oneof(
    fc.record({ type: fc.constantFrom('linear', 's-curve', 'maintain', 'milestones') }),
    fc.record({ type: fc.constantFrom('steps', 'points'), points }),
  );
};

const milestones = (start: string, due: string): fc.Arbitrary<FileJson[]> =>
  fc.array(
    fc.record(
      { name, due: daysWithin(start, due), weight, reached: fc.option(daysWithin(start, due)) },
      { requiredKeys: ['name', 'due'] },
    ),
    { minLength: 1, maxLength: 3 },
  );

/** A value set by hand, for good or until the automatic value changes. */
const override = fc.option(
  fc.record(
    { value: number, at: day, note: name, lasting: fc.boolean(), automatic: fc.option(number) },
    { requiredKeys: ['value', 'at', 'lasting'] },
  ),
);

const wholeCredit = fc.record({ new: share(), indeterminate: share(), done: share() });
const statusCredit = fc.dictionary(fc.constantFrom('1', '10001', '10042'), share());

/** How work is counted, where it is not as above. */
const counting = fc.record(
  {
    excludedResolutions: fc.array(name, { maxLength: 3 }),
    credit: wholeCredit,
    statusCredit,
    pointsField: fc.constant('customfield_10016'),
    unestimated: fc.constantFrom('zero', 'median', 'excluded'),
  },
  { requiredKeys: [] },
);

const settings = fc.record(
  {
    excludedResolutions: fc.array(name, { maxLength: 4 }),
    credit: fc.record({ new: share(), indeterminate: share(), done: share() }, { requiredKeys: [] }),
    pointsField: fc.constantFrom(null, 'customfield_10016'),
    statusCredit,
    unestimated: fc.constantFrom('zero', 'median', 'excluded'),
    terms: fc.record({ organization: name, team: name }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

function share(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: 1, noNaN: true });
}

const cycle = (key: string): fc.Arbitrary<FileJson> =>
  fc
    .record({ name, days, translateBy: fc.option(day) })
    .map(({ name: called, days: [start, end], translateBy: by }) => ({
      ...{ key, name: called, start, end },
      translateBy: by === null || end === undefined || by > end ? null : by,
    }));

/** Parents stand earlier in the list, so there is no loop. */
const objective = (all: readonly string[], index: number, cycles: readonly string[]): fc.Arbitrary<FileJson> =>
  fc.record(
    {
      key: fc.constant(all[index]),
      name,
      cycle: fc.constantFrom(...cycles),
      level: fc.constantFrom('organization', 'business-unit', 'team', 'individual'),
      description: fc.string({ unit: 'grapheme' }),
      parent: fc.constantFrom(null, ...all.slice(0, index)),
      alignedTo: fc.subarray(all.filter((_, other) => other !== index)),
      owner,
      status: fc.constantFrom('draft', 'active', 'closed'),
      weight,
      counting,
      restrictedTo: fc.constant(null),
    },
    { requiredKeys: ['key', 'name', 'cycle', 'level'] },
  );

const target = (key: string, objectives: readonly string[]): fc.Arbitrary<FileJson> =>
  fc
    .record(
      {
        key: fc.constant(key),
        objective: fc.constantFrom(...objectives),
        name,
        measure,
        baseline: number,
        goal: number,
        unit: fc.string({ unit: 'grapheme', maxLength: 5 }),
        days,
        owner,
        horizon: fc.constantFrom('strategic', 'operational'),
        weight,
      },
      { requiredKeys: ['key', 'objective', 'name', 'measure', 'baseline', 'goal', 'unit', 'days'] },
    )
    .chain(({ days: [start = '', due = ''], ...rest }) =>
      fc
        .record(
          {
            profile: profile(start, due),
            milestones: milestones(start, due),
            override,
            counting,
            kind: fc.constantFrom('output', 'outcome'),
            order: number,
            delegates: fc.subarray(['712020:ito', '557058:ada']),
          },
          { requiredKeys: ['profile', 'milestones'] },
        )
        .map((seldom) => ({ ...rest, ...seldom, start, due })),
    );

/** What few links say: that they do not count, or count for more or less. */
const saidOfLink = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ role: fc.constantFrom('counts', 'excludes', 'aligned') }) },
  { weight: 1, arbitrary: fc.record({ weight: fc.constantFrom(0.01, 0.5, 1, 1.25, 100) }) },
);

const link = (targets: readonly string[]): fc.Arbitrary<FileJson> =>
  fc.tuple(linkedWork(targets), saidOfLink).map(([work, said]) => ({ ...work, ...said }));

const linkedWork = (targets: readonly string[]): fc.Arbitrary<FileJson> =>
  fc.oneof(
    fc.record(
      { target: fc.constantFrom(...targets), issue: fc.constantFrom(...ISSUES), below: fc.boolean() },
      { requiredKeys: ['target', 'issue'] },
    ),
    fc.record(
      { target: fc.constantFrom(...targets), jql: fc.constantFrom(...JQLS), below: fc.boolean() },
      { requiredKeys: ['target', 'jql'] },
    ),
  );

const resolution = fc.record({
  at: day,
  by: fc.constantFrom(null, '712020:ito'),
  note: fc.string({ unit: 'grapheme' }),
});

const impediment = fc.oneof(
  fc.record({ text: name, helper: name, resolved: resolution }, { requiredKeys: ['text'] }),
  fc.record({ issue: fc.constantFrom(...ISSUES) }),
);

/** Words beside a value that comes from elsewhere; any target may have them. */
const automaticCheckIn = (targets: readonly string[]): fc.Arbitrary<FileJson> =>
  fc.record(
    {
      target: fc.constantFrom(...targets),
      at: day,
      value: fc.option(number, { nil: null }),
      automatic: fc.constant(true),
      note: fc.string({ unit: 'grapheme' }),
      impediments: fc.array(impediment, { maxLength: 2 }),
    },
    { requiredKeys: ['target', 'at', 'value', 'automatic'] },
  );

const checkIn = (targets: readonly string[]): fc.Arbitrary<FileJson> =>
  fc.record(
    {
      target: fc.constantFrom(...targets),
      at: day,
      value: number,
      confidence: fc.constantFrom(null, 'low', 'medium', 'high'),
      note: fc.string({ unit: 'grapheme' }),
      impediments: fc.array(impediment, { maxLength: 2 }),
    },
    { requiredKeys: ['target', 'at', 'value'] },
  );

const isMetric = ({ measure: kind }: FileJson): boolean => /metric|band/.test(JSON.stringify(kind));

/** A file with its own cycles, objectives and targets; its issues are `ARBITRARY_ISSUES`. */
export const strategyFile: fc.Arbitrary<FileJson> = fc
  .tuple(keys('FY', 1), keys('OBJ', 1), keys('TGT', 0), settings)
  .chain(([cycleKeys, objectiveKeys, targetKeys, chosen]) =>
    fc
      .tuple(
        fc.tuple(...cycleKeys.map(cycle)),
        fc.tuple(...objectiveKeys.map((_, index) => objective(objectiveKeys, index, cycleKeys))),
        fc.tuple(...targetKeys.map((key) => target(key, objectiveKeys))),
      )
      .chain(([cycles, objectives, targets]) => {
        const metrics = targets.filter(isMetric).map(({ key }) => String(key));
        return fc.record({
          format: fc.constant('throughline.strategy'),
          version: fc.constant(1),
          settings: fc.constant(chosen),
          cycles: fc.constant(cycles),
          objectives: fc.constant(objectives),
          targets: fc.constant(targets),
          links: targets.length === 0 ? fc.constant([]) : fc.array(link(targetKeys), { maxLength: 10 }),
          checkIns:
            targets.length === 0
              ? fc.constant([])
              : fc.uniqueArray(
                  metrics.length === 0
                    ? automaticCheckIn(targetKeys)
                    : fc.oneof(checkIn(metrics), automaticCheckIn(targetKeys)),
                  { maxLength: 8, selector: (entry) => `${String(entry['target'])} ${String(entry['at'])}` },
                ),
        });
      }),
  );

const LISTS = ['cycles', 'objectives', 'targets', 'links', 'checkIns'];

/** The same file with its lists in another order. */
export const shuffled = (file: FileJson): fc.Arbitrary<FileJson> =>
  fc
    .tuple(...LISTS.map((list) => fc.shuffledSubarray(listOf(file, list), { minLength: listOf(file, list).length })))
    .map((lists) => ({ ...file, ...Object.fromEntries(LISTS.map((list, index) => [list, lists[index]])) }));

function listOf(file: FileJson, list: string): unknown[] {
  const entries = file[list];
  return Array.isArray(entries) ? entries : [];
}
