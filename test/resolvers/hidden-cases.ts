import type { CallName } from '../../src/contract/calls';

/**
 * For every call: what somebody may send who guesses at what is hidden from them, and what they send on a usual day. A call
 * without a row does not compile. Keys that begin with HID- and SEC- exist on one site and are hidden there.
 */
const TARGETS = ['TGT-1', 'TGT-2', 'TGT-3', 'TGT-4', 'SEC-1', 'SEC-2', 'SEC-3', 'SEC-4', 'NIL-1'];
const CYCLES = [{}, { cycle: 'FY21' }, { cycle: 'HID-1' }];
const FILE = { format: 'throughline.strategy', version: 1 };

const OBJECTIVE = { name: 'Grow', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
const METRIC = {
  name: 'Growth',
  measure: { type: 'metric', take: 'latest' },
  baseline: 0,
  goal: 10,
  unit: '',
  start: '2021-01-01',
  due: '2021-12-31',
};

/** Objectives as somebody saves them who knows, or guesses, the key of something hidden. */
const POINTING_OBJECTIVES = [
  { ...OBJECTIVE, key: 'NEW-1', parent: 'HID-1' },
  { ...OBJECTIVE, key: 'NEW-1', alignedTo: ['HID-2'] },
  { ...OBJECTIVE, key: 'NEW-1', status: 'closed', closing: { reason: 'merged', learning: '', into: 'HID-1' } },
  { ...OBJECTIVE, key: 'OBJ-3', name: 'Sell through partners', parent: 'HID-2' },
  // What was read and is saved again: nothing to change, and what was not shown stays.
  { ...OBJECTIVE, key: 'OBJ-3', name: 'Sell through partners', parent: 'OBJ-5', alignedTo: ['OBJ-2'] },
];
const POINTING_TARGETS = [
  { ...METRIC, key: 'NEW-2', objective: 'HID-2' },
  { ...METRIC, key: 'TGT-2', name: 'Net promoter score', objective: 'HID-3' },
];
const CHECK_INS = ['TGT-2', 'SEC-2', 'SEC-1', 'NIL-1'].map((target) => ({ target, at: '2021-04-30', value: 44 }));

const IMPEDIMENT = { at: '2021-03-31', subject: 'Waiting for the vault' };

const FILES = [
  { ...FILE, objectives: [POINTING_OBJECTIVES[0], POINTING_OBJECTIVES[3]] },
  { ...FILE, objectives: [{ ...OBJECTIVE, key: 'NEW-3', alignedTo: ['HID-1', 'HID-9'], parent: 'HID-3' }] },
  { ...FILE, targets: POINTING_TARGETS },
  { ...FILE, links: [{ target: 'SEC-1', issue: 'ONE-1' }], checkIns: [CHECK_INS[1], CHECK_INS[3]] },
  { ...FILE, objectives: [{ key: 'HID-1' }, { key: 'NEW-4', parent: 'HID-2' }] },
  { ...FILE, objectives: [POINTING_OBJECTIVES[4]] },
];

const FROM = '2021-06-01';
const step = (key: string) => ({ cycle: key, rev: 99, reason: 'Probing' });
const link = (target: string) => ({ target, issueId: '1003' });

const carried = (objectives: readonly string[], targets: readonly string[], to = 'FY22') => ({
  ...{ from: 'FY21', to, objectives, targets },
  mode: 'continue',
  withLinks: true,
});
const CARRIED = [
  carried(['HID-1', 'OBJ-1'], ['SEC-1']),
  carried(['OBJ-1', 'NIL-1'], ['NIL-1']),
  carried(['OBJ-1'], ['SEC-2'], 'FY21'),
];

export const HIDDEN_CASES = {
  getAlignment: ['1001', '1002', '1003', '1004', '2001', '2002', '999'].map((issueId) => ({ issueId })),
  explainIssue: TARGETS.flatMap((target) => ['1001', '1003', '2001'].map((issueId) => ({ target, issueId }))),
  suggestTargets: ['1001', '1002', '1003', '2001', '999'].map((issueId) => ({ issueId })),
  searchTargets: ['', 'SEC', 'Zanzibar', 'papers', 'T', 'HID'].flatMap((text) => [{ text }, { text, issueId: '1003' }]),
  linkIssue: ['SEC-1', 'SEC-2', 'SEC-3', 'NIL-1'].map(link),
  unlinkIssue: ['SEC-1', 'SEC-2', 'SEC-3', 'NIL-1'].map(link),
  addLink: ['SEC-1', 'SEC-2', 'SEC-3', 'NIL-1'].flatMap((target) => [
    { target, work: { kind: 'issue', key: 'ONE-3' } },
    { target, work: { kind: 'jql', jql: 'project = ONE AND id > 1' } },
  ]),
  changeLink: ['SEC-1', 'SEC-2', 'SEC-3', 'NIL-1'].map((target) => ({ target, no: 1, role: 'aligned' })),
  removeLink: ['SEC-1', 'SEC-2', 'SEC-3', 'NIL-1'].map((target) => ({ target, no: 9 })),
  previewAlignOnly: [
    { target: 'SEC-1', besides: ['TGT-1'] },
    { target: 'TGT-1', besides: ['SEC-1'] },
    { target: 'TGT-3', besides: ['SEC-3', 'NIL-1'] },
  ],
  alignOnly: [
    { target: 'SEC-1', besides: ['TGT-1'] },
    { target: 'TGT-1', besides: ['SEC-1'] },
    { target: 'TGT-3', besides: ['SEC-3', 'NIL-1'] },
  ],
  tryScope: [{ jql: 'project = ONE' }],
  suggestWork: TARGETS.map((target) => ({ target })),
  refreshTarget: TARGETS.map((target) => ({ target })),
  openStrategy: [{}],
  getStrategy: CYCLES,
  getHealth: CYCLES,
  getTarget: TARGETS.map((target) => ({ target })),
  getCounting: [
    ...['OBJ-1', 'OBJ-2', 'OBJ-3', 'HID-1', 'HID-2', 'HID-3'].map((key) => ({ kind: 'objective', key })),
    ...TARGETS.map((key) => ({ kind: 'target', key })),
  ],
  getRhythm: ['OBJ-1', 'OBJ-2', 'OBJ-3', 'HID-1', 'HID-2', 'HID-3'].map((under) => ({ under, level: 'team' })),
  listLeaves: TARGETS.flatMap((target) => [{ target }, { target, cursor: '0:0' }, { target, cursor: 'SEC-1:0' }]),
  getChanges: TARGETS.flatMap((target) => [
    { target, from: FROM },
    { target, from: FROM, scope: 'committed' },
  ]),
  getWorkOfObjective: ['OBJ-1', 'OBJ-2', 'HID-1', 'HID-2', 'NIL-1'].map((objective) => ({ objective })),
  getCommittedScope: TARGETS.map((target) => ({ target })),
  getHistory: TARGETS.map((target) => ({ target })),
  getTranslation: [{ cycle: 'FY21' }, { cycle: 'HID-1' }],
  previewCycle: [{ cycle: 'FY21' }, { cycle: 'HID-1' }],
  commitCycle: [step('FY21'), step('HID-1')],
  closeCycle: [step('FY21'), step('HID-1')],
  reopenCycle: [step('FY21'), step('HID-1')],
  previewCarry: CARRIED,
  carryForward: CARRIED,
  undoCarry: CARRIED,
  getCarryUndo: [{ undoId: 'none' }],
  saveCycle: [{ cycle: { key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31' }, rev: 99 }],
  saveObjective: [
    { objective: OBJECTIVE, rev: null, once: 'walk' },
    { objective: { ...OBJECTIVE, key: 'HID-1' }, rev: 1 },
    ...POINTING_OBJECTIVES.flatMap((objective) => [
      { objective, rev: null },
      { objective, rev: 2 },
    ]),
  ],
  saveTarget: [
    { target: { ...METRIC, objective: 'OBJ-2' }, rev: null, once: 'walk' },
    { target: { ...METRIC, key: 'SEC-1', objective: 'OBJ-2' }, rev: 1 },
    ...POINTING_TARGETS.flatMap((target) => [
      { target, rev: null },
      { target, rev: 1 },
      { target, links: [{ issue: 'ONE-3' }], rev: 1 },
    ]),
  ],
  saveMany: [
    { entries: POINTING_OBJECTIVES.slice(0, 1).map((entry) => ({ kind: 'objective', entry, rev: null })) },
    { entries: [{ kind: 'objective', entry: { ...OBJECTIVE, key: 'HID-1' }, rev: 1 }] },
    { entries: [{ kind: 'target', entry: { ...METRIC, key: 'SEC-2', objective: 'OBJ-2' }, rev: 1 }] },
    { entries: POINTING_TARGETS.map((entry) => ({ kind: 'target', entry, rev: null })) },
  ],
  previewMeasure: [
    ...POINTING_TARGETS.map((entry) => ({ entry })),
    { entry: { ...METRIC, key: 'SEC-2', objective: 'OBJ-2' } },
    { entry: { ...METRIC, key: 'NEW-3', objective: 'OBJ-5', measure: { type: 'children' } } },
    { entry: { ...METRIC, key: 'NEW-3', objective: 'HID-1', measure: { type: 'children' } } },
  ],
  previewEdit: [
    ...POINTING_OBJECTIVES.map((entry) => ({ entries: [{ kind: 'objective', entry, rev: null }] })),
    { entries: [{ kind: 'objective', entry: { ...OBJECTIVE, key: 'OBJ-1', name: 'Grow', parent: null }, rev: 1 }] },
    { entries: [{ kind: 'objective', entry: { ...OBJECTIVE, key: 'HID-1' }, rev: 1 }] },
    { entries: [{ kind: 'target', entry: { ...METRIC, key: 'SEC-2', objective: 'OBJ-2' }, rev: 1 }] },
  ],
  listVersions: [
    ...['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4', 'OBJ-5', 'HID-1', 'HID-2', 'HID-3'].flatMap((key) => [
      { kind: 'objective', key },
      { kind: 'objective', key, on: '2021-06-30' },
    ]),
    ...TARGETS.map((key) => ({ kind: 'target', key })),
    { kind: 'cycle', key: 'FY21' },
  ],
  affirm: TARGETS.map((key) => ({ kind: 'target', key })),
  copyEntry: ['HID-1', 'HID-2', 'OBJ-5'].map((key) => ({
    ...{ kind: 'objective', key, name: 'Again', withTargets: true },
    once: 'walk',
  })),
  undoCopy: ['HID-1', 'HID-2', 'OBJ-5'].map((key) => ({
    kind: 'objective',
    key,
    targets: ['SEC-1', 'SEC-2'],
    once: 'walk',
  })),
  getViews: [{}],
  saveViews: [{ isShared: false, rev: 0, views: [] }],
  recordCheckIn: CHECK_INS.map((checkIn) => ({ checkIn })),
  withdrawCheckIn: TARGETS.map((target) => ({ target, at: '2021-03-30' })),
  getCheckIns: TARGETS.map((target) => ({ target })),
  putBackCheckIn: TARGETS.map((target) => ({ target, version: `${'0'.repeat(16)}:none` })),
  listCheckInHistory: TARGETS.map((target) => ({ target })),
  resolveImpediment: TARGETS.map((target) => ({ ...IMPEDIMENT, target, note: 'Done' })),
  reopenImpediment: TARGETS.map((target) => ({ ...IMPEDIMENT, target })),
  listStandings: [{ targets: TARGETS }, ...TARGETS.map((target) => ({ targets: [target] }))],
  getMyLine: CYCLES,
  getStrategyTable: [['OBJ-1'], ['HID-1'], ['OBJ-3', 'HID-2', 'NIL-1'], ['OBJ-2', 'OBJ-4']].map((objectives) => ({
    objectives,
  })),
  listObjectives: [{}],
  getSettings: [{}],
  saveSettings: [
    { settings: {} },
    { settings: { pointsField: 'customfield_10034' } },
    { settings: { pointsField: null } },
  ],
  importStrategy: FILES.map((file) => ({ file })),
  previewImport: FILES.map((file) => ({ file })),
  beginImport: [{}],
  putImportPart: [{ importId: 'none', index: 0, text: '{}' }],
  commitImport: [{ importId: 'none', parts: 1 }],
  importStatus: [{ importId: 'none' }],
  previewRestore: [{ importId: 'none', parts: 1 }],
  commitRestore: [
    { importId: 'none', parts: 1, backupOf: '', removesAdded: true, opensClosed: true, reason: 'Probing' },
  ],
  exportStrategy: [
    {},
    ...['objectives:HID-1', 'objectives:NIL-1', 'targets:SEC-1', 'targets:NIL-1', 'objectives:OBJ-2'].map((cursor) => ({
      cursor,
    })),
  ],
  listAudit: [
    ...['', 'HID', 'SEC', 'objective', 'vault', 'aligned', 'insider'].map((text) => ({ text })),
    ...['objective', 'target', 'check-in', 'link'].flatMap((kind) => [{ kind }, { kind, text: 'SEC' }]),
    { by: 'insider', since: '2021-01-01T00:00:00.000Z' },
    { before: '2030-01-01T00:00:00.000Z', kind: 'target', text: 'HID' },
  ],
  getDiagnostics: [{}],
  getBackground: [{}],
  getLastAnswer: [{}],
  stopJob: [{ job: 'reading' }, { job: 'past' }, { job: 'import' }],
  readEverything: [{}],
  breakGlass: [{ reason: '' }],
  mendGlass: [{}],
} satisfies Readonly<Record<CallName, readonly unknown[]>>;
