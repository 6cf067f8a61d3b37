import type { Editor } from '../../domain/access';
import { auditItem } from '../../domain/audit';
import { commitGaps } from '../../domain/commit-gaps';
import type { Cycle, CycleState } from '../../domain/cycle';
import { instantOf } from '../../domain/day';
import { ruleText } from '../../domain/rule-words';
import type { CycleKey } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { waitingWork } from '../admin/waiting-work';
import type { EditError } from '../edit/save-entry';
import { resultOf } from '../../rollup/target-result';
import { movesNumbers, touchedBy } from '../worker/touched-targets';
import { workTotal } from '../views/pieces-of-work';
import { historyWrites } from '../strategy/history-write';
import { examinerOf } from '../health/examine-cycle';
import { cycleScene } from './cycle-scene';
import { settleCycle } from './settle-cycle';

/** A step in a cycle's life: agreed on, over, or opened again. */
export type CycleStep = 'commit' | 'close' | 'reopen';

/** Longest that the call itself freezes numbers; the worker does the rest. A page's call ends after 25 s. */
const INLINE_MS = 8_000;

const STARTS_FROM: Readonly<Record<CycleStep, CycleState>> = { commit: 'draft', close: 'committed', reopen: 'closed' };
const NOT_NOW: Readonly<Record<CycleStep, string>> = {
  commit: 'Only a draft cycle can be committed.',
  close: 'Only a committed cycle can be closed; commit it first.',
  reopen: 'Only a closed cycle can be opened again.',
};

const refused = (path: string, message: string): Result<never, EditError> =>
  err({ kind: 'mistakes', mistakes: [{ path, message }] });

/** What stands against or is missing for a step, and what it would touch. Undefined when there is no such cycle. */
export async function previewCycle(deps: Deps, key: CycleKey) {
  const board = await deps.strategy.board();
  const stored = board.cycles.find(({ value }) => value.key === key);
  if (stored === undefined) return undefined;
  const scene = cycleScene(board, stored);
  const nowMs = deps.clock.nowMs();
  const { rules } = board.settings;
  const examine = await examinerOf(deps, board.settings, rules);
  const findings = examine(scene);
  const isBehind = await touchedBy(deps, await workLeft(deps));
  const results = scene.own.map(({ value }) => resultOf(value.target, value.roll, board.settings, nowMs));
  return {
    rev: stored.rev,
    state: scene.cycle.state,
    gaps: [...commitGaps(scene.cycle, scene.objectives, scene.targets)],
    required: findings
      .filter(({ rule }) => rules[rule] === 'require')
      .map((one) => ({ ...one, objectives: [...one.objectives], targets: [...one.targets] })),
    objectives: scene.objectives.filter(({ cycle }) => cycle === key).length,
    targets: scene.own.length,
    /** Numbers that Jira is still being read for, or that wait for a change it has told of. */
    reading: scene.own.filter(
      ({ value }, at) => (results[at]?.staleSince ?? null) !== null || isBehind(value.target.key),
    ).length,
    measured: results.filter(({ progress }) => progress !== null).length,
    work: await workTotal(
      deps,
      scene.own.map(({ value }) => value),
    ),
  };
}

function after(cycle: Cycle, step: CycleStep, nowMs: number): Cycle {
  const now = instantOf(nowMs);
  switch (step) {
    case 'commit':
      return { ...cycle, state: 'committed', committedAt: now };
    case 'close':
      return { ...cycle, state: 'closed', closedAt: now };
    case 'reopen':
      return { ...cycle, state: 'committed', closedAt: null };
  }
}

async function brokenRules(deps: Deps, key: CycleKey): Promise<readonly Mistake[]> {
  const preview = await previewCycle(deps, key);
  return (preview?.required ?? []).map((found) => ({ path: found.rule, message: ruleText(found) }));
}

/** True while a file is being imported: closing now would cut it in half. */
const isImporting = async (deps: Deps): Promise<boolean> =>
  (await waitingWork(deps)).some(({ item }) => item.kind === 'import');

/** What was recorded before and is not counted yet. */
const workLeft = async (deps: Deps): Promise<readonly WorkItem[]> =>
  (await waitingWork(deps)).map(({ item }) => item).filter(movesNumbers);

/**
 * Takes a cycle one step on. The state changes in one write that every edit of what is in the cycle looks for; its targets
 * follow at once, or with the worker when there are many, or when what was recorded before a close is still to be counted.
 */
export async function changeCycleState(
  deps: Deps,
  editor: Editor,
  step: CycleStep,
  input: { readonly cycle: CycleKey; readonly rev: number; readonly reason: string },
): Promise<Result<{ readonly state: CycleState; readonly isWhole: boolean }, EditError>> {
  const { cycle: key, rev, reason } = input;
  if (step === 'reopen' ? !editor.isAdmin : !editor.mayManage) return err({ kind: 'forbidden' });
  const stored = (await deps.strategy.cycles([key])).get(key);
  if (stored === undefined) return refused('cycle', 'There is no such cycle.');
  if (stored.rev !== rev) return err({ kind: 'stale' });
  if (stored.value.state !== STARTS_FROM[step]) return refused('cycle', NOT_NOW[step]);
  if (step === 'reopen' && reason.trim() === '') return refused('reason', 'Say why the cycle is opened again.');
  if (step === 'close' && (await isImporting(deps)))
    return refused('cycle', 'A file is being imported. Close the cycle when that is done.');
  const broken = step === 'commit' ? await brokenRules(deps, key) : [];
  if (broken.length > 0) return err({ kind: 'mistakes', mistakes: broken });

  const nowMs = deps.clock.nowMs();
  const next = after(stored.value, step, nowMs);
  const said = reason.trim() === '' ? {} : { reason: reason.trim() };
  const saved = await deps.strategy.apply([
    { kind: 'cycle', value: next, rev },
    ...historyWrites(['cycle', stored.value, next], { nowMs, by: editor.accountId, ...said }),
    { kind: 'work', item: { kind: 'cycle', cycle: key }, stamp: deps.random.id() },
    {
      kind: 'audit',
      entry: {
        at: instantOf(nowMs),
        by: editor.accountId,
        items: [auditItem('cycle', key, stored.value, next)],
        ...said,
      },
      id: deps.random.id(),
    },
  ]);
  if (!saved.ok) return err({ kind: 'stale' });
  const { reading, isWaiting, isWhole } = await settleCycle(deps, key, nowMs + INLINE_MS, await workLeft(deps));
  await deps.wake.after(0);
  return ok({ state: next.state, isWhole: isWhole && !isWaiting && reading.length === 0 });
}
