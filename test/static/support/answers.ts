import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import type { CallInput, CallName, CallOutput } from '../../../src/contract/calls';
import { BACKGROUND_ANSWERS } from './background-answers';
import { CHECK_IN_ANSWERS, CHECK_INS, dueOn, standing } from './check-in-answers';
import { CYCLES, ME, OBJECTIVES, TARGETS, TERMS, lineOf, targetOf } from './company';
import { CYCLE_ANSWERS } from './cycle-answers';
import { HISTORY_ANSWERS } from './history-answers';
import { PIVOT_ANSWERS } from './pivot-answers';
import { NOW } from './views';
import { RESTORE_ANSWERS } from './restore-answers';

const COUNTED = {
  excludedResolutions: [...DEFAULT_SETTINGS.excludedResolutions],
  credit: DEFAULT_SETTINGS.credit,
  statusCredit: {},
  pointsField: null,
  unestimated: 'zero',
  from: [{ field: 'credit', by: 'site', objective: null }],
} as const satisfies CallOutput<'getTarget'>['counted'];

/** What the app would answer to each call, for the company. A test replaces the ones it is about. */
export type Answers = { readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> };

/** The key that was sent, or the one that is given. */
const keyOr = ({ key }: Readonly<Record<string, unknown>>, given: string): string =>
  typeof key === 'string' ? key : given;

const SUMMARIES = [
  'Accept SAML responses signed with SHA-512',
  'Show who changed a role in the audit log',
  'Export the audit log as JSON lines',
  'Map directory groups to roles',
  'Explain a failed login to the administrator',
  'Let an organisation require single sign-on',
  'Rotate signing keys without a restart',
  'Keep audit events for seven years',
];

const leaf = (index: number): CallOutput<'listLeaves'>['leaves'][number] => ({
  id: String(10_200 + index),
  key: `PLAT-${131 + index}`,
  summary: SUMMARIES[index % SUMMARIES.length] ?? '',
  status: index % 3 === 0 ? 'Done' : index % 3 === 1 ? 'In review' : 'Backlog',
  category: index % 3 === 0 ? 'done' : index % 3 === 1 ? 'indeterminate' : 'new',
  excluded: index === 5,
  weight: index === 7 ? null : 1,
  share: index === 5 ? null : index === 7 ? 0 : 1 / 38,
});

/** The path by which the demo's issue serves a target. */
export function pathTo(
  key: string,
  through: CallOutput<'getAlignment'>['paths'][number]['through'],
  progressIfDone: number | null,
): CallOutput<'getAlignment'>['paths'][number] {
  const target = targetOf(key);
  return {
    target,
    line: lineOf(target.objective),
    through,
    linkNo: 1,
    due: dueOn('2026-11-30'),
    counts: 'leaf',
    progressIfDone,
  };
}

export const ANSWERS: Answers = {
  getAlignment: ({ issueId }) => ({
    now: NOW,
    issue: { id: issueId, key: 'PLAT-133', summary: 'Export the audit log as JSON lines', done: false },
    paths: [
      pathTo('TGT-14', { kind: 'inherited', issue: { key: 'PLAT-120', summary: 'Single sign-on and audit' } }, 23 / 38),
      pathTo('TGT-15', { kind: 'direct', issue: null }, 14 / 16),
      pathTo('TGT-27', { kind: 'jql', issue: null }, null),
    ],
    terms: TERMS,
    words: DEFAULT_SETTINGS.words,
    canLink: true,
    me: ME,
    mayManage: true,
  }),
  searchTargets: ({ text }) => {
    const wanted = text.toLowerCase();
    const found = TARGETS.filter((target) => `${target.key} ${target.name}`.toLowerCase().includes(wanted));
    return {
      targets: found.slice(0, 8).map((target) => ({
        key: target.key,
        name: target.name,
        objective: target.objective,
        objectiveName: OBJECTIVES.find((objective) => objective.key === target.objective)?.name ?? '',
        cycle: 'FY26',
        linked: target.key === 'TGT-14',
      })),
      more: found.length > 8,
    };
  },
  breakGlass: () => ({ until: '2026-11-20T15:02:00.000Z' }),
  mendGlass: () => ({ ended: true }),
  linkIssue: () => ({ linkNo: 4, added: true }),
  unlinkIssue: () => ({ removed: true, below: false, role: 'counts', weight: 1 }),
  addLink: () => ({ linkNo: 5, added: true }),
  changeLink: () => ({ changed: true, was: { below: true, role: 'counts', weight: 1 } }),
  removeLink: () => ({ changed: true, was: { below: true, role: 'counts', weight: 1 } }),
  previewAlignOnly: () => ({
    shared: 3,
    links: 1,
    before: { actual: 40, reason: null, leaves: null },
    after: { actual: 25, reason: null, leaves: null },
  }),
  alignOnly: () => ({
    links: [{ no: 1, was: { below: true, role: 'counts', weight: 1 } }],
    before: { actual: 40, reason: null, leaves: null },
    after: { actual: 25, reason: null, leaves: null },
  }),
  tryScope: () => ({ problem: null, count: 12 }),
  suggestWork: () => ({ suggestions: [] }),
  openStrategy: () => ({ ...ANSWERS.getStrategy({}), part: null }),
  getStrategy: ({ cycle }) => ({
    now: NOW,
    cycle: CYCLES.find((one) => one.key === (cycle ?? 'FY26')) ?? null,
    cycles: CYCLES,
    terms: TERMS,
    words: DEFAULT_SETTINGS.words,
    objectives: cycle === 'FY27' ? [] : [...OBJECTIVES],
    targets: cycle === 'FY27' ? [] : [...TARGETS],
    perspectives: [],
    asks: [],
    isAdmin: true,
    mayManage: true,
    me: ME,
    checkIns: { due: 0, overdue: 0 },
  }),
  ...CYCLE_ANSWERS,
  saveCycle: () => ({ changed: true }),
  saveObjective: ({ objective }) => ({ changed: true, key: keyOr(objective, 'OBJ-K7QM3') }),
  saveTarget: ({ target }) => ({ changed: true, key: keyOr(target, 'TGT-P4WX9') }),
  saveMany: ({ entries }) => ({ changed: entries.length, unchanged: 0, left: [] }),
  ...CHECK_IN_ANSWERS,
  previewMeasure: () => ({ reads: 'unlinked', actual: null, progress: null, reason: null, leaves: null }),
  getCounting: () => ({ own: {}, above: COUNTED, line: [] }),
  getTarget: ({ target }) => ({
    now: NOW,
    target: targetOf(target),
    counted: COUNTED,
    line: lineOf(targetOf(target).objective),
    links: [
      {
        no: 1,
        kind: 'issue',
        key: 'PLAT-120',
        summary: 'Single sign-on and audit',
        jql: null,
        below: true,
        state: 'live',
        problem: null,
      },
      {
        no: 2,
        kind: 'issue',
        key: 'PLAT-98',
        summary: 'Audit export',
        jql: null,
        below: true,
        state: 'deleted',
        problem: null,
      },
      {
        no: 3,
        kind: 'jql',
        key: null,
        summary: null,
        jql: 'project = PLAT AND fixVersion = "Release 9"',
        below: false,
        state: 'broken',
        problem: "The value 'Release 9' does not exist for the field 'fixVersion'.",
      },
    ],
    hiddenLinks: 1,
    checkIns: [...CHECK_INS],
    standing: standing(target),
  }),
  listLeaves: ({ cursor }) => ({
    leaves: Array.from({ length: cursor === undefined ? 12 : 6 }, (_unused, index) =>
      leaf(cursor === undefined ? index : index + 12),
    ),
    hidden: cursor === undefined ? 0 : 2,
    cursor: cursor === undefined ? 'next' : null,
  }),
  ...HISTORY_ANSWERS,
  ...PIVOT_ANSWERS,
  refreshTarget: () => ({ queued: true }),
  getStrategyTable: ({ objectives }) => {
    const chosen = OBJECTIVES.filter((one) => objectives.includes(one.key) || objectives.includes(one.parent ?? ''));
    const keys = chosen.map((one) => one.key);
    return {
      now: NOW,
      terms: TERMS,
      words: DEFAULT_SETTINGS.words,
      objectives: chosen,
      targets: TARGETS.filter((target) => keys.includes(target.objective)),
      missing: objectives.filter((key) => !OBJECTIVES.some((one) => one.key === key)),
    };
  },
  listObjectives: () => ({
    objectives: OBJECTIVES.map(({ key, name, level, cycle }) => ({ key, name, level, cycle, cycleName: cycle })),
    terms: TERMS,
    words: DEFAULT_SETTINGS.words,
  }),
  getSettings: () => ({
    settings: {
      excludedResolutions: ["Won't Do", 'Duplicate', 'Cannot Reproduce'],
      credit: { new: 0, indeterminate: 0, done: 1 },
      statusCredit: {},
      unestimated: 'zero',
      pointsField: 'customfield_10016',
      terms: TERMS,
      words: DEFAULT_SETTINGS.words,
      perspectives: [],
      cadence: DEFAULT_SETTINGS.cadence,
      limits: DEFAULT_SETTINGS.limits,
      rules: {},
      pointsPerHour: DEFAULT_SETTINGS.pointsPerHour,
    },
    words: DEFAULT_SETTINGS.words,
    numberFields: [
      { id: 'customfield_10016', name: 'Story points', suggested: true },
      { id: 'customfield_10031', name: 'Business value', suggested: false },
    ],
    sorted: {},
    resolutions: ['Done', "Won't Do", 'Duplicate', 'Cannot Reproduce', 'Declined'],
    counts: { cycles: 2, objectives: OBJECTIVES.length, targets: TARGETS.length },
  }),
  ...BACKGROUND_ANSWERS,
  saveSettings: () => ({ recomputing: 17 }),
  importStrategy: () => ({
    changed: { cycles: 1, objectives: 3, targets: 8, links: 12, checkIns: 0, settings: 0 },
    syncing: 8,
  }),
  ...RESTORE_ANSWERS,
  previewImport: () => ({
    changed: { cycles: 0, objectives: 1, targets: 1, links: 0, checkIns: 0, settings: 0 },
    items: [
      { kind: 'objective', key: 'OBJ-9', name: 'Größere Kunden', isNew: true, changes: [] },
      { kind: 'target', key: 'TGT-14', isNew: false, changes: [{ field: 'goal', from: '60', to: '70' }] },
    ],
    more: 0,
  }),
  beginImport: () => ({ importId: 'import-1' }),
  putImportPart: ({ text }) => ({ bytes: text.length }),
  commitImport: () => ({ state: 'running' }),
  importStatus: () => ({ state: 'done', done: 3, total: 3 }),
  exportStrategy: () => ({
    file: { format: 'throughline.strategy', version: 1, cycles: [], objectives: [], targets: [] },
  }),
  listAudit: ({ cursor, text }) => ({
    entries:
      text === 'nobody'
        ? []
        : [
            {
              at: cursor === undefined ? '2026-11-20T09:30:00.000Z' : '2026-11-01T08:00:00.000Z',
              by: 'ito',
              items: [
                {
                  kind: 'target',
                  key: 'TGT-14',
                  isNew: false,
                  changes: [{ field: 'goal', from: '60', to: null }],
                },
                { kind: 'objective', key: 'OBJ-9', isNew: true, changes: [] },
              ],
            },
          ],
    cursor: cursor === undefined && text !== 'nobody' ? 'older' : null,
  }),
  getDiagnostics: () => ({ file: { app: 'throughline', errors: [] } }),
};
