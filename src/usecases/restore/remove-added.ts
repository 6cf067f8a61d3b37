import { removalItem, type AuditItem } from '../../domain/audit';
import { isPlainCounting } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { AddedSince } from '../../domain/strategy-file/restoring';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { lineOf } from '../strategy/plan-writes';
import { dropScope } from '../worker/sync-target';

/** Others may change a thing while it is removed; then it is read again, at most this often. */
const MAX_ROUNDS = 8;
/** Things removed in one transaction; each takes two operations, the audit log one. */
const AT_ONCE = 8;

type Going =
  | { readonly of: 'target'; readonly key: TargetKey }
  | { readonly of: 'objective'; readonly key: ObjectiveKey }
  | { readonly of: 'cycle'; readonly key: CycleKey };

/** In this order nothing that is left ever stands in or under what has gone. */
const inOrder = ({ targets, objectives, cycles }: AddedSince): readonly Going[] => [
  ...targets.map((key) => ({ of: 'target', key }) as const),
  ...objectives.map((key) => ({ of: 'objective', key }) as const),
  ...cycles.map((key) => ({ of: 'cycle', key }) as const),
];

/** How many steps it takes from here. */
export const removalSteps = (added: AddedSince, from: number): number =>
  Math.ceil(Math.max(0, inOrder(added).length - from) / AT_ONCE);

interface Context {
  readonly deps: Deps;
  readonly by: AccountId;
  readonly reason: string;
}

/** The writes that remove these, as they are now; what has gone already needs none. */
async function writesFor({ deps }: Context, some: readonly Going[]): Promise<readonly StrategyWrite[]> {
  const keys = {
    target: some.flatMap((one) => (one.of === 'target' ? [one.key] : [])),
    objective: some.flatMap((one) => (one.of === 'objective' ? [one.key] : [])),
    cycle: some.flatMap((one) => (one.of === 'cycle' ? [one.key] : [])),
  };
  const found = {
    target: await deps.whole.targets(keys.target),
    objective: await deps.whole.objectives(keys.objective),
    cycle: await deps.whole.cycles(keys.cycle),
  };
  const recounts = [...found.objective.values()].some(({ value }) => !isPlainCounting(value.counting));
  return [
    ...some.flatMap(({ of, key }): StrategyWrite[] => {
      const rev = new Map<string, { readonly rev: number }>(found[of]).get(key)?.rev;
      return rev === undefined ? [] : [{ kind: 'removed', of, key, rev }];
    }),
    ...(recounts ? [{ kind: 'work', item: { kind: 'settings' }, stamp: deps.random.id() } as const] : []),
  ];
}

async function letGoOfWork({ deps }: Context, key: TargetKey): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.whole.targets([key])).get(key);
    if (record === undefined || (record.value.roll.members === 0 && record.value.target.links.length === 0)) return;
    if (await dropScope(deps, record, await deps.rolls.engine())) return;
  }
  throw new Error('target kept changing while it let go of its work');
}

/** Removes them in one transaction, then drops what was kept beside them. Cut off anywhere, the same again ends it. */
async function removeTogether(context: Context, some: readonly Going[]): Promise<void> {
  const { deps, by, reason } = context;
  for (let round = 0; ; round += 1) {
    if (round === MAX_ROUNDS) throw new Error('what was to be removed kept changing');
    // The index of issues is cleared first: an event must not find a target that is no longer there.
    for (const one of some) if (one.of === 'target') await letGoOfWork(context, one.key);
    const writes = await writesFor(context, some);
    const items = writes.flatMap((write): AuditItem[] =>
      write.kind === 'removed' ? [removalItem(write.of, write.key)] : [],
    );
    if (items.length === 0) break;
    const at = instantOf(deps.clock.nowMs());
    const entry = { at, by, items, ...(reason === '' ? {} : { reason }) };
    const saved = await deps.whole.apply([...writes, { kind: 'audit', entry, id: deps.random.id() }]);
    if (saved.ok) break;
  }
  for (const { of, key } of some) await deps.leftovers.drop(of, key);
}

/** What must not go, because something that is not to be removed has come to stand in or under it, or stood there unseen. */
async function stillNeeded(deps: Deps, going: readonly Going[]): Promise<ReadonlySet<string>> {
  const board = await deps.whole.board();
  const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
  const gone = new Set(going.map(({ of, key }) => `${of} ${key}`));
  const lines = [
    ...board.objectives.map(({ value }) => value).filter(({ key }) => !gone.has(`objective ${key}`)),
    ...board.targets.flatMap(({ value }) => (gone.has(`target ${value.target.key}`) ? [] : [value.target])),
  ];
  const needed = new Set<string>();
  for (const one of lines) {
    needed.add(`cycle ${one.cycle}`);
    const above = 'objective' in one ? one.objective : one.parent;
    if (above === null) continue;
    for (const key of lineOf(above, (step) => objectives.get(step))) {
      needed.add(`objective ${key}`);
      needed.add(`cycle ${objectives.get(key)?.cycle ?? ''}`);
    }
  }
  return needed;
}

/** Somebody may have put something under an objective while it was removed: then it comes back. */
async function putBackNeeded(deps: Deps, removed: readonly Objective[]): Promise<void> {
  if (removed.length === 0) return;
  const { objectives, targets } = await deps.whole.board();
  const needed = new Set<ObjectiveKey | null>([
    ...objectives.map(({ value }) => value.parent),
    ...targets.map(({ value }) => value.target.objective),
  ]);
  // From the last removed to the first, for what is above was removed later.
  for (const objective of removed.toReversed()) {
    if (needed.has(objective.key)) await deps.whole.apply([{ kind: 'objective', value: objective, rev: null }]);
  }
}

/**
 * Removes what was added since the backup, step by step from the given place; `onStep` hears how far it has come and says
 * whether there is time for more. True when it came to the end.
 */
export async function removeAdded(
  context: Context,
  added: AddedSince,
  from: number,
  onStep: (place: number) => Promise<boolean>,
): Promise<boolean> {
  const { deps } = context;
  const all = inOrder(added);
  const needed = all.length > from ? await stillNeeded(deps, all) : new Set<string>();
  const removed: Objective[] = [];
  let isWhole = true;
  for (let place = from; place < all.length; place += AT_ONCE) {
    const some = all
      .slice(place, place + AT_ONCE)
      .filter(({ of, key }) => of === 'target' || !needed.has(`${of} ${key}`));
    const objectives = await deps.whole.objectives(some.flatMap((one) => (one.of === 'objective' ? [one.key] : [])));
    await removeTogether(context, some);
    removed.push(...[...objectives.values()].map(({ value }) => value));
    const next = Math.min(all.length, place + AT_ONCE);
    if ((await onStep(next)) || next === all.length) continue;
    isWhole = false;
    break;
  }
  await putBackNeeded(deps, removed);
  return isWhole;
}
