import type { Cycle } from '../../domain/cycle';
import type { CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import { isAdmitted, namesGroups } from '../../domain/sight';
import type { Settings } from '../../domain/settings';
import type {
  LineObjective,
  NamedKeys,
  Stored,
  StoredTarget,
  StrategyStore,
  StrategyWrite,
  WholeStore,
} from '../../ports/strategy-store';
import { NOTHING_WAITS, withWaiting, type Waiting } from '../../rollup/waiting';
import type { OwnGlass } from './glass';
import { seenObjectives, type Readers, type SeenObjectives } from './seen-objectives';

const NOTHING: NamedKeys = { objectives: [], targets: [] };

/** What was not shown to the person who saves stays as it was: they cannot have meant to take it away. */
function withUnseen(objective: Objective, seen: SeenObjectives): Objective {
  const before = seen.find(objective.key);
  if (before === undefined) return objective;
  const { alignedTo, closing } = objective;
  const unseen = before.alignedTo.filter((key) => seen.isHidden(key) && !alignedTo.includes(key));
  const into = before.closing?.into ?? null;
  const isIntoKept = closing !== null && closing.into === null && into !== null && seen.isHidden(into);
  if (unseen.length === 0 && !isIntoKept) return objective;
  return {
    ...objective,
    alignedTo: [...alignedTo, ...unseen],
    closing: isIntoKept ? { ...closing, into } : closing,
  };
}

/** Where it points is not told: that has not been judged. */
function asOfLine({ alignedTo: _aligned, closing: _closing, ...objective }: Objective): LineObjective {
  return objective;
}

const values = (records: ReadonlyMap<ObjectiveKey, Stored<Objective>>): ReadonlyMap<ObjectiveKey, Objective> =>
  new Map([...records].map(([key, { value }]) => [key, value]));

/**
 * The strategy as these readers may see it together. Everything a call reads comes from here, so that a call that never
 * heard of restrictions keeps them. What is hidden is not there: not in a list, not under its key, not in what points at it.
 */
export function sightedStore(
  whole: WholeStore,
  readers: Readers,
  glass?: OwnGlass,
  named: NamedKeys = NOTHING,
): StrategyStore {
  const seen = seenObjectives(readers, async (keys) => values(await whole.objectives(keys)), new Set(named.objectives));
  const alsoTargets = new Set(named.targets);
  const hiddenTargets = new Set<string>();
  let settings: Settings | undefined;
  let waiting: Waiting = NOTHING_WAITS;
  const cycles = new Map<CycleKey, Cycle | undefined>();

  const isTargetShown = ({ target }: StoredTarget['value']): boolean =>
    seen.isShown(target.objective) || alsoTargets.has(target.key);
  const sift = (records: readonly StoredTarget[]): readonly StoredTarget[] =>
    records.filter(({ value }) => {
      if (!isTargetShown(value)) hiddenTargets.add(value.target.key);
      return isTargetShown(value);
    });
  const sifted = (records: readonly Stored<Objective>[]): readonly Stored<Objective>[] =>
    records.filter(({ value }) => seen.isShown(value.key)).map(({ value, rev }) => ({ value: seen.shown(value), rev }));

  /** A whole line is read at one go, with the settings and the cycles that its numbers need, and the reader's glass. */
  async function readLine(keys: readonly ObjectiveKey[], ofCycles: readonly CycleKey[]): Promise<Settings> {
    const unreadOf = glass?.unread();
    const found = await whole.line(keys, ofCycles, unreadOf);
    if (unreadOf !== undefined) glass?.note(found.glass);
    seen.put(keys, found.objectives);
    for (const key of ofCycles) cycles.set(key, found.cycles.get(key));
    ({ settings, waiting } = found);
    return found.settings;
  }

  /** What of these may be seen, with since when work for it waits. */
  async function sightedTargets(
    records: ReadonlyMap<TargetKey, StoredTarget>,
  ): Promise<ReadonlyMap<TargetKey, StoredTarget>> {
    const found = [...records.values()];
    // A kept line may lag behind a move; it saves reads, and the parents themselves decide.
    const line = [...new Set(found.flatMap(({ value, path }) => [value.target.objective, ...path]))];
    const unread = line.filter((key) => !seen.isRead(key));
    if (unread.length > 0) await readLine(unread, [...new Set(found.map(({ value }) => value.target.cycle))]);
    await seen.judge(line);
    return new Map(
      sift(found).map(({ value: { target, roll }, ...record }) => [
        target.key,
        { ...record, value: { target, roll: withWaiting(target, roll, waiting) } },
      ]),
    );
  }

  return {
    settings: async () => whole.settings(),
    storedSettings: async () => whole.storedSettings(),
    cycles: async (keys) => whole.cycles(keys),
    checkIns: async (keys) => whole.checkIns(keys),
    mendBoard: async (today) => whole.mendBoard(today),
    isTaken: (thing) => (thing.kind === 'target' ? hiddenTargets.has(thing.key) : seen.isHidden(thing.key)),
    stays: async (objective) =>
      objective.restrictedTo === null ||
      (await readers(namesGroups([objective]))).every((reader) => isAdmitted(reader, objective)),
    showing: (keys) => sightedStore(whole, readers, glass, keys),
    async objectives(keys) {
      const found = await whole.objectives(keys);
      seen.put(keys, values(found));
      await seen.look(keys);
      return new Map(sifted([...found.values()]).map((record) => [record.value.key, record]));
    },
    targets: async (keys) => sightedTargets(await whole.targets(keys)),
    shownTargets: async (keys) => sightedTargets(await whole.shownTargets(keys)),
    async line(keys, ofCycles = []) {
      const isRead = keys.every(seen.isRead) && ofCycles.every((key) => cycles.has(key));
      const known = settings !== undefined && isRead ? settings : await readLine(keys, ofCycles);
      await seen.judge(keys);
      const shown = keys.filter(seen.isShown).flatMap((key) => seen.find(key) ?? []);
      const objectives = new Map(shown.map((objective) => [objective.key, asOfLine(objective)]));
      const running = ofCycles.flatMap((key) => {
        const cycle = cycles.get(key);
        return cycle === undefined ? [] : [[key, cycle] as const];
      });
      return { settings: known, waiting, objectives, cycles: new Map(running) };
    },
    async board() {
      const board = await whole.board();
      ({ waiting } = board);
      const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
      seen.put([...objectives.keys()], objectives);
      await seen.look([...objectives.keys()]);
      return { ...board, objectives: sifted(board.objectives), targets: sift(board.targets) };
    },
    apply: async (writes) =>
      whole.apply(
        writes.map((write): StrategyWrite =>
          write.kind === 'objective' && write.rev !== null ? { ...write, value: withUnseen(write.value, seen) } : write,
        ),
      ),
  };
}
