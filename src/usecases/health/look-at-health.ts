import type { Overlap } from '../../domain/competing-rule';
import type { AccountId } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { TargetKey } from '../../domain/ids';
import type { Observed } from '../../ports/health-store';
import type { Board, StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { isSliceDue } from '../reconcile/slice-hours';
import { noteTranslation } from './note-translation';

/**
 * Owners that are looked up with each slice of a day: Jira takes three points for one, as much as for all else that a slice
 * asks besides its issues, and a quiet day has few to spare. Eight a day, by turns.
 */
const OWNERS_A_SLICE = 1;
/** Targets whose work is compared with that of others in one hour, and the pairs that are kept. */
const TARGETS_AN_HOUR = 40;
const MAX_OVERLAPS = 500;

/** The part of a list that comes after a place in it, and where the next part begins; null when it was the last. */
function partAfter<T extends string>(
  all: readonly T[],
  after: T | null,
  size: number,
): readonly [readonly T[], T | null] {
  const rest = after === null ? all : all.filter((one) => one > after);
  const part = rest.slice(0, size);
  return [part, rest.length > size ? (part[part.length - 1] ?? null) : null];
}

/** Who of the owners has left: one of them with each slice, what is known of the others stays. */
async function lookAtOwners(
  deps: Deps,
  board: Board,
  gone: readonly AccountId[],
  after: AccountId | null,
): Promise<Pick<Observed, 'gone' | 'afterOwner'> & { readonly isThrough: boolean }> {
  const open = new Set(board.objectives.filter(({ value }) => value.status !== 'closed').map(({ value }) => value.key));
  const owners = [
    ...board.objectives.filter(({ value }) => open.has(value.key)).map(({ value }) => value.owner),
    ...board.targets.filter(({ value }) => open.has(value.target.objective)).map(({ value }) => value.target.owner),
  ].filter((owner) => owner !== null);
  const all = [...new Set(owners)].sort();
  if (!isSliceDue(deps.clock.nowMs()))
    return { gone: all.filter((owner) => gone.includes(owner)), afterOwner: after, isThrough: false };
  const [asked, afterOwner] = partAfter(all, after, OWNERS_A_SLICE);
  const here = await deps.directory.here(asked);
  const isAsked = new Set(asked);
  const left = all.filter((owner) => (isAsked.has(owner) ? !here.has(owner) : gone.includes(owner)));
  return { gone: left, afterOwner, isThrough: afterOwner === null };
}

/** Targets in which a sample of this one's work stands as well. One bucket of its members is the sample. */
async function sharersOf(deps: Deps, { value: { target, roll } }: StoredTarget): Promise<readonly TargetKey[]> {
  if (roll.buckets === 0) return [];
  // Work that does not count in a target is no work it competes for.
  const members = await deps.rolls.bucket(target.key, roll, 0);
  const nodes = await deps.rolls.nodes(members.flatMap(({ id, part }) => (part === undefined ? [id] : [])));
  const standings = [...nodes.values()].flatMap((node) => [...node.standings]);
  const found = new Set(standings.flatMap(([key, { part }]) => (part === 'counts' ? [key] : [])));
  found.delete(target.key);
  return [...found];
}

/** Which targets count the same work: a part of them each hour, by a sample of the work of each. */
async function lookAtOverlaps(
  deps: Deps,
  board: Board,
  overlaps: readonly Overlap[],
  after: TargetKey | null,
): Promise<{ readonly overlaps: readonly Overlap[]; readonly afterTarget: TargetKey | null }> {
  const working = new Map(
    board.targets
      .filter(({ value }) => isFedByWork(value.target.measure) && value.target.frozen === null)
      .map((record) => [record.value.target.key, record]),
  );
  const [asked, afterTarget] = partAfter([...working.keys()].sort(), after, TARGETS_AN_HOUR);
  const again = new Set(asked);
  // A pair is found from either side; it goes when the side it was found from no longer says so.
  const pairs = overlaps.filter(([one, other]) => !again.has(one) && working.has(one) && working.has(other));
  for (const key of asked) {
    const record = working.get(key);
    if (record === undefined || pairs.length >= MAX_OVERLAPS) continue;
    for (const other of await sharersOf(deps, record)) {
      const isKnown = pairs.some(([a, b]) => (a === key && b === other) || (a === other && b === key));
      if (!isKnown && working.has(other) && pairs.length < MAX_OVERLAPS) pairs.push([key, other]);
    }
  }
  return { overlaps: pairs, afterTarget };
}

/** What guard rules and the translation clock go by and no event tells: who has left, what overlaps, how far the day has come. */
export async function lookAtHealth(deps: Deps): Promise<void> {
  const board = await deps.whole.board();
  await noteTranslation(deps, board);
  const before = await deps.health.observed();
  const { isThrough, ...owners } = await lookAtOwners(deps, board, before.gone, before.afterOwner);
  const overlaps = await lookAtOverlaps(deps, board, before.overlaps, before.afterTarget);
  const after: Observed = {
    ...owners,
    ...overlaps,
    knowsOwners: before.knowsOwners || isThrough,
    knowsOverlaps: before.knowsOverlaps || overlaps.afterTarget === null,
  };
  if (JSON.stringify(after) !== JSON.stringify(before)) await deps.health.saveObserved(after);
}
