import type { CallInput, CallOutput } from '../../../src/contract/calls';
import type { FindingView } from '../../../src/contract/views';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { CYCLES, OBJECTIVES, TARGETS } from './company';
import { NOW } from './views';

type Told =
  | 'getTranslation'
  | 'getHealth'
  | 'previewCycle'
  | 'previewCarry'
  | 'carryForward'
  | 'undoCarry'
  | 'getCarryUndo'
  | 'commitCycle'
  | 'closeCycle'
  | 'reopenCycle';

const finding = (
  rule: FindingView['rule'],
  about: Partial<Omit<FindingView, 'rule'>>,
): CallOutput<'getHealth'>['findings'][number] => ({
  rule,
  objectives: [],
  targets: [],
  account: null,
  found: null,
  limit: null,
  ...about,
});

/** What the guard rules say of the company. */
const FINDINGS = [
  finding('no-owner', { targets: ['TGT-19'] }),
  finding('no-measurable-target', { objectives: ['OBJ-11'] }),
  finding('too-many-targets', {
    account: 'u-chen',
    targets: ['TGT-15', 'TGT-18', 'TGT-26', 'TGT-27'],
    found: 4,
    limit: 3,
  }),
  finding('competing-targets', { targets: ['TGT-14', 'TGT-16'], found: 2 }),
];

/** What the app would say of the life of the company's cycles. */
export const CYCLE_ANSWERS: { readonly [N in Told]: (input: CallInput<N>) => CallOutput<N> } = {
  getTranslation: () => ({
    now: NOW,
    days: [
      { day: '2026-03-02', waiting: 6, of: 9 },
      { day: '2026-03-16', waiting: 4, of: 10 },
      { day: NOW.slice(0, 10), waiting: 1, of: 11 },
    ],
    waiting: 1,
    of: 11,
  }),
  getHealth: ({ cycle }) => ({
    now: NOW,
    cycle: cycle ?? 'FY26',
    findings: [...FINDINGS],
    unlooked: [],
    rules: {},
    limits: DEFAULT_SETTINGS.limits,
  }),
  previewCycle: ({ cycle }) => ({
    rev: 1,
    state: CYCLES.find((one) => one.key === cycle)?.state ?? 'draft',
    gaps: [
      { gap: 'objective-owner', objective: 'OBJ-5', target: null },
      { gap: 'target-work', objective: 'OBJ-3', target: 'TGT-14' },
    ],
    required: [],
    objectives: 9,
    targets: 14,
    reading: 0,
    measured: 12,
    work: { total: 210, done: 97, shared: 18 },
  }),
  previewCarry: ({ objectives, targets }) => ({
    existing: 0,
    objectives: OBJECTIVES.filter(({ key }) => objectives.includes(key)).map(({ key, name }) => ({
      from: key,
      name,
      isLeft: false,
    })),
    targets: TARGETS.filter(({ key }) => targets.includes(key)).map((one) => ({
      from: one.key,
      name: one.name,
      objective: one.objective,
      unit: one.unit,
      baseline: one.baseline,
      goal: one.goal,
      start: one.start,
      due: one.due,
      links: one.linkCount,
    })),
  }),
  carryForward: ({ objectives, targets }) => ({ created: objectives.length + targets.length, existing: 0, left: 0 }),
  undoCarry: () => ({ undoId: 'undo-1' }),
  getCarryUndo: () => ({ state: 'done', removed: OBJECTIVES.length + TARGETS.length, stays: [], more: 0 }),
  commitCycle: () => ({ state: 'committed', isWhole: true }),
  closeCycle: () => ({ state: 'closed', isWhole: true }),
  reopenCycle: () => ({ state: 'committed', isWhole: true }),
};
