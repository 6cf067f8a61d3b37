import { removalItem, type AuditItem } from '../../domain/audit';
import { isPlainCounting } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Board, StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { dropScope } from '../worker/sync-target';
import { lineOf } from './plan-writes';

/** Others may change a thing while it is removed; then it is read again, at most this often. */
const MAX_ROUNDS = 8;
/** Things removed in one transaction; each takes two operations, the audit log one. */
export const REMOVED_AT_ONCE = 8;

export type Going =
  | { readonly of: 'target'; readonly key: TargetKey }
  | { readonly of: 'objective'; readonly key: ObjectiveKey }
  | { readonly of: 'cycle'; readonly key: CycleKey };

export const goingId = ({ of, key }: Going): string => `${of} ${key}`;

/** By whom things are removed, and why. */
export interface Removal {
  readonly deps: Deps;
  readonly by: AccountId;
  readonly reason: string;
  /** Which of these may go as they are now; all of them where nobody says. Asked again after they were read for good. */
  among?(some: readonly Going[]): Promise<readonly Going[]>;
}

interface Found {
  readonly revs: ReadonlyMap<string, number>;
  readonly recounts: boolean;
}

async function read({ deps }: Removal, some: readonly Going[]): Promise<Found> {
  const targets = await deps.whole.targets(some.flatMap((one) => (one.of === 'target' ? [one.key] : [])));
  const objectives = await deps.whole.objectives(some.flatMap((one) => (one.of === 'objective' ? [one.key] : [])));
  const cycles = await deps.whole.cycles(some.flatMap((one) => (one.of === 'cycle' ? [one.key] : [])));
  return {
    revs: new Map([
      ...[...targets].map(([key, { rev }]) => [`target ${key}`, rev] as const),
      ...[...objectives].map(([key, { rev }]) => [`objective ${key}`, rev] as const),
      ...[...cycles].map(([key, { rev }]) => [`cycle ${key}`, rev] as const),
    ]),
    recounts: [...objectives.values()].some(({ value }) => !isPlainCounting(value.counting)),
  };
}

/** The writes that remove these, as they were found; what has gone already needs none. */
function writesFor({ deps }: Removal, { revs, recounts }: Found, some: readonly Going[]): readonly StrategyWrite[] {
  return [
    ...some.flatMap((one): StrategyWrite[] => {
      const rev = revs.get(goingId(one));
      return rev === undefined ? [] : [{ kind: 'removed', of: one.of, key: one.key, rev }];
    }),
    ...(recounts ? [{ kind: 'work', item: { kind: 'settings' }, stamp: deps.random.id() } as const] : []),
  ];
}

async function letGoOfWork({ deps }: Removal, key: TargetKey): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.whole.targets([key])).get(key);
    if (record === undefined || (record.value.roll.members === 0 && record.value.target.links.length === 0)) return;
    if (await dropScope(deps, record, await deps.rolls.engine())) return;
  }
  throw new Error('target kept changing while it let go of its work');
}

/** Targets that let go of their work and stay after all read it again. */
async function takeUpWork({ deps }: Removal, staying: readonly Going[]): Promise<void> {
  const targets = staying.flatMap((one) => (one.of === 'target' ? [one.key] : []));
  if (targets.length === 0) return;
  await deps.work.record(
    targets.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
}

/**
 * Removes them in one transaction, then drops what was kept beside them. Cut off anywhere, the same again ends it. Only the
 * worker may: it alone writes the index of issues.
 */
export async function removeTogether(removal: Removal, some: readonly Going[]): Promise<void> {
  const { deps, by, reason } = removal;
  const among = async (those: readonly Going[]) => (removal.among === undefined ? those : removal.among(those));
  let gone = some;
  for (let round = 0; ; round += 1) {
    if (round === MAX_ROUNDS) throw new Error('what was to be removed kept changing');
    const chosen = await among(some);
    // The index of issues is cleared first: an event must not find a target that is no longer there.
    for (const one of chosen) if (one.of === 'target') await letGoOfWork(removal, one.key);
    const found = await read(removal, chosen);
    // The writes rest on what was just read, so nothing can have come that is not seen here.
    gone = await among(chosen);
    await takeUpWork(
      removal,
      chosen.filter((one) => !gone.includes(one)),
    );
    const writes = writesFor(removal, found, gone);
    const items = writes.flatMap((write): AuditItem[] =>
      write.kind === 'removed' ? [removalItem(write.of, write.key)] : [],
    );
    if (items.length === 0) break;
    const at = instantOf(deps.clock.nowMs());
    const entry = { at, by, items, ...(reason === '' ? {} : { reason }) };
    const saved = await deps.whole.apply([...writes, { kind: 'audit', entry, id: deps.random.id() }]);
    if (saved.ok) break;
  }
  for (const { of, key } of gone) await deps.leftovers.drop(of, key);
}

/** What must not go, because something that is not to be removed has come to stand in or under it, or stood there unseen. */
export function stillNeeded(
  board: Pick<Board, 'objectives' | 'targets'>,
  going: readonly Going[],
): ReadonlySet<string> {
  const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
  const gone = new Set(going.map(goingId));
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
export async function putBackNeeded(deps: Deps, removed: readonly Objective[]): Promise<void> {
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
