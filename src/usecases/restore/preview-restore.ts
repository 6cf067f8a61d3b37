import type { AccountId, CycleKey } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import type { ImportCounts, ImportPlan, RecordChange } from '../../domain/strategy-file/import-plan';
import { lostLinks, type AddedSince, type LostLink } from '../../domain/strategy-file/restoring';
import type { Board } from '../../ports/strategy-store';
import type { ReadFile } from '../../ports/strategy-reader';
import { sightedWork } from '../admin/sighted-work';
import type { Deps } from '../deps';
import { namedItems, type NamedItem } from '../strategy/named-items';
import { addedSince, type Since } from './added-since';
import { prepareRestore } from './prepare-restore';

/** Things named one by one; the rest is told as a number. */
const MAX_ITEMS = 200;

interface Closed {
  readonly key: CycleKey;
  readonly name: string;
}

export interface RestorePreview {
  /** What is not on the site and comes back, and what is there and otherwise. */
  readonly created: ImportCounts;
  readonly setBack: ImportCounts;
  readonly items: readonly NamedItem[];
  readonly more: number;
  readonly since: Since['names'];
  readonly sinceCheckIns: number;
  readonly staying: Since['staying'];
  /** Closed cycles that have to be opened to put things back, and those in which something would be removed. */
  readonly closed: readonly Closed[];
  readonly closedIfRemoved: readonly Closed[];
  readonly lost: readonly LostLink[];
}

const isNew = ({ before }: RecordChange<unknown>): boolean => before === undefined;

/** Counts apart what comes back and what is set back; what belongs to a target goes with the target. */
function parted(plan: ImportPlan): Pick<RestorePreview, 'created' | 'setBack'> {
  const fresh = new Map(plan.targets.filter(isNew).map(({ after }) => [after.key, after]));
  const created: ImportCounts = {
    cycles: plan.cycles.filter(isNew).length,
    objectives: plan.objectives.filter(isNew).length,
    targets: fresh.size,
    links: [...fresh.values()].reduce((sum, { links }) => sum + links.length, 0),
    checkIns: plan.checkIns.filter(({ target }) => fresh.has(target)).reduce((sum, { changed }) => sum + changed, 0),
    settings: 0,
  };
  const { counts } = plan;
  return {
    created,
    setBack: {
      cycles: counts.cycles - created.cycles,
      objectives: counts.objectives - created.objectives,
      targets: counts.targets - created.targets,
      links: counts.links - created.links,
      checkIns: counts.checkIns - created.checkIns,
      settings: counts.settings,
    },
  };
}

/** Closed cycles of the board in which one of these things is. */
function closedIn({ cycles, objectives, targets }: Board, added: AddedSince): ReadonlySet<CycleKey> {
  const going = {
    cycles: new Set(added.cycles),
    objectives: new Set(added.objectives),
    targets: new Set([...added.targets, ...added.checkIns.keys()]),
  };
  const touched = new Set([
    ...going.cycles,
    ...objectives.filter(({ value }) => going.objectives.has(value.key)).map(({ value }) => value.cycle),
    ...targets.filter(({ value }) => going.targets.has(value.target.key)).map(({ value }) => value.target.cycle),
  ]);
  return new Set(
    cycles
      .map(({ value }) => value)
      .filter(({ key, state }) => state === 'closed' && touched.has(key))
      .map(({ key }) => key),
  );
}

const NOTHING_CHOSEN = { removesAdded: false, opensClosed: true, reason: '' };

/**
 * What putting a backup back would do, as far as the person asking may see it: what is hidden from them is not there, so it
 * seems to come back. What they are shown is kept with the staged backup, and no more than that is removed.
 */
export async function previewRestore(
  deps: Deps,
  actor: AccountId,
  importId: string,
  read: ReadFile,
): Promise<Result<RestorePreview, readonly Mistake[]>> {
  const prepared = await prepareRestore(deps, actor, read, {
    choice: NOTHING_CHOSEN,
    added: undefined,
    hidden: new Set(),
  });
  if (!prepared.ok) return err(prepared.error);
  const { plan, items, loaded } = prepared.value;
  const board = await deps.strategy.board();
  const { file } = prepared.value;
  const since = addedSince(board, file, loaded.index);
  const closedOf = (keys: ReadonlySet<CycleKey>): readonly Closed[] =>
    board.cycles.filter(({ value }) => keys.has(value.key)).map(({ value: { key, name } }) => ({ key, name }));
  const closed = closedOf(new Set(plan.reopens));
  const closedIfRemoved = closedOf(new Set([...plan.reopens, ...closedIn(board, since.added)]));
  await deps.imports.putShown(importId, {
    added: since.added,
    counts: plan.counts,
    opens: closed.length > 0,
    opensToRemove: closedIfRemoved.length > 0,
  });
  const named = items.slice(0, MAX_ITEMS);
  return ok({
    ...parted(plan),
    items: namedItems(prepared.value, named.map(await sightedWork(deps, named))),
    more: Math.max(0, items.length - MAX_ITEMS),
    since: since.names,
    sinceCheckIns: [...since.added.checkIns.values()].reduce((sum, days) => sum + days.length, 0),
    staying: since.staying,
    closed,
    closedIfRemoved,
    lost: lostLinks(loaded.index, file),
  });
}
