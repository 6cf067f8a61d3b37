import type { ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
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
}

async function rewrite(deps: Deps, key: TargetKey, path: readonly ObjectiveKey[]): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.whole.targets([key])).get(key);
    if (stored === undefined || stored.path.join() === path.join()) return;
    const saved = await deps.whole.apply([{ kind: 'target', value: stored.value, path, rev: stored.rev }]);
    if (saved.ok) return;
  }
  throw new Error('target kept changing while its line was rewritten');
}

async function everything(deps: Deps): Promise<Scene> {
  const board = await deps.whole.board();
  const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
  return { targets: board.targets, find: (key) => objectives.get(key) };
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
  return { targets, find };
}

/**
 * Rewrites lines until a look at them finds nothing wrong. Whoever writes last has therefore seen every move that came before,
 * and a move that comes later looks for itself: two who move and place at once leave no line that is nobody's.
 */
async function settlePaths(deps: Deps, look: () => Promise<Scene>): Promise<number> {
  let rewritten = 0;
  for (let round = 0; round < MAX_LOOKS; round += 1) {
    const { targets, find } = await look();
    const wrong = targets.flatMap(({ value, path }) => {
      const now = lineOf(value.target.objective, find);
      return now.join() === path.join() ? [] : [{ key: value.target.key, now }];
    });
    if (wrong.length === 0) return rewritten;
    for (const { key, now } of wrong) await rewrite(deps, key, now);
    rewritten += wrong.length;
  }
  throw new Error('objectives kept moving while the lines under them were rewritten');
}

/** Looks at the lines of all targets: for where a move may have been cut off before those under it followed. */
export const mendPaths = async (deps: Deps): Promise<number> => settlePaths(deps, async () => everything(deps));

/** Targets keep the line of objectives above them; when an objective gets another parent, those under it follow. */
export async function rewritePaths(deps: Deps, plan: Pick<ImportPlan, 'objectives' | 'targets'>): Promise<void> {
  const isMoved = plan.objectives.some(({ before, after }) => before !== undefined && before.parent !== after.parent);
  // What comes under an objective may come while that moves.
  const placed = plan.targets
    .filter(({ before, after }) => before?.objective !== after.objective)
    .map(({ after }) => after.key);
  if (isMoved || placed.length > FEW) await mendPaths(deps);
  else if (placed.length > 0) await settlePaths(deps, async () => these(deps, placed));
}
