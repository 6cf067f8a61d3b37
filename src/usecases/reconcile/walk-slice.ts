import { dayOf } from '../../domain/day';
import type { IssueId, TargetKey } from '../../domain/ids';
import type { SliceState } from '../../ports/reconcile-store';
import type { Engine, Node } from '../../ports/roll-store';
import type { Deps } from '../deps';
import { putRight } from './put-right';
import { LAP_DAYS, SLICES_A_DAY } from './slice-hours';

/** Issues of a slice at least: a small site comes round in a few days. */
const LEAST = 8;
/** Looks in which a site with fewer issues than that comes round: most of its buckets are empty, and each look would read all. */
const LOOKS_OF_A_LAP = 4;
/** Buckets read in one batch. */
const BATCH = 25;

/** Buckets between two looks of a lap, so that the lap is over after `LAP_DAYS`. */
function bucketsOf(run: number, all: number): number {
  const runs = SLICES_A_DAY * LAP_DAYS;
  const at = run % runs;
  return Math.floor(((at + 1) * all) / runs) - Math.floor((at * all) / runs);
}

interface Slice {
  readonly nodes: ReadonlyMap<IssueId, Node>;
  readonly next: number;
  readonly hasComeRound: boolean;
}

/** The next part of the index: as much as a lap of sixty days takes, and more while it holds few issues, up to a quarter. */
async function takeSlice({ rolls }: Deps, { bucket, run }: SliceState): Promise<Slice> {
  const all = rolls.nodeBuckets;
  const nodes = new Map<IssueId, Node>();
  const wanted = bucketsOf(run, all);
  const most = Math.max(wanted, Math.ceil(all / LOOKS_OF_A_LAP));
  let walked = 0;
  const isEnough = (): boolean => walked >= most || (walked >= wanted && nodes.size >= LEAST);
  while (!isEnough()) {
    const from = walked;
    const buckets = Array.from({ length: Math.min(BATCH, all - from) }, (_, at) => (bucket + from + at) % all);
    for (const part of await rolls.nodesIn(buckets)) {
      if (isEnough()) break;
      for (const [id, node] of part) nodes.set(id, node);
      walked += 1;
    }
  }
  return { nodes, next: (bucket + walked) % all, hasComeRound: bucket + walked >= all };
}

/** Of each issue that takes in what is below it, the children that its targets have. */
async function knownChildren(
  deps: Deps,
  nodes: ReadonlyMap<IssueId, Node>,
): Promise<ReadonlyMap<IssueId, readonly IssueId[]>> {
  const taking = [...nodes].filter(([, { standings }]) => [...standings.values()].some(({ takesBelow }) => takesBelow));
  const known = new Map<IssueId, Set<IssueId>>(taking.map(([id]) => [id, new Set<IssueId>()]));
  // A leaf has no children here; only targets in which it is more need be looked into.
  const targets = new Set<TargetKey>();
  for (const [, { standings }] of taking)
    for (const [target, { takesBelow, isLeaf }] of standings) if (takesBelow && !isLeaf) targets.add(target);
  const records = await deps.strategy.targets([...targets]);
  for (const { value } of records.values()) {
    const members = await deps.rolls.members(value.target.key, value.roll);
    for (const { id, parent } of members.values()) if (parent !== null) known.get(parent)?.add(id);
  }
  return new Map([...known].map(([id, kids]) => [id, [...kids]]));
}

/** Children that nobody has told of: created or put there while events were lost. */
async function unknownChildren(deps: Deps, nodes: ReadonlyMap<IssueId, Node>): Promise<readonly IssueId[]> {
  const known = await knownChildren(deps, nodes);
  if (known.size === 0) return [];
  const { issues } = await deps.source.childrenOf([...known.keys()], [], known);
  return issues.map(({ id }) => id);
}

/** Targets whose scopes change while their issues do not; once a day they are read whole. */
export function driftingTargets(deps: Pick<Deps, 'jql'>, engine: Engine): readonly TargetKey[] {
  const drifting = engine.jql.filter(({ jql }) => (deps.jql.read(jql)?.drifting.length ?? 1) > 0);
  return [...new Set(drifting.map(({ target }) => target))];
}

/**
 * Reads a part of all issues again, by turns, so that what no event told is found: deletions, lost permissions, work that
 * went elsewhere. Answers whether it recorded more work.
 */
export async function walkSlice(deps: Deps): Promise<boolean> {
  const state = await deps.checks.slice();
  const today = dayOf(deps.clock.nowMs());
  const drifting = state.scopesOn === today ? [] : driftingTargets(deps, await deps.rolls.engine());
  await deps.work.record(
    drifting.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  const { nodes, next, hasComeRound } = await takeSlice(deps, state);
  const ids = [...new Set([...state.again, ...nodes.keys()])];
  const children = await unknownChildren(deps, nodes);
  const missing = await putRight(deps, [...ids, ...children], 'slice');
  await deps.checks.saveSlice({
    bucket: next,
    run: hasComeRound ? 0 : state.run + 1,
    again: missing,
    lapEndedMs: hasComeRound ? deps.clock.nowMs() : state.lapEndedMs,
    scopesOn: today,
  });
  return drifting.length > 0;
}
