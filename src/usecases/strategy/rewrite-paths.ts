import { auditItem } from '../../domain/audit';
import type { Cycle } from '../../domain/cycle';
import { instantOf } from '../../domain/day';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Target } from '../../domain/target';
import type { Stored, StoredTarget, StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { historyWrites } from './history-write';
import { lineOf } from './plan-writes';

/** A target may change between the read and the write; then it is read again, at most this often. */
const MAX_ROUNDS = 5;
/** Others may move what is above while lines are rewritten; then all are looked at again, at most this often. */
const MAX_LOOKS = 10;
/** Up to so many targets are looked at one by one; more are looked up on the board. */
const FEW = 25;

type Find = (key: ObjectiveKey) => Objective | undefined;
interface Scene {
  readonly targets: readonly StoredTarget[];
  readonly find: Find;
  /** Nothing changes in a cycle that is closed. */
  isOpen(cycle: CycleKey): boolean;
}

/** Where a target belongs: under which line, and in whose cycle; the cycle is left out where nobody is there to answer for it. */
interface Place {
  readonly path: readonly ObjectiveKey[];
  readonly cycle: CycleKey | undefined;
}

const isAt = ({ value, path }: StoredTarget, place: Place): boolean =>
  path.join() === place.path.join() && (place.cycle ?? value.target.cycle) === value.target.cycle;

/** A target that follows its objective into another cycle, told as a change by whoever makes it. */
function moves(deps: Deps, before: Target, after: Target, by: AccountId): readonly StrategyWrite[] {
  const nowMs = deps.clock.nowMs();
  const items = [auditItem('target', after.key, before, after)];
  return [
    ...historyWrites(['target', before, after], { nowMs, by }),
    { kind: 'open-cycle', cycle: before.cycle },
    { kind: 'open-cycle', cycle: after.cycle },
    { kind: 'audit', entry: { at: instantOf(nowMs), by, items }, id: deps.random.id() },
  ];
}

async function rewrite(deps: Deps, key: TargetKey, place: Place, by: AccountId | undefined): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.whole.targets([key])).get(key);
    if (stored === undefined || isAt(stored, place)) return;
    const { target, roll } = stored.value;
    const after = { ...target, cycle: place.cycle ?? target.cycle };
    const saved = await deps.whole.apply([
      { kind: 'target', value: { target: after, roll }, path: place.path, rev: stored.rev },
      ...(by === undefined || after.cycle === target.cycle ? [] : moves(deps, target, after, by)),
    ]);
    if (saved.ok) return;
  }
  throw new Error('target kept changing while its line was rewritten');
}

const openIn = (cycles: Iterable<Stored<Cycle>>): Scene['isOpen'] => {
  const open = new Set([...cycles].filter(({ value }) => value.state !== 'closed').map(({ value }) => value.key));
  return (cycle) => open.has(cycle);
};

async function everything(deps: Deps): Promise<Scene> {
  const board = await deps.whole.board();
  const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
  return { targets: board.targets, find: (key) => objectives.get(key), isOpen: openIn(board.cycles) };
}

async function these(deps: Deps, keys: readonly TargetKey[]): Promise<Scene> {
  const targets = [...(await deps.whole.targets(keys)).values()];
  const objectives = new Map<ObjectiveKey, Objective | undefined>();
  const find: Find = (key) => objectives.get(key);
  const unread = (): readonly ObjectiveKey[] => [
    ...new Set(
      targets.flatMap(({ value }) => lineOf(value.target.objective, find)).filter((key) => !objectives.has(key)),
    ),
  ];
  for (let keysAbove = unread(); keysAbove.length > 0; keysAbove = unread()) {
    const found = await deps.whole.objectives(keysAbove);
    for (const key of keysAbove) objectives.set(key, found.get(key)?.value);
  }
  // Most stand where they belong, and then no cycle is looked at.
  const apart = targets.flatMap(({ value: { target } }) => {
    const cycle = find(target.objective)?.cycle ?? target.cycle;
    return cycle === target.cycle ? [] : [cycle, target.cycle];
  });
  const cycles = apart.length === 0 ? [] : (await deps.whole.cycles([...new Set(apart)])).values();
  return { targets, find, isOpen: openIn(cycles) };
}

/**
 * Rewrites lines until a look at them finds nothing wrong. Whoever writes last has therefore seen every move that came before,
 * and a move that comes later looks for itself: two who move and place at once leave no line that is nobody's. A target is
 * in the cycle of its objective, also when one moves while the other is placed.
 */
async function settlePaths(deps: Deps, by: AccountId | undefined, look: () => Promise<Scene>): Promise<number> {
  let rewritten = 0;
  for (let round = 0; round < MAX_LOOKS; round += 1) {
    const { targets, find, isOpen } = await look();
    const wrong = targets.flatMap((stored) => {
      const { key, objective, cycle } = stored.value.target;
      const wanted = find(objective)?.cycle ?? cycle;
      const follows = by !== undefined && isOpen(wanted) && isOpen(cycle);
      const place = { path: lineOf(objective, find), cycle: follows ? wanted : undefined };
      return isAt(stored, place) ? [] : [{ key, place }];
    });
    if (wrong.length === 0) return rewritten;
    for (const { key, place } of wrong) await rewrite(deps, key, place, by);
    rewritten += wrong.length;
  }
  throw new Error('objectives kept moving while the lines under them were rewritten');
}

/**
 * Looks at the lines of all targets: for where a move may have been cut off before those under it followed. Somebody has to
 * answer for a change of cycle, so without them only lines are put right.
 */
export const mendPaths = async (deps: Deps, by?: AccountId): Promise<number> =>
  settlePaths(deps, by, async () => everything(deps));

/** Targets keep the line of objectives above them and are in its cycle; when an objective is moved, those under it follow. */
export async function rewritePaths(
  deps: Deps,
  by: AccountId,
  plan: Pick<ImportPlan, 'objectives' | 'targets'>,
): Promise<void> {
  const isMoved = plan.objectives.some(
    ({ before, after }) => before !== undefined && (before.parent !== after.parent || before.cycle !== after.cycle),
  );
  // What comes under an objective may come while that moves.
  const placed = plan.targets
    .filter(({ before, after }) => before?.objective !== after.objective)
    .map(({ after }) => after.key);
  if (isMoved || placed.length > FEW) await mendPaths(deps, by);
  else if (placed.length > 0) await settlePaths(deps, by, async () => these(deps, placed));
}
