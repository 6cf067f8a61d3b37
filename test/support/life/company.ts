import type { CountedFile, CountedTarget } from '../oracle/count';
import type { CountedObjective, CountedWords } from '../oracle/rules';
import { strategyOf, type TestIssue, type TestTarget } from '../site';

/** The site that every random life begins with. */
export const ISSUES: readonly TestIssue[] = [
  { id: 1000, key: 'ONE-1', level: 2 },
  { id: 1001, key: 'ONE-2', level: 1, parent: 'ONE-1' },
  { id: 1002, key: 'ONE-3', level: 1 },
  { id: 1003, key: 'ONE-4', parent: 'ONE-2', category: 'done', components: ['Core'], points: 3 },
  { id: 1004, key: 'ONE-5', parent: 'ONE-2', category: 'indeterminate', points: 5 },
  { id: 1005, key: 'ONE-6', parent: 'ONE-3', components: ['Core'], points: 2 },
  { id: 1006, key: 'ONE-7', parent: 'ONE-3', category: 'done', resolution: 'Duplicate', points: 8 },
  { id: 1007, key: 'ONE-8' },
  { id: 1008, key: 'ONE-9', level: -1, parent: 'ONE-5' },
  { id: 2001, key: 'TWO-1', level: 1 },
  { id: 2002, key: 'TWO-2', parent: 'TWO-1', points: 1 },
  { id: 2003, key: 'TWO-3', components: ['Core'], category: 'done' },
];

/** Jira's ids of the two projects and of the types that work is turned into. */
export const TYPES = { epic: '31', story: '30', subtask: '29' } as const;
/** Levels that issue types, by their ids, are put on during a life, and were on in the beginning. */
export const LEVEL_MENU: ReadonlyArray<readonly [string, number]> = [
  ['32', 3],
  ['32', 2],
  [TYPES.epic, 2],
  [TYPES.epic, 1],
  [TYPES.epic, 0],
  [TYPES.story, 1],
  [TYPES.story, 0],
  [TYPES.subtask, 0],
  [TYPES.subtask, -1],
];
export const PROJECTS = ['ONE', 'TWO'] as const;
/** The two fields that hold story points on this site, as Jira lists them. */
export const POINTS = ['customfield_10016', 'customfield_10034'] as const;

const TARGETS: readonly TestTarget[] = [
  { key: 'TGT-TOP', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-3' }, { issue: 'ONE-6' }] },
  { key: 'TGT-FLAT', links: [{ issue: 'ONE-2', below: false }], extra: { measure: { type: 'count' }, goal: 4 } },
  { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }] },
  {
    key: 'TGT-WIDE',
    links: [{ jql: 'component = Core', below: true }, { issue: 'TWO-1' }],
    extra: { measure: { type: 'completion', weighBy: 'points' }, baseline: 40, goal: 10 },
  },
  {
    key: 'TGT-SUM',
    links: [{ issue: 'ONE-2' }, { jql: 'project in (ONE, TWO)' }],
    extra: { measure: { type: 'sum', field: POINTS[1], over: 'done' } },
  },
];

/** A link as the test keeps it: an issue by its id, which outlives its key. */
export interface LifeLink {
  readonly target: string;
  readonly issueId?: string;
  readonly jql?: string;
  readonly below: boolean;
  readonly role?: string;
  readonly weight?: number;
}

const idOf = new Map(ISSUES.map(({ id, key }) => [key, String(id)]));

/** Links that may come and go during a life. */
export const LINK_MENU: ReadonlyArray<Omit<LifeLink, 'target'>> = [
  { issueId: '1000', below: true },
  { issueId: '1001', below: true },
  { issueId: '1002', below: false },
  { issueId: '1005', below: true },
  { issueId: '2001', below: true },
  { issueId: '2003', below: true },
  { jql: 'component = Core', below: false },
  { jql: 'project = TWO', below: true },
  { jql: 'project = ONE AND component = Core', below: true },
];

/** What a link may be made to do during a life. */
export const ROLE_MENU: ReadonlyArray<Pick<LifeLink, 'role' | 'weight'>> = [
  {},
  { role: 'excludes' },
  { role: 'aligned' },
  { weight: 0.5 },
  { weight: 0.25 },
  { weight: 2 },
];

/** Measures that a target may be given during a life. */
export const MEASURE_MENU: readonly CountedTarget['measure'][] = [
  { type: 'completion', weighBy: 'count' },
  { type: 'completion', weighBy: 'points' },
  { type: 'completion', weighBy: 'estimate' },
  { type: 'count' },
  { type: 'sum', field: POINTS[1], over: 'all' },
  { type: 'average', field: POINTS[1], over: 'done' },
];

/** Settings that a site may be given during a life. */
export const SETTINGS_MENU: ReadonlyArray<NonNullable<CountedFile['settings']>> = [
  { credit: { new: 0, indeterminate: 0.5, done: 1 } },
  { credit: { new: 0, indeterminate: 0, done: 1 } },
  { excludedResolutions: ['Duplicate', 'Fixed'] },
  { excludedResolutions: [] },
  { excludedResolutions: ["Won't Do", 'duplicate'] },
  { pointsField: POINTS[0] },
  { pointsField: POINTS[1] },
  { pointsField: null },
];

/** What the site, an objective or a target may say of how work is counted; nothing leaves it to the level above. */
export const COUNTING_MENU: readonly CountedWords[] = [
  {},
  { unestimated: 'median' },
  { unestimated: 'excluded' },
  { unestimated: 'zero', statusCredit: {} },
  { statusCredit: { '11': 0.6 } },
  { statusCredit: { '10': 0.1, '11': 0.25, '12': 0.9 }, unestimated: 'median' },
  { credit: { new: 0.2, indeterminate: 0.4, done: 1 }, pointsField: POINTS[0] },
  { excludedResolutions: ['Fixed'], pointsField: POINTS[1] },
];

/** What the test remembers of a value that somebody set by hand until the counted one changes. */
export interface ByHand {
  readonly counted: number | null;
  /** Nobody can say while Jira refuses a scope of the target. */
  readonly end: 'stands' | 'over' | 'unsure';
}

export interface LifeTarget extends CountedTarget {
  readonly override?: { readonly value: number; readonly at: string; readonly lasting: boolean } | null;
}

/** What the test has decided about the strategy so far: the log that the oracle counts by. */
export interface LifeStrategy {
  readonly settings: NonNullable<CountedFile['settings']>;
  readonly objectives: readonly CountedObjective[];
  readonly targets: readonly LifeTarget[];
  /** By target: values set by hand once. */
  readonly byHand: ReadonlyMap<string, ByHand>;
  readonly links: readonly LifeLink[];
}

/** The strategy file that every random life begins with. */
export const FIRST_FILE = strategyOf(TARGETS);

export const FIRST_STRATEGY: LifeStrategy = {
  settings: {},
  objectives: FIRST_FILE['objectives'] as readonly CountedObjective[],
  targets: FIRST_FILE['targets'] as readonly LifeTarget[],
  byHand: new Map(),
  links: TARGETS.flatMap(({ key, links }) =>
    links.map(({ issue, jql, below }) => ({
      target: key,
      ...(issue === undefined ? { jql: jql ?? '' } : { issueId: idOf.get(issue) ?? '' }),
      below: below ?? jql === undefined,
    })),
  ),
};
