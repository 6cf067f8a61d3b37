import { countedBy } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import type { AccountId, IssueId, ObjectiveKey, TargetKey } from '../../domain/ids';
import { compareKeys, inKeyOrder } from '../../domain/key-order';
import type { Link } from '../../domain/link';
import { contributionOf, roleOf } from '../../domain/link-role';
import { isFedByWork } from '../../domain/measure';
import type { Settings } from '../../domain/settings';
import type { LineObjective, StoredTarget } from '../../ports/strategy-store';
import type { ViewerRights, VisibleIssue } from '../../ports/viewer';
import { partByRole, type Part } from '../../rollup/bearing';
import { exclusionOf } from '../../rollup/fold';
import type { Standing } from '../../rollup/scope';
import type { Deps } from '../deps';
import { standingOf, surroundingsOf } from '../check-ins/standing';
import { isBehind, progressIfDone, weighingFields, whyUnforeseen } from './if-done';
import { targetView } from './target-view';

const stepOf = ({ key, name, level, cycle }: LineObjective) => ({ key, name, level, cycle });

/** From the target's objective up; a step that has gone missing ends the line. */
export function stepsOf(path: readonly ObjectiveKey[], find: (key: ObjectiveKey) => LineObjective | undefined) {
  return path.flatMap((key) => {
    const objective = find(key);
    return objective === undefined ? [] : [stepOf(objective)];
  });
}

type Counts = 'leaf' | 'changed' | 'below' | 'excluded' | 'taken-out' | 'aligned' | 'pending';

/** How the issue itself counts in one target. */
function countsAs(
  record: StoredTarget,
  indexed: Standing | undefined,
  link: Link,
  issue: VisibleIssue,
  settings: Settings,
): Counts {
  // Nothing has to be read to know that it does not count.
  if (roleOf(link) === 'aligned') return 'aligned';
  if (indexed === undefined || record.value.roll.staleSince !== null) return 'pending';
  if (indexed.part === 'excluded') return 'taken-out';
  if (!indexed.isLeaf) return 'below';
  const { excludedResolutions } = countedBy(settings, record.value.roll.counting);
  // What it is now is not in the number yet, whether it counts by that or not.
  if (isBehind(record, issue)) return 'changed';
  return exclusionOf(excludedResolutions)(issue.resolution) ? 'excluded' : 'leaf';
}

type Through = { kind: 'direct' | 'inherited' | 'jql'; issue: { key: string; summary: string } | null };

function throughOf(link: Link, standing: Standing, visible: ReadonlyMap<IssueId, VisibleIssue>): Through {
  if (link.kind === 'jql' && standing.isDirect) return { kind: 'jql', issue: null };
  if (standing.isDirect) return { kind: 'direct', issue: null };
  const root = link.kind === 'issue' ? visible.get(link.issueId) : undefined;
  return { kind: 'inherited', issue: root === undefined ? null : { key: root.key, summary: root.summary } };
}

/** A link the worker has not seen yet: it reaches the issue, and nothing is known of its share. */
const justLinked = (link: Link): Standing => ({
  primary: link.no,
  isDirect: true,
  takesBelow: link.below,
  isLeaf: false,
  direct: [link.no],
  part: partByRole(roleOf(link)),
});

/** Which targets an issue serves and through what, for somebody who may see the issue. Three storage reads, for many targets too. */
export async function getAlignment(deps: Deps, issueId: IssueId, me: AccountId, rights: ViewerRights) {
  const { node, linked, pointsFields: points } = await deps.rolls.standing(issueId);
  const keys: readonly TargetKey[] = [...new Set([...(node?.standings.keys() ?? []), ...linked])];
  const records = await deps.strategy.shownTargets(keys);
  const around = await surroundingsOf(deps, [...records.values()]);
  const links = new Map(
    [...records].map(([key, { value }]) => {
      const primary = node?.standings.get(key)?.primary;
      const { links: all } = value.target;
      // Linked a moment ago, perhaps anew: the index does not know the link yet, the target does.
      const known = all.find((link) => link.no === primary);
      return [key, known ?? all.find((link) => link.kind === 'issue' && link.issueId === issueId)] as const;
    }),
  );
  const roots = [...links.values()].flatMap((link) => (link?.kind === 'issue' ? [link.issueId] : []));
  const visible = new Map(
    (await deps.viewer.issues([...new Set([issueId, ...roots])], weighingFields(records.values(), points))).map(
      (issue) => [issue.id, issue],
    ),
  );
  const issue = visible.get(issueId);
  if (issue === undefined) return undefined;
  const { nowMs, settings } = around;
  const rank: Readonly<Record<Through['kind'], number>> = { direct: 0, inherited: 1, jql: 2 };
  const partRank: Readonly<Record<Part, number>> = { counts: 0, aligned: 1, excluded: 2, outside: 3 };
  const paths = [...records].flatMap(([key, record]) => {
    const link = links.get(key);
    // What has been unlinked a moment ago is gone for the person, though the worker has not been there yet.
    if (link === undefined) return [];
    const indexed = node?.standings.get(key);
    const current = indexed?.primary === link.no ? indexed : undefined;
    const standing = current ?? justLinked(link);
    // What a link would take out, were it in the scope, has nothing to do with the target.
    if (standing.part === 'outside') return [];
    const factor = contributionOf(link);
    const counts = countsAs(record, current, link, issue, settings);
    const known = { settings, nowMs, factor, points };
    const unforeseen = counts === 'leaf' ? whyUnforeseen(record, issue) : undefined;
    const path = {
      target: targetView(record, settings, nowMs),
      line: stepsOf(record.path, around.objective),
      through: throughOf(link, standing, visible),
      linkNo: standing.primary,
      due: standingOf(record, around).due,
      counts,
      ...(factor === 1 ? {} : { factor }),
      progressIfDone: counts === 'leaf' ? progressIfDone(record, issue, known) : null,
      ...(unforeseen === undefined ? {} : { unforeseen }),
    };
    return [{ path, rank: 10 * partRank[standing.part] + rank[path.through.kind] }];
  });
  return {
    now: instantOf(nowMs),
    issue: { id: issue.id, key: issue.key, summary: issue.summary, done: issue.category === 'done' },
    paths: paths
      .sort((a, b) => a.rank - b.rank || compareKeys(a.path.target.key, b.path.target.key))
      .map(({ path }) => path),
    terms: settings.terms,
    words: settings.words,
    canLink: rights.mayEditIssue,
    me,
    mayManage: rights.mayManage,
  };
}

/** Targets fed by work whose key or name contains the text, where work can still be linked. */
export async function searchTargets(deps: Deps, text: string, issueId: IssueId | undefined, limit: number) {
  const [{ cycles, objectives, targets }, nodes] = await Promise.all([
    deps.strategy.board(),
    issueId === undefined ? Promise.resolve(undefined) : deps.rolls.nodes([issueId]),
  ]);
  const names = new Map(objectives.map(({ value }) => [value.key, value]));
  const open = new Map(cycles.flatMap(({ value }) => (value.state === 'closed' ? [] : [[value.key, value.name]])));
  const wanted = text.trim().toLowerCase();
  const standings = issueId === undefined ? undefined : nodes?.get(issueId)?.standings;
  const found = inKeyOrder(
    targets
      .map(({ value }) => value.target)
      .filter((target) => isFedByWork(target.measure) && names.get(target.objective)?.status !== 'closed')
      .filter((target) => open.has(target.cycle))
      .filter(
        (target) =>
          target.name.toLowerCase().includes(wanted) ||
          target.key.toLowerCase().includes(wanted) ||
          (names.get(target.objective)?.name.toLowerCase().includes(wanted) ?? false),
      ),
  );
  return {
    targets: found.slice(0, limit).map((target) => ({
      key: target.key,
      name: target.name,
      objective: target.objective,
      objectiveName: names.get(target.objective)?.name ?? target.objective,
      cycle: open.get(target.cycle) ?? target.cycle,
      linked:
        standings?.has(target.key) === true ||
        target.links.some((link) => link.kind === 'issue' && link.issueId === issueId),
    })),
    more: found.length > limit,
  };
}
