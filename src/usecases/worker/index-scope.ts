import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { Node, NodeWrites, RollStore } from '../../ports/roll-store';
import { bearingsOf, type Bearings } from '../../rollup/bearing';
import type { Member } from '../../rollup/member';
import { standingOf, type Scope, type Standing } from '../../rollup/scope';

/** What the index of issues learns from a target's scope. */
export interface IndexChange {
  /** The definition to save: links with their present keys and states. */
  readonly target: Target;
  readonly before: ReadonlyMap<IssueId, Member>;
  readonly scope: Scope;
  /** Projects of the issues whose facts were read in this round. */
  readonly projects: ReadonlyMap<IssueId, ProjectId>;
  /** Other issues that were looked at: a standing that an interrupted round left behind goes with them. */
  readonly looked?: readonly IssueId[];
  /** How everything stood in the index so far, where that is certain; then only what stands otherwise now is looked up there. */
  readonly stood?: { readonly scope: Scope; readonly bearings: Bearings };
}

function sameStanding(a: Standing | undefined, b: Standing | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.primary === b.primary &&
    a.isDirect === b.isDirect &&
    a.takesBelow === b.takesBelow &&
    a.isLeaf === b.isLeaf &&
    a.part === b.part &&
    a.direct.join() === b.direct.join()
  );
}

/** The issues whose nodes may change. */
export function issuesIn({ target, before, scope, projects, looked = [], stood }: IndexChange): readonly IssueId[] {
  const members = new Set([...before.keys(), ...scope.members.keys()]);
  if (stood === undefined) return [...members, ...looked.filter((id) => !members.has(id))];
  const bearings = bearingsOf(target.links);
  const isOtherwise = (id: IssueId): boolean =>
    before.get(id)?.parent !== scope.members.get(id)?.parent ||
    !sameStanding(standingOf(stood.scope, stood.bearings, id), standingOf(scope, bearings, id));
  return [...new Set([...[...members].filter(isOtherwise), ...projects.keys(), ...looked])];
}

/** The nodes that change because the target's scope does. */
function nodeChanges(nodes: ReadonlyMap<IssueId, Node>, change: IndexChange): ReadonlyMap<IssueId, Node> {
  const { scope, target, projects } = change;
  const bearings = bearingsOf(target.links);
  const changed = new Map<IssueId, Node>();
  for (const id of issuesIn(change)) {
    const node = nodes.get(id);
    const member = scope.members.get(id);
    const standing = standingOf(scope, bearings, id);
    const project = projects.get(id) ?? node?.project;
    if (project === undefined) continue;
    const parent = member === undefined ? (node?.parent ?? null) : member.parent;
    const isRead = projects.has(id);
    const same =
      node !== undefined &&
      sameStanding(node.standings.get(target.key), standing) &&
      node.project === project &&
      node.parent === parent &&
      (node.missingSinceMs === null || !isRead);
    if (same || (node === undefined && standing === undefined)) continue;
    const standings = new Map<TargetKey, Standing>(node?.standings ?? []);
    if (standing === undefined) standings.delete(target.key);
    else standings.set(target.key, standing);
    changed.set(id, { parent, project, standings, missingSinceMs: isRead ? null : (node?.missingSinceMs ?? null) });
  }
  return changed;
}

/**
 * Once the index knows that an issue is in another project, its event looks to the other targets that hold it like one of
 * work that stayed where it was. So whoever teaches the index a project makes them listen to it as well.
 */
async function widenOthers(
  rolls: RollStore,
  known: ReadonlyMap<IssueId, Node>,
  changed: ReadonlyMap<IssueId, Node>,
  own: TargetKey,
): Promise<void> {
  const projects = new Map<TargetKey, Set<ProjectId>>();
  for (const [id, { project, standings }] of changed) {
    const before = known.get(id);
    if (before === undefined || before.project === project) continue;
    for (const key of standings.keys()) {
      if (key !== own) projects.set(key, (projects.get(key) ?? new Set<ProjectId>()).add(project));
    }
  }
  for (const [key, there] of projects) await rolls.widenReach(key, there);
}

/**
 * What a scope changes in the index of issues, to be saved with its head. What stays is never saved after it and what has
 * left never before: an event finds the targets of its issue by the index, so a standing must be there while the member is.
 */
export async function indexWrites(
  rolls: RollStore,
  change: IndexChange,
  known: ReadonlyMap<IssueId, Node>,
): Promise<NodeWrites> {
  const { key } = change.target;
  const nodes = nodeChanges(known, change);
  await widenOthers(rolls, known, nodes, key);
  const those = (isIn: boolean) => new Map([...nodes].filter(([, node]) => node.standings.has(key) === isIn));
  return { staying: those(true), leaving: those(false), read: known };
}
