import { parseStrategyFile } from '../../src/contract/strategy-file';
import type { Finding } from '../../src/domain/finding';
import { examine, type Examined } from '../../src/domain/health';
import { DEFAULT_LIMITS } from '../../src/domain/health-rule';
import { parseAccountId, parseTargetKey } from '../../src/domain/ids';
import { planImport } from '../../src/domain/strategy-plan';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { aCycle, aFile, aMetric, anObjective, type FileJson } from '../support/strategy-files';

/** What the rules say of a strategy with these parts. */
function findingsOf(
  objectives: readonly FileJson[],
  targets: readonly FileJson[],
  now = '2021-06-01',
  over: Partial<Examined> = {},
  links: readonly FileJson[] = [],
): readonly Finding[] {
  const parsed = parseStrategyFile(
    aFile({
      cycles: [aCycle({ key: 'FY21', start: '2021-01-01', end: '2021-12-31', translateBy: '2021-02-01' })],
      objectives,
      targets,
      links,
      checkIns: [],
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  const empty = {
    settings: DEFAULT_SETTINGS,
    cycles: new Map(),
    objectives: new Map(),
    targets: new Map(),
    checkIns: new Map(),
    issues: new Map(),
  };
  const plan = planImport(empty, parsed.file);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const [cycle] = plan.value.cycles;
  if (cycle === undefined) throw new Error('no cycle');
  return examine({
    cycle: cycle.after,
    objectives: plan.value.objectives.map(({ after }) => after),
    targets: plan.value.targets.map(({ after }) => after),
    nowMs: Date.parse(now),
    perspectives: ['Customer'],
    ...over,
  });
}

const accountOf = (text: string) => parseAccountId(text) ?? never(text);
const targetOf = (text: string) => parseTargetKey(text) ?? never(text);
const never = (text: string): never => {
  throw new Error(`not a key: ${text}`);
};

const top = (key: string, over: FileJson = {}): FileJson =>
  anObjective({ key, cycle: 'FY21', level: 'organization', parent: null, alignedTo: [], ...over });
const target = (key: string, objective: string, over: FileJson = {}): FileJson =>
  aMetric({ key, objective, horizon: 'strategic', start: '2021-01-01', due: '2021-12-31', ...over });
const sound = {
  objectives: [top('OBJ-1'), top('OBJ-2'), top('OBJ-3')],
  targets: ['1', '2', '3'].map((n) => target(`TGT-${n}`, `OBJ-${n}`, { owner: `712020:owner-${n}` })),
};
const told = (findings: readonly Finding[]): unknown =>
  findings.map(({ rule, objectives, targets, found, limit }) => [rule, [...objectives, ...targets], found, limit]);

describe('the guard rules', () => {
  it('have nothing to say of a sound strategy', () => {
    expect(findingsOf(sound.objectives, sound.targets)).toEqual([]);
  });

  it.each<[string, readonly FileJson[], readonly FileJson[], unknown]>([
    ['too few priorities', [top('OBJ-1')], [target('TGT-1', 'OBJ-1')], [['priority-count', ['OBJ-1'], 1, 3]]],
    [
      'an objective nothing measures',
      [...sound.objectives, top('OBJ-4')],
      sound.targets,
      [['no-measurable-target', ['OBJ-4'], null, null]],
    ],
    [
      'a target without an owner',
      sound.objectives,
      [...sound.targets.slice(1), target('TGT-1', 'OBJ-1', { owner: null })],
      [
        ['no-owner', ['TGT-1'], null, null],
        ['no-measurable-target', ['OBJ-1'], null, null],
      ],
    ],
    [
      'an orphan',
      [...sound.objectives, top('OBJ-4', { level: 'team' })],
      [...sound.targets, target('TGT-4', 'OBJ-4', { owner: '712020:owner-4' })],
      [['orphan', ['OBJ-4'], null, null]],
    ],
    [
      'a goal that is the baseline',
      sound.objectives,
      [...sound.targets.slice(1), target('TGT-1', 'OBJ-1', { baseline: 5, goal: 5, owner: '712020:a' })],
      [
        ['no-measurable-target', ['OBJ-1'], null, null],
        ['goal-is-baseline', ['TGT-1'], null, null],
      ],
    ],
    [
      'parts that weigh nothing',
      sound.objectives,
      [...sound.targets.slice(1), target('TGT-1', 'OBJ-1', { weight: 0, owner: '712020:a' })],
      [['weights', ['OBJ-1'], 0, null]],
    ],
    [
      'operational dates outside the cycle',
      sound.objectives,
      [
        ...sound.targets.slice(1),
        target('TGT-1', 'OBJ-1', { horizon: 'operational', due: '2022-03-31', owner: '712020:a' }),
      ],
      [['outside-cycle', ['TGT-1'], null, null]],
    ],
    [
      'a person with more targets than anyone can steer',
      sound.objectives,
      ['1', '2', '3', '1'].map((n, index) => target(`TGT-${index}`, `OBJ-${n}`, { owner: '712020:one' })),
      [['too-many-targets', ['TGT-0', 'TGT-1', 'TGT-2', 'TGT-3'], 4, 3]],
    ],
    [
      'a cascade that goes too deep',
      [
        ...sound.objectives,
        ...[4, 5, 6, 7].map((n) => top(`OBJ-${n}`, { level: 'team', parent: n === 4 ? 'OBJ-1' : `OBJ-${n - 1}` })),
      ],
      [...sound.targets, target('TGT-7', 'OBJ-7', { owner: '712020:seven' })],
      [['too-deep', ['OBJ-7'], 5, 4]],
    ],
  ])('tell of %s', (_what, objectives, targets, expected) => {
    expect(told(findingsOf(objectives, targets))).toEqual(expected);
  });

  it.each<[string, readonly FileJson[], readonly FileJson[], Partial<Examined>, unknown]>([
    [
      'an objective without an owner',
      [...sound.objectives.slice(1), top('OBJ-1', { owner: null })],
      sound.targets,
      {},
      [['objective-owner', ['OBJ-1'], null, null]],
    ],
    [
      'an owner who has left, with all that waits for somebody else',
      sound.objectives,
      [...sound.targets.slice(1), target('TGT-1', 'OBJ-1', { owner: '712020:gone' })],
      { gone: new Set([accountOf('712020:gone')]) },
      [['owner-left', ['TGT-1'], null, null]],
    ],
    [
      'no weights that come to a hundred and a bit',
      sound.objectives,
      [...sound.targets, ...['4', '5'].map((n) => target(`TGT-${n}`, 'OBJ-1', { weight: 50, owner: `712020:${n}` }))],
      {},
      [],
    ],
    [
      'shares of one that miss it',
      sound.objectives,
      [
        ...sound.targets.slice(1),
        target('TGT-1', 'OBJ-1', { weight: 0.5 }),
        target('TGT-4', 'OBJ-1', { weight: 0.6, owner: '712020:4' }),
      ],
      {},
      [['weights', ['OBJ-1'], 1.1, 1]],
    ],
    [
      'an objective that goes on under a perspective the site does not have',
      [
        top('OBJ-1', { perspective: 'Customer' }),
        top('OBJ-2', { perspective: 'customer' }),
        top('OBJ-3', { perspective: null }),
        top('OBJ-4', { perspective: 'Gone', status: 'closed' }),
      ],
      sound.targets,
      { perspectives: ['Financial', 'Customer'] },
      [['unknown-perspective', ['OBJ-2'], null, null]],
    ],
    [
      'a perspective where the site has none any more',
      [top('OBJ-1', { perspective: 'Customer' }), ...sound.objectives.slice(1)],
      sound.targets,
      { perspectives: [] },
      ['OBJ-1', 'OBJ-2', 'OBJ-3'].map((key) => ['unknown-perspective', [key], null, null]),
    ],
    [
      'nothing when the limits of the site allow it',
      [top('OBJ-1')],
      [target('TGT-1', 'OBJ-1')],
      { limits: { ...DEFAULT_LIMITS, minPriorities: 1 } },
      [],
    ],
    [
      'nothing of a rule that is off',
      [top('OBJ-1')],
      [target('TGT-1', 'OBJ-1')],
      { rules: { 'priority-count': 'off' } },
      [],
    ],
  ])('tell of %s', (_what, objectives, targets, over, expected) => {
    expect(told(findingsOf(objectives, targets, '2021-06-01', over))).toEqual(expected);
  });

  it('tell of work that was found in two targets of different branches, while both count some; else it is a cascade', () => {
    const objectives = [...sound.objectives, top('OBJ-4', { level: 'team', parent: 'OBJ-1' })];
    const fed = { measure: { type: 'completion', weighBy: 'count' } };
    const targets = ['1', '2', '4'].map((n) => target(`TGT-${n}`, `OBJ-${n}`, { owner: `712020:${n}`, ...fed }));
    const competing = (role: 'counts' | 'aligned', a: string, b: string): unknown =>
      told(
        findingsOf(
          objectives,
          targets,
          '2021-01-05',
          { overlaps: [[targetOf(a), targetOf(b)]] },
          ['1', '2', '4'].map((n) => ({ target: `TGT-${n}`, jql: `labels = l${n}`, ...(n === '2' ? { role } : {}) })),
        ),
      );
    expect(competing('counts', 'TGT-1', 'TGT-2')).toEqual([['competing-targets', ['TGT-1', 'TGT-2'], null, null]]);
    expect(competing('counts', 'TGT-1', 'TGT-4')).toEqual([]);
    expect(competing('aligned', 'TGT-1', 'TGT-2')).toEqual([]);
  });

  it('count the day of the deadline as in time', () => {
    const objectives = [...sound.objectives, top('OBJ-4')];
    expect(told(findingsOf(objectives, sound.targets, '2021-02-01T23:59:59Z'))).toEqual([]);
    expect(told(findingsOf(objectives, sound.targets, '2021-02-02T00:00:00Z'))).toEqual([
      ['no-measurable-target', ['OBJ-4'], null, null],
    ]);
  });

  it('wait for the translation deadline before they ask for targets', () => {
    const objectives = [...sound.objectives, top('OBJ-4')];
    expect(told(findingsOf(objectives, sound.targets, '2021-01-15'))).toEqual([]);
  });
});
