import type { IssueId, TargetKey } from '../../domain/ids';
import type { Engine, Node } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import type { IssueFacts } from '../../ports/work-source';
import type { IssueWork } from '../../ports/work-log';
import type { Deps } from '../deps';
import { gatherChanges, type Changes } from './gather-changes';
import { replaceLeaves } from './replace-leaves';
import { restructure } from './restructure';
import { restructureNear } from './restructure-near';

/** A person may edit the target meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 5;
/** An issue that Jira leaves out without a deletion event may only be out of reach; it is kept for this long. */
const MISSING_MS = 10 * 60_000;

/** True when the issue is gone for good: deleted, or out of reach for long. */
const isGone = (work: IssueWork, facts: IssueFacts | undefined, node: Node | undefined, nowMs: number): boolean =>
  facts === undefined &&
  (work.news === 'deleted' ||
    (node?.missingSinceMs !== null && node !== undefined && nowMs - node.missingSinceMs >= MISSING_MS));

/** Marks issues that could not be read and are not known to be deleted, so that a later round can tell. */
async function markMissing(
  deps: Deps,
  works: readonly IssueWork[],
  changes: Changes,
  nowMs: number,
): Promise<readonly IssueId[]> {
  const missing: IssueId[] = [];
  const marked = new Map<IssueId, Node>();
  for (const { issueId } of works) {
    const node = changes.nodes.get(issueId);
    if (node === undefined || changes.facts.has(issueId) || changes.gone.has(issueId)) continue;
    missing.push(issueId);
    if (node.missingSinceMs === null) marked.set(issueId, { ...node, missingSinceMs: nowMs });
  }
  if (marked.size > 0) await deps.rolls.saveNodes(marked);
  return missing;
}

/**
 * What is deleted is noted before it is let go of: a search that does not know of it yet may bring it back, when a whole
 * target is read in the same minute, and no look at what has changed finds what is deleted.
 */
async function noteDeleted(deps: Deps, works: readonly IssueWork[], changes: Changes, nowMs: number): Promise<void> {
  const counted = works.filter(
    ({ issueId, news }) =>
      news === 'deleted' && changes.gone.has(issueId) && (changes.nodes.get(issueId)?.standings.size ?? 0) > 0,
  );
  if (counted.length === 0) return;
  await deps.checks.noteGone(
    counted.map(({ issueId }) => issueId),
    nowMs,
  );
}

interface Applied {
  readonly isSaved: boolean;
  /** Whether the index of issues may have been written. */
  readonly isIndexed: boolean;
}

/** Rolls the change into one target: leaf by leaf when its shape is the same, around the issues or whole when it is not. */
async function applyToTarget(
  deps: Deps,
  engine: Engine,
  record: StoredTarget,
  changes: Changes,
  index: ReadonlyMap<IssueId, Node> | undefined,
): Promise<Applied> {
  const { target } = record.value;
  if (target.frozen !== null) return { isSaved: true, isIndexed: false };
  if (changes.structural.has(target.key)) {
    const near = await restructureNear(deps, engine, record, changes, index);
    if (near !== 'far') return { isSaved: near === 'saved', isIndexed: true };
  } else {
    const outcome = await replaceLeaves(deps, engine, record, changes);
    if (outcome !== 'reshaped') return { isSaved: outcome === 'saved', isIndexed: false };
  }
  return { isSaved: await restructure(deps, engine, record, changes), isIndexed: true };
}

async function applyToAll(deps: Deps, engine: Engine, changes: Changes): Promise<void> {
  let left: readonly TargetKey[] = [...new Set([...changes.structural, ...changes.touched])];
  let index: ReadonlyMap<IssueId, Node> | undefined = changes.nodes;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new Error('targets kept changing while they were rolled up');
    const records = await deps.strategy.targets(left);
    const again: TargetKey[] = [];
    for (const key of left) {
      const record = records.get(key);
      if (record === undefined) continue;
      const { isSaved, isIndexed } = await applyToTarget(deps, engine, record, changes, index);
      if (isIndexed) index = undefined;
      if (!isSaved) again.push(key);
    }
    left = again;
  }
}

/**
 * Reads the changed issues once and rolls them into every target they touch. Answers those that Jira did not show and that
 * are not known to be gone.
 */
export async function applyChanges(deps: Deps, works: readonly IssueWork[]): Promise<readonly IssueId[]> {
  const engine = await deps.rolls.engine();
  const nowMs = deps.clock.nowMs();
  const changes = await gatherChanges(deps, engine, works, (work, facts, node) => isGone(work, facts, node, nowMs));
  await noteDeleted(deps, works, changes, nowMs);
  await applyToAll(deps, engine, changes);
  return markMissing(deps, works, changes, nowMs);
}
