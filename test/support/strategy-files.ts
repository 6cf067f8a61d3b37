/** A small strategy file as a person would write it; every test changes one thing of it. */
export type FileJson = Record<string, unknown>;

interface Parts {
  readonly settings?: unknown;
  readonly cycles?: readonly unknown[];
  readonly objectives?: readonly unknown[];
  readonly targets?: readonly unknown[];
  readonly links?: readonly unknown[];
  readonly checkIns?: readonly unknown[];
}

export const aCycle = (over: FileJson = {}): FileJson => ({
  key: 'FY21',
  name: '2021',
  start: '2021-01-01',
  end: '2021-12-31',
  translateBy: '2021-01-31',
  state: 'committed',
  ...over,
});

export const anObjective = (over: FileJson = {}): FileJson => ({
  key: 'OBJ-1',
  name: 'Win the enterprise segment',
  description: '',
  cycle: 'FY21',
  level: 'organization',
  parent: null,
  alignedTo: [],
  owner: '712020:ito',
  status: 'active',
  weight: 1,
  order: 2,
  delegates: ['557058:ada'],
  closing: null,
  perspective: 'Customer',
  cadence: { every: 'monthly', locked: true },
  restrictedTo: null,
  ...over,
});

export const aTarget = (over: FileJson = {}): FileJson => ({
  key: 'TGT-1',
  objective: 'OBJ-1',
  name: 'Ship SSO on all plans',
  owner: '712020:ito',
  horizon: 'strategic',
  measure: { type: 'completion', weighBy: 'count' },
  baseline: 0,
  goal: 100,
  unit: '%',
  start: '2021-01-01',
  due: '2021-12-31',
  weight: 1,
  kind: 'output',
  order: 1,
  delegates: [],
  profile: { type: 'points', points: [{ at: '2021-06-30', value: 30 }] },
  milestones: [{ name: 'First plan live', due: '2021-06-30', weight: 2, reached: null }],
  override: null,
  ...over,
});

export const aMetric = (over: FileJson = {}): FileJson =>
  aTarget({
    key: 'TGT-2',
    name: 'Net promoter score',
    horizon: 'operational',
    measure: { type: 'metric', take: 'latest' },
    baseline: 30,
    goal: 60,
    unit: 'points',
    kind: 'outcome',
    profile: { type: 's-curve' },
    ...over,
  });

export const aCheckIn = (over: FileJson = {}): FileJson => ({
  target: 'TGT-2',
  at: '2021-03-31',
  value: 41,
  confidence: 'medium',
  note: '',
  impediments: [{ text: 'Survey tool is down' }],
  by: '712020:ito',
  ...over,
});

/** The whole file, with the parts given instead of the usual ones. */
export const aFile = (parts: Parts = {}, over: FileJson = {}): FileJson => ({
  format: 'throughline.strategy',
  version: 1,
  settings: parts.settings ?? { credit: { new: 0, indeterminate: 0, done: 1 }, pointsField: null },
  cycles: parts.cycles ?? [aCycle()],
  objectives: parts.objectives ?? [anObjective()],
  targets: parts.targets ?? [aTarget(), aMetric()],
  links: parts.links ?? [
    { target: 'TGT-1', issue: 'PLAT-12', below: true },
    { target: 'TGT-1', jql: 'project = PLAT AND fixVersion = "2.0"' },
  ],
  checkIns: parts.checkIns ?? [aCheckIn()],
  ...over,
});
