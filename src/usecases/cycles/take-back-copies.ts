import type { Cycle } from '../../domain/cycle';
import type { AccountId, ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import { untouchedSince, type Stays } from '../../domain/untouched';
import type { CarryUndo, Copies, StayingCopy } from '../../ports/import-store';
import type { Board } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { sightedFor } from '../sight/sighted';
import { lineOf } from '../strategy/plan-writes';
import {
  goingId,
  putBackNeeded,
  removeTogether,
  REMOVED_AT_ONCE,
  stillNeeded,
  type Going,
} from '../strategy/remove-things';

/** Copies that stay and are named; the rest is told as a number. */
const MAX_NAMED = 200;

interface Scene {
  readonly deps: Deps;
  readonly by: AccountId;
  readonly to: Cycle | undefined;
  readonly objectives: ReadonlyMap<ObjectiveKey, Objective>;
}

/** Why one stays, whatever else is there; undefined when it may go, or has gone already. */
async function whyStays({ deps, by, to, objectives }: Scene, going: Going): Promise<Stays | undefined> {
  if (going.of === 'cycle') return 'changed';
  const above =
    going.of === 'objective'
      ? (await deps.whole.objectives([going.key])).get(going.key)?.value.key
      : (await deps.whole.targets([going.key])).get(going.key)?.value.target.objective;
  if (above === undefined) return undefined;
  if (to === undefined || to.state === 'closed') return 'agreed';
  const isRestricted = lineOf(above, (key) => objectives.get(key)).some(
    (key) => objectives.get(key)?.restrictedTo !== null,
  );
  if (isRestricted) return 'restricted';
  const madeAt = untouchedSince(await deps.history.read(going.of, going.key), by);
  if (madeAt === undefined) return 'changed';
  if (to.committedAt !== null && to.committedAt > madeAt) return 'agreed';
  const checkIns = going.of === 'target' ? (await deps.whole.checkIns([going.key])).get(going.key) : undefined;
  return (checkIns?.length ?? 0) > 0 ? 'changed' : undefined;
}

/** Objectives that something points at which does not go with them: what stands under them, is aligned to or merged into them. */
function built(board: Pick<Board, 'objectives' | 'targets'>, going: readonly Going[]): ReadonlySet<string> {
  const gone = new Set(going.map(goingId));
  const pointedAt = board.objectives
    .filter(({ value }) => !gone.has(`objective ${value.key}`))
    .flatMap(({ value: { alignedTo, closing } }) => [...alignedTo, closing?.into])
    .map((key) => `objective ${key}`);
  return new Set([...stillNeeded(board, going), ...pointedAt]);
}

interface Judged {
  readonly going: readonly Going[];
  readonly stays: readonly StayingCopy[];
}

/** The board, and what of it the person who undoes may see. */
interface Boards {
  readonly whole: Pick<Board, 'objectives' | 'targets'>;
  readonly seen: Pick<Board, 'objectives' | 'targets'>;
}

async function boardsFor(deps: Deps, by: AccountId): Promise<Boards> {
  const whole = await deps.whole.board();
  return { whole, seen: whole.isForAll ? whole : await (await sightedFor(deps, by)).strategy.board() };
}

/** Parts what may go from what stays. What stands above something that stays does too. */
async function judge(scene: Scene, { whole, seen }: Boards, copies: Copies): Promise<Judged> {
  // What is below goes before what it stands under.
  const depth = (key: ObjectiveKey): number => lineOf(key, (step) => scene.objectives.get(step)).length;
  const all: readonly Going[] = [
    ...copies.targets.map((key) => ({ of: 'target', key }) as const),
    ...copies.objectives.toSorted((a, b) => depth(b) - depth(a)).map((key) => ({ of: 'objective', key }) as const),
  ];
  const going: Going[] = [];
  const stays: StayingCopy[] = [];
  for (const one of all) {
    const why = await whyStays(scene, one);
    if (why === undefined) going.push(one);
    else stays.push({ key: one.key, why });
  }
  // What keeps one objective may keep the next.
  let left: readonly Going[] = going;
  const kept: Going[] = [];
  for (;;) {
    const needed = built(whole, left);
    const more = left.filter((one) => needed.has(goingId(one)));
    if (more.length === 0) break;
    kept.push(...more);
    left = left.filter((one) => !needed.has(goingId(one)));
  }
  const under = stillNeeded(seen, left);
  const told = kept.map((one) => ({
    key: one.key,
    why: under.has(goingId(one)) ? ('under' as const) : ('in-use' as const),
  }));
  return { going: left, stays: [...stays, ...told] };
}

/**
 * Removes the copies of a carry that nobody touched since, step by step; `onStep` hears how many steps are done of how many,
 * and says whether there is time for more. Undefined when there was none: the same again goes on.
 */
export async function takeBackCopies(
  deps: Deps,
  by: AccountId,
  copies: Copies,
  onStep: (done: number, of: number) => Promise<boolean>,
): Promise<CarryUndo | undefined> {
  const cycles = await deps.whole.cycles([copies.from, copies.to]);
  const from = cycles.get(copies.from)?.value;
  const boards = await boardsFor(deps, by);
  const objectives = new Map(boards.whole.objectives.map(({ value }) => [value.key, value]));
  const scene: Scene = { deps, by, to: cycles.get(copies.to)?.value, objectives };
  const { going, stays } = await judge(scene, boards, copies);
  const among = async (some: readonly Going[]): Promise<readonly Going[]> => {
    const needed = some.some(({ of }) => of === 'objective') ? built(await deps.whole.board(), going) : new Set();
    const meant: Going[] = [];
    for (const one of some)
      if (!needed.has(goingId(one)) && (await whyStays(scene, one)) === undefined) meant.push(one);
    return meant;
  };
  // Within one cycle nothing is carried: it was duplicated.
  const reason =
    copies.from === copies.to
      ? 'A duplicate was undone'
      : `Carrying forward from ${from?.name ?? ''} (${copies.from}) was undone`;
  const removed: Objective[] = [];
  let isWhole = true;
  for (let place = 0; place < going.length; place += REMOVED_AT_ONCE) {
    const some = going.slice(place, place + REMOVED_AT_ONCE);
    const read = await deps.whole.objectives(some.flatMap((one) => (one.of === 'objective' ? [one.key] : [])));
    await removeTogether({ deps, by, reason, among }, some);
    removed.push(...[...read.values()].map(({ value }) => value));
    const next = Math.min(going.length, place + REMOVED_AT_ONCE);
    if ((await onStep(next, going.length)) || next === going.length) continue;
    isWhole = false;
    break;
  }
  await putBackNeeded(deps, removed);
  if (!isWhole) return undefined;
  const stay = await keptMeanwhile(deps, going, stays);
  return {
    removed: copies.objectives.length + copies.targets.length - stay.length,
    stays: stay.slice(0, MAX_NAMED),
    more: Math.max(0, stay.length - MAX_NAMED),
  };
}

/** With those that somebody touched, or put to use, while the others went. */
async function keptMeanwhile(
  deps: Deps,
  going: readonly Going[],
  stays: readonly StayingCopy[],
): Promise<readonly StayingCopy[]> {
  const there = [
    ...(await deps.whole.objectives(going.flatMap((one) => (one.of === 'objective' ? [one.key] : [])))).keys(),
    ...(await deps.whole.targets(going.flatMap((one) => (one.of === 'target' ? [one.key] : [])))).keys(),
  ];
  return [...stays, ...there.map((key) => ({ key, why: 'in-use' as const }))];
}
