import type { IssueId, TargetKey } from '../../domain/ids';
import type { Engine, Node } from '../../ports/roll-store';
import type { IssueWork } from '../../ports/work-log';
import type { IssueFacts } from '../../ports/work-source';
import type { Deps } from '../deps';
import { liveSource } from './live-work';
import { directNow, matchScopes, scopesToAsk, type Matched } from './match-scopes';
import { siftWorks } from './sift-works';

/** What a round of changed issues means, before any target is looked at. */
export interface Changes {
  readonly facts: ReadonlyMap<IssueId, IssueFacts>;
  readonly gone: ReadonlySet<IssueId>;
  /** Issues that were made just now, of which nothing else is told than that and what they say of themselves. */
  readonly fresh: ReadonlySet<IssueId>;
  /** The issues, as the index has them, and some of their parents. */
  readonly nodes: ReadonlyMap<IssueId, Node>;
  /** The parents that issues came under, as the index has them. */
  readonly parents: ReadonlyMap<IssueId, Node>;
  /** Per target and issue: the JQL scopes that match it now. Absent where the target has none that was asked and could be answered. */
  readonly matched: Matched;
  /** Targets whose shape may have changed: what is in scope, or what is under what. */
  readonly structural: ReadonlySet<TargetKey>;
  /** Targets in which only leaves may have changed. */
  readonly touched: ReadonlySet<TargetKey>;
}

/**
 * Parents that may bring an issue into scope. Not only those that are new to the index: another target, read whole a moment
 * ago, may have taught it a parent of which this one does not know yet.
 */
function parentsAbove(
  works: readonly IssueWork[],
  facts: ReadonlyMap<IssueId, IssueFacts>,
  nodes: ReadonlyMap<IssueId, Node>,
): IssueId[] {
  const parents = works.flatMap(({ issueId, news }) => {
    const parent = facts.get(issueId)?.parent ?? null;
    const isKnown = news === 'changed' && nodes.get(issueId)?.parent === parent;
    return parent === null || isKnown ? [] : [parent];
  });
  return [...new Set(parents)];
}

/** The parents of so few issues cost nothing when they are read along. */
const FEW = 8;

/** Parents that will be asked for most likely, to be read in one go with the issues. */
const likelyParents = (
  works: readonly IssueWork[],
  facts: ReadonlyMap<IssueId, IssueFacts>,
  nodes: ReadonlyMap<IssueId, Node> | undefined,
): readonly IssueId[] =>
  works.flatMap(({ issueId, news }) => {
    const parent = facts.get(issueId)?.parent ?? null;
    if (parent === null || nodes?.get(issueId)?.parent === parent) return [];
    const isLikely = (news !== 'changed' && news !== 'deleted') || works.length <= FEW;
    return isLikely ? [parent] : [];
  });

const idsOf = (works: readonly IssueWork[], told: IssueWork['news']): ReadonlySet<IssueId> =>
  new Set(works.flatMap(({ issueId, news }) => (news === told ? [issueId] : [])));

function freshOf(works: readonly IssueWork[]): ReadonlySet<IssueId> {
  const [placed, reparented] = [idsOf(works, 'placed'), idsOf(works, 'reparented')];
  return new Set([...idsOf(works, 'created')].filter((id) => !placed.has(id) && !reparented.has(id)));
}

export async function gatherChanges(
  deps: Deps,
  engine: Engine,
  told: readonly IssueWork[],
  isGone: (work: IssueWork, facts: IssueFacts | undefined, node: Node | undefined) => boolean,
): Promise<Changes> {
  const { works, nodes: looked, matched: asked } = await siftWorks(deps, engine, told);
  const ids = works.map((work) => work.issueId);
  const found = await liveSource(deps.source, engine.archived).fetch(ids, engine.numberFields);
  const facts = new Map(found.map((issue) => [issue.id, issue]));
  const read = await deps.rolls.nodes([...ids, ...likelyParents(works, facts, looked)], looked);
  const matched = asked ?? (await matchScopes(deps, scopesToAsk(engine, works, facts, read), [...facts.keys()]));
  const above = parentsAbove(works, facts, read);
  const nodes = await deps.rolls.nodes(above, read);
  const parents = new Map(
    above.flatMap((id) => {
      const node = nodes.get(id);
      return node === undefined ? [] : [[id, node] as const];
    }),
  );
  const gone = new Set<IssueId>();
  const structural = new Set<TargetKey>();
  const touched = new Set<TargetKey>();

  const reshape = (targets: Iterable<TargetKey>): void => {
    for (const target of targets) structural.add(target);
  };
  for (const work of works) {
    const { issueId: id } = work;
    const issue = facts.get(id);
    const node = nodes.get(id);
    if (isGone(work, issue, node)) gone.add(id);
    if (issue === undefined) {
      if (gone.has(id)) reshape(node?.standings.keys() ?? []);
      continue;
    }
    for (const [target, scopes] of matched) {
      if (node?.standings.has(target) !== true && [...scopes.values()].some((set) => set.has(id)))
        structural.add(target);
    }
    if (node === undefined || node.parent !== issue.parent) reshape(node?.standings.keys() ?? []);
    const above = issue.parent === null ? undefined : parents.get(issue.parent);
    for (const [target, standing] of above?.standings ?? []) {
      if (standing.takesBelow && node?.standings.has(target) !== true) structural.add(target);
    }
    for (const [target, standing] of node?.standings ?? []) {
      const isSame = directNow({ matched, nodes }, target, id).join() === standing.direct.join();
      if (!isSame || node?.project !== issue.project || node.missingSinceMs !== null) structural.add(target);
      else touched.add(target);
    }
  }
  return { facts, fresh: freshOf(works), gone, nodes, parents, matched, structural, touched };
}
