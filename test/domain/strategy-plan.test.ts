import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { isEmptyPlan } from '../../src/domain/strategy-file/import-plan';
import { ancestorsToLoad, objectivesChangingCycle, referencesOf } from '../../src/domain/strategy-file/references';
import { aCheckIn, aCycle, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';
import { EMPTY_SITE, imported, knownIssues, parsed, planned } from '../support/strategy-site';

const site = { ...EMPTY_SITE, issues: knownIssues('PLAT-1', 'PLAT-2', 'PLAT-3', 'PLAT-12') };
const start = imported(site, aFile());
const nothing = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };
const only = (part: Parameters<typeof aFile>[0]): unknown =>
  aFile({ settings: {}, cycles: [], objectives: [], targets: [], links: [], checkIns: [], ...part });

describe('importing into an empty site', () => {
  it('creates everything the file names', () => {
    const plan = planned(site, aFile());
    expect(plan.counts).toEqual({ cycles: 1, objectives: 1, targets: 2, links: 2, checkIns: 1, settings: 0 });
    expect(plan.cycles).toEqual([{ before: undefined, after: aCycle() }]);
    expect(plan.targets[0]).toEqual({
      before: undefined,
      after: {
        ...aTarget(),
        cycle: 'FY21',
        counting: {},
        measure: { type: 'completion', weighBy: { kind: 'count' } },
        baselineScope: null,
        frozen: null,
        affirmed: null,
        links: [
          { no: 1, kind: 'issue', issueId: '1012', key: 'PLAT-12', below: true, gone: false },
          { no: 2, kind: 'jql', jql: 'project = PLAT AND fixVersion = "2.0"', below: false, broken: null },
        ],
        nextLink: 3,
      },
    });
    expect(plan.checkIns).toEqual([
      {
        target: 'TGT-2',
        before: [],
        after: [
          {
            at: '2021-03-31',
            value: 41,
            automatic: false,
            confidence: 'medium',
            note: '',
            impediments: [{ text: 'Survey tool is down' }],
            by: '712020:ito',
          },
        ],
        changed: 1,
      },
    ]);
  });

  it('gives new entries their defaults', () => {
    const plan = planned(
      site,
      only({
        cycles: [{ key: 'Q1', name: 'Q1', start: '2021-01-01', end: '2021-03-31' }],
        objectives: [{ key: 'OBJ-1', name: 'Win', cycle: 'Q1', level: 'team' }],
      }),
    );
    expect(plan.cycles[0]?.after.translateBy).toBeNull();
    expect(plan.objectives[0]?.after).toEqual({
      key: 'OBJ-1',
      name: 'Win',
      description: '',
      cycle: 'Q1',
      level: 'team',
      parent: null,
      alignedTo: [],
      owner: null,
      status: 'active',
      weight: 1,
      order: 0,
      delegates: [],
      closing: null,
      perspective: null,
      cadence: null,
      counting: {},
      restrictedTo: null,
      turned: null,
      affirmed: null,
    });
  });

  it('writes parents before those that count towards them', () => {
    const plan = planned(
      site,
      aFile({
        objectives: [
          anObjective({ key: 'A', parent: 'C' }),
          anObjective({ key: 'B' }),
          anObjective({ key: 'C', parent: 'D' }),
          anObjective({ key: 'D', parent: null }),
        ],
        targets: [],
        links: [],
        checkIns: [],
      }),
    );
    expect(plan.objectives.map(({ after }) => after.key)).toEqual(['D', 'C', 'A', 'B']);
  });
});

describe('importing again', () => {
  it('plans nothing for the same file', () => {
    const plan = planned(start, aFile());
    expect(plan).toEqual({
      settings: undefined,
      cycles: [],
      objectives: [],
      targets: [],
      checkIns: [],
      reopens: [],
      counts: nothing,
    });
    expect(isEmptyPlan(plan)).toBe(true);
  });

  it('keeps what an entry does not name', () => {
    const plan = planned(
      start,
      only({ objectives: [{ key: 'OBJ-1', name: 'Win it', cycle: 'FY21', level: 'organization' }] }),
    );
    expect(plan.counts).toEqual({ ...nothing, objectives: 1 });
    expect(plan.objectives[0]?.after).toEqual({
      ...start.objectives.get(parsed(aFile()).objectives[0]?.key ?? never()),
      name: 'Win it',
    });
  });

  it('leaves what the file does not name', () => {
    expect(isEmptyPlan(planned(start, only({})))).toBe(true);
  });

  it('tells a changed definition from changed links', () => {
    const renamed = planned(start, aFile({ targets: [aTarget({ name: 'Ship it' }), aMetric()] }));
    expect(renamed.counts).toEqual({ ...nothing, targets: 1 });
    const relinked = planned(start, aFile({ links: [{ target: 'TGT-1', issue: 'PLAT-12', below: true }] }));
    expect(relinked.counts).toEqual({ ...nothing, links: 1 });
    expect(relinked.targets).toHaveLength(1);
  });

  it('moves a target to another objective and its cycle', () => {
    const plan = planned(
      start,
      only({
        cycles: [aCycle({ key: 'FY22', start: '2022-01-01', end: '2022-12-31' })],
        objectives: [anObjective({ key: 'OBJ-2', cycle: 'FY22' })],
        targets: [aMetric({ objective: 'OBJ-2' })],
      }),
    );
    expect(plan.targets.map(({ after }) => [after.key, after.objective, after.cycle])).toEqual([
      ['TGT-2', 'OBJ-2', 'FY22'],
    ]);
  });

  it('takes the targets of an objective along when it changes cycle', () => {
    const file = only({
      cycles: [aCycle({ key: 'FY22', start: '2022-01-01', end: '2022-12-31' })],
      objectives: [anObjective({ cycle: 'FY22' })],
    });
    expect(objectivesChangingCycle(parsed(file), start.objectives)).toEqual(['OBJ-1']);
    const plan = planned(start, file);
    expect(plan.targets.map(({ after }) => [after.key, after.cycle, after.links.length])).toEqual([
      ['TGT-1', 'FY22', 2],
      ['TGT-2', 'FY22', 0],
    ]);
    expect(plan.counts).toEqual({ ...nothing, cycles: 1, objectives: 1, targets: 2 });
  });

  it('puts a check-in in its place and replaces one of the same day', () => {
    const plan = planned(
      start,
      only({ checkIns: [aCheckIn({ at: '2021-02-28', value: 35 }), { target: 'TGT-2', at: '2021-03-31', value: 42 }] }),
    );
    expect(plan.counts).toEqual({ ...nothing, checkIns: 2 });
    expect(plan.checkIns[0]?.after.map(({ at, value, confidence }) => [at, value, confidence])).toEqual([
      ['2021-02-28', 35, 'medium'],
      ['2021-03-31', 42, 'medium'],
    ]);
  });
});

describe('settings in a file', () => {
  it('change only what they name', () => {
    const plan = planned(site, only({ settings: { credit: { indeterminate: 0.5 }, terms: { team: 'Squad' } } }));
    expect(plan.counts).toEqual({ ...nothing, settings: 1 });
    expect(plan.settings?.after).toEqual({
      ...DEFAULT_SETTINGS,
      credit: { new: 0, indeterminate: 0.5, done: 1 },
      terms: { ...DEFAULT_SETTINGS.terms, team: 'Squad' },
    });
  });

  it('compare resolutions as a set of names without case', () => {
    const same = DEFAULT_SETTINGS.excludedResolutions.map((name) => name.toUpperCase()).toReversed();
    expect(planned(site, only({ settings: { excludedResolutions: same } })).settings).toBeUndefined();
    const fewer = planned(site, only({ settings: { excludedResolutions: ['Duplicate'] } }));
    expect(fewer.settings?.after.excludedResolutions).toEqual(['Duplicate']);
    expect(planned(site, only({ settings: { excludedResolutions: [] } })).settings?.after.excludedResolutions).toEqual(
      [],
    );
  });

  it('may take the points field away', () => {
    const set = imported(site, only({ settings: { pointsField: 'customfield_10016' } }));
    expect(set.settings.pointsField).toBe('customfield_10016');
    expect(planned(set, only({})).settings).toBeUndefined();
    expect(planned(set, only({ settings: { pointsField: null } })).settings?.after.pointsField).toBeNull();
  });
});

describe('what has to be looked up', () => {
  it('is everything the file names, once', () => {
    const file = parsed(
      aFile({
        objectives: [anObjective({ parent: 'OBJ-0', alignedTo: ['OBJ-8', 'OBJ-9'] })],
        links: [
          { target: 'TGT-1', issue: 'PLAT-12' },
          { target: 'TGT-7', issue: 'plat-12' },
        ],
        checkIns: [aCheckIn({ impediments: [{ issue: 'PLAT-3' }] })],
      }),
    );
    expect(referencesOf(file.outline)).toEqual({
      cycles: ['FY21'],
      objectives: ['OBJ-1', 'OBJ-0', 'OBJ-8', 'OBJ-9'],
      targets: ['TGT-1', 'TGT-2', 'TGT-7'],
      issues: ['PLAT-12', 'PLAT-3'],
    });
  });

  it('goes up the site until nothing is left', () => {
    const deep = imported(
      site,
      aFile({
        objectives: [
          anObjective({ key: 'A' }),
          anObjective({ key: 'B', parent: 'A' }),
          anObjective({ key: 'C', parent: 'B' }),
        ],
        targets: [],
        links: [],
        checkIns: [],
      }),
    );
    const { outline } = parsed(only({ objectives: [anObjective({ key: 'D', parent: 'C' })] }));
    const loaded = new Map([...deep.objectives].filter(([key]) => key === 'C'));
    expect(ancestorsToLoad(outline, loaded)).toEqual(['B']);
    const more = new Map([...deep.objectives].filter(([key]) => key !== 'A'));
    expect(ancestorsToLoad(outline, more)).toEqual(['A']);
    expect(ancestorsToLoad(outline, deep.objectives)).toEqual([]);
  });
});

function never(): never {
  throw new Error('no objective in the file');
}
