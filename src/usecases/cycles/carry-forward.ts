import { planCarry, type CarryPlan } from '../../domain/carry-forward';
import type { CarryMode } from '../../domain/carry-target';
import type { Cycle } from '../../domain/cycle';
import { dayOf, instantOf } from '../../domain/day';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Mistake } from '../../domain/mistake';
import type { Board, StrategyWrite } from '../../ports/strategy-store';
import { newNames, ruleText } from '../../domain/rule-words';
import { resultOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { newBreaches } from '../health/required-rules';
import { batchesOf, entryId } from '../strategy/batches';
import { planWrites } from '../strategy/plan-writes';
import { rewritePaths } from '../strategy/rewrite-paths';
import { copyKeysOn } from './copy-keys-on';

/** What a person asks to be carried. */
export interface CarryInput {
  readonly from: CycleKey;
  readonly to: CycleKey;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  readonly mode: CarryMode;
  readonly withLinks: boolean;
}

/** Longest that one call writes; the same call again goes on where it ended. A page's call ends after 25 s. */
const INLINE_MS = 8_000;
/** Most transactions of one call, so that it ends in good time also where the clock says nothing. */
const MAX_BATCHES = 100;
/** Somebody may carry the same at the same time; then it is planned anew, at most this often. */
const MAX_ROUNDS = 8;

const refused = (path: string, message: string): Result<never, readonly Mistake[]> => err([{ path, message }]);

interface Prepared {
  readonly board: Board;
  readonly to: Cycle;
  readonly from: Cycle;
  readonly plan: CarryPlan;
}

async function prepare(deps: Deps, input: CarryInput): Promise<Result<Prepared, readonly Mistake[]>> {
  const board = await deps.strategy.board();
  const cycleOf = (key: CycleKey): Cycle | undefined => board.cycles.find(({ value }) => value.key === key)?.value;
  const [from, to] = [cycleOf(input.from), cycleOf(input.to)];
  if (from === undefined) return refused('from', 'There is no such cycle.');
  if (to === undefined) return refused('to', 'There is no such cycle.');
  if (from.key === to.key) return refused('to', 'Choose another cycle than the one it comes from.');
  if (to.state === 'closed') return refused('to', 'This cycle is closed, so nothing in it changes any more.');
  const nowMs = deps.clock.nowMs();
  if (to.end < dayOf(nowMs)) return refused('to', 'The last day of this cycle has passed. Choose one that goes on.');
  const records = new Map(board.targets.map(({ value }) => [value.target.key, value]));
  const plan = planCarry(
    { ...input, from, to },
    {
      objectives: new Map(board.objectives.map(({ value }) => [value.key, value])),
      targets: new Map([...records].map(([key, { target }]) => [key, target])),
      copyKeys: await copyKeysOn(deps, board, to.key),
      actualOf: (key) => {
        const record = records.get(key);
        return record === undefined ? null : resultOf(record.target, record.roll, board.settings, nowMs).actual;
      },
    },
  );
  return plan.mistakes.length > 0 ? err(plan.mistakes) : ok({ board, from, to, plan });
}

/** The copies as a plan of new things. */
const createdBy = (plan: CarryPlan): ImportPlan => ({
  settings: undefined,
  cycles: [],
  objectives: plan.objectives.map(({ copy }) => ({ before: undefined, after: copy })),
  targets: plan.targets.map(({ copy }) => ({ before: undefined, after: copy })),
  checkIns: [],
  reopens: [],
  counts: { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 },
});

function batchesFor(deps: Deps, actor: AccountId, { board, from, plan }: Prepared): StrategyWrite[][] {
  const nowMs = deps.clock.nowMs();
  const loaded = {
    index: {
      settings: board.settings,
      cycles: new Map(),
      objectives: new Map(board.objectives.map(({ value }) => [value.key, value])),
      targets: new Map(),
      checkIns: new Map(),
      issues: new Map(),
    },
    settingsRev: 0,
    // Whatever is created must not be there yet.
    revs: new Map(),
    targets: new Map(),
  };
  return batchesOf(
    planWrites(createdBy(plan), loaded, { nowMs, by: actor, stamp: deps.random.id() }),
    (items, batch) => ({
      kind: 'audit',
      entry: { at: instantOf(nowMs), by: actor, items, reason: `Carried forward from ${from.name} (${from.key})` },
      id: entryId(batch, deps.random.id()),
    }),
  );
}

/** What carrying forward would create, by what it is a copy of. Changes nothing. */
export async function previewCarry(deps: Deps, input: CarryInput) {
  const prepared = await prepare(deps, input);
  if (!prepared.ok) return prepared;
  const { objectives, targets, existing } = prepared.value.plan;
  return ok({
    existing,
    objectives: objectives.map(({ of, copy }) => ({
      from: of.key,
      name: copy.name,
      /** Counted towards something that stays behind. */
      isLeft: of.parent !== null && copy.parent === null,
    })),
    targets: targets.map(({ of, copy }) => ({
      from: of.key,
      name: copy.name,
      objective: of.objective,
      unit: copy.unit,
      baseline: copy.baseline,
      goal: copy.goal,
      start: copy.start,
      due: copy.due,
      links: copy.links.length,
    })),
  });
}

export interface Carried {
  readonly created: number;
  /** Were there already, from an earlier call. */
  readonly existing: number;
  /** What there was no time for; the same call again goes on with it. */
  readonly left: number;
}

/**
 * Copies what was chosen into another cycle. Copies have keys of their own that the same choice always gives, so a call that
 * is cut off, repeated or made twice at once ends with each copy there once.
 */
export async function carryForward(
  deps: Deps,
  actor: AccountId,
  input: CarryInput,
): Promise<Result<Carried, readonly Mistake[]>> {
  const untilMs = deps.clock.nowMs() + INLINE_MS;
  let created = 0;
  let existing = 0;
  let batches = 0;
  let first: ImportPlan | undefined;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const prepared = await prepare(deps, input);
    if (!prepared.ok) return prepared;
    const { plan } = prepared.value;
    if (first === undefined) {
      first = createdBy(plan);
      existing = plan.existing;
      const breaches = await newBreaches(deps, first);
      const names = newNames(first);
      if (breaches.length > 0) return err(breaches.map((one) => ({ path: 'targets', message: ruleText(one, names) })));
    }
    let left = plan.objectives.length + plan.targets.length;
    let isStale = false;
    for (const batch of batchesFor(deps, actor, prepared.value)) {
      if (deps.clock.nowMs() > untilMs || batches === MAX_BATCHES) break;
      batches += 1;
      isStale = !(await deps.strategy.apply(batch)).ok;
      if (isStale) break;
      const made = batch.filter(({ kind }) => kind === 'objective' || kind === 'target').length;
      created += made;
      left -= made;
    }
    if (isStale) continue;
    if (created > 0) {
      // Others may have moved what the copies stand under while they were written.
      await rewritePaths(deps, actor, first);
      await deps.wake.after(0);
    }
    return ok({ created, existing, left });
  }
  throw new Error('cycle kept changing while it was carried into');
}
