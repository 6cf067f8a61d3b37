import { countedBy } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import type { IssueId, TargetKey } from '../../domain/ids';
import { mayEdit, type Editor } from '../../domain/access';
import type { Link } from '../../domain/link';
import { bearingOf, contributionOf, roleOf } from '../../domain/link-role';
import type { StoredTarget } from '../../ports/strategy-store';
import type { VisibleIssue } from '../../ports/viewer';
import { foldOf } from '../../rollup/fold';
import { leafStateOf } from '../../rollup/leaf-state';
import { multiplied, WEIGHT_SCALE, type Member } from '../../rollup/member';
import { earnedOf, fillerOf } from '../../rollup/sums';
import type { Deps } from '../deps';
import { impedimentsIn } from '../check-ins/get-check-ins';
import { sightedImpediments } from '../check-ins/sighted-impediments';
import { checkInView, standingOf, surroundingsOf } from '../check-ins/standing';
import { stepsOf } from './alignment';
import { childrenMean } from './children-mean';
import { countedView } from './counting-view';
import { targetView } from './target-view';

const projectIn = (issueKey: string): string => issueKey.slice(0, issueKey.lastIndexOf('-'));

/** Keys of the archived projects: what is lost in one comes back with it. Asked for only where something is lost. */
async function archivedFor(deps: Deps, links: readonly Link[]): Promise<ReadonlySet<string>> {
  const isAnyGone = links.some((link) => link.kind === 'issue' && link.gone);
  return new Set(isAnyGone ? (await deps.rolls.engine()).archivedKeys : []);
}

/**
 * A link as this person may read it. JQL names projects and issues, and the key of a deleted issue was seen by those who
 * could see it; both are for people who may edit the target.
 */
function linkView(
  link: Link,
  visible: ReadonlyMap<IssueId, VisibleIssue>,
  isEditor: boolean,
  archived: ReadonlySet<string>,
) {
  const { no, kind, below } = link;
  const bearing = bearingOf(roleOf(link), contributionOf(link));
  if (link.kind === 'jql') {
    const state: 'broken' | 'live' = link.broken === null ? 'live' : 'broken';
    const [jql, problem] = isEditor ? [link.jql, link.broken] : [null, null];
    return { no, kind, key: null, summary: null, jql, below, ...bearing, state, problem };
  }
  const issue = visible.get(link.issueId);
  const lost = archived.has(projectIn(link.key)) ? 'archived' : 'deleted';
  const state: 'archived' | 'deleted' | 'live' = link.gone ? lost : 'live';
  const goneKey = isEditor ? link.key : null;
  const key = link.gone ? goneKey : (issue?.key ?? null);
  return { no, kind, key, summary: issue?.summary ?? null, jql: null, below, ...bearing, state, problem: null };
}

async function withChildrenNow(deps: Deps, record: StoredTarget): Promise<StoredTarget> {
  const { target, roll } = record.value;
  return { ...record, value: { target, roll: { ...roll, below: await childrenMean(deps, target.objective) } } };
}

/** One target whole. Undefined when it does not exist. */
export async function getTarget(deps: Deps, reader: Editor, key: TargetKey) {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const { target } = record.value;
  const around = await surroundingsOf(deps, [record]);
  const checkIns = (await deps.strategy.checkIns([key])).get(key) ?? [];
  const linked = target.links.flatMap((link) => (link.kind === 'issue' && !link.gone ? [link.issueId] : []));
  const visible = new Map((await deps.viewer.issues([...new Set(linked)])).map((issue) => [issue.id, issue]));
  const { nowMs, settings } = around;
  const current = target.measure.type === 'children' ? await withChildrenNow(deps, record) : record;
  const sighted = await sightedImpediments(deps, impedimentsIn(checkIns));
  const isEditor = mayEdit(reader, target);
  const archived = await archivedFor(deps, target.links);
  const links = target.links.map((link) => linkView(link, visible, isEditor, archived));
  return {
    now: instantOf(nowMs),
    target: targetView(current, settings, nowMs),
    counted: countedView(target, record.path, around.objective, settings),
    line: stepsOf(record.path, around.objective),
    links: links.filter((link) => link.kind === 'jql' || link.key !== null),
    hiddenLinks: links.filter((link) => link.kind === 'issue' && link.key === null).length,
    checkIns: checkIns.toReversed().map((one) => checkInView(one, sighted)),
    standing: standingOf(record, around, sighted),
  };
}

interface Place {
  readonly bucket: number;
  readonly offset: number;
}

const CURSOR = /^(\d{1,6}):(\d{1,6})$/;
function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return { bucket: 0, offset: 0 };
  const parts = CURSOR.exec(cursor);
  return parts === null ? undefined : { bucket: Number(parts[1]), offset: Number(parts[2]) };
}

/** A page of leaves in the order they are kept, and where the next begins. */
async function leavesFrom(
  deps: Deps,
  record: { target: TargetKey; roll: Parameters<Deps['rolls']['bucket']>[1] },
  from: Place,
  limit: number,
) {
  const leaves: Member[] = [];
  let { bucket, offset } = from;
  for (; bucket < record.roll.buckets; bucket += 1, offset = 0) {
    const members = await deps.rolls.bucket(record.target, record.roll, bucket);
    const here = members.filter((member) => member.kids === 0 && member.part !== 'outside');
    const rest = here.slice(offset, offset + limit - leaves.length);
    leaves.push(...rest);
    if (offset + rest.length < here.length) return { leaves, cursor: `${bucket}:${offset + rest.length}` };
  }
  return { leaves, cursor: null };
}

/** The work behind a number, a page at a time; what this person may not see is only counted. */
export async function listLeaves(deps: Deps, key: TargetKey, cursor: string | undefined, limit: number) {
  const from = placeOf(cursor);
  if (from === undefined) return 'bad-cursor' as const;
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const { target, roll } = record.value;
  const settings = countedBy(await deps.strategy.settings(), roll.counting);
  const fold = foldOf(target.measure, settings);
  const page = await leavesFrom(deps, { target: target.key, roll }, from, limit);
  const visible = new Map(
    (await deps.viewer.issues(page.leaves.map(({ id }) => id))).map((issue) => [issue.id, issue]),
  );
  const filler = roll.sums === null ? 0 : fillerOf(roll.sums, settings);
  const whole = roll.sums === null ? 0 : earnedOf(roll.sums, settings, filler).whole;
  const leaves = page.leaves.flatMap((member) => {
    const issue = visible.get(member.id);
    if (issue === undefined) return [];
    const leaf = leafStateOf(member, fold);
    const counts = leaf !== null && !leaf.excluded;
    return [
      {
        id: member.id,
        key: issue.key,
        summary: issue.summary,
        status: issue.status,
        category: member.category,
        excluded: leaf?.excluded === true,
        ...(member.part === 'aligned' || member.part === 'excluded' ? { kept: member.part } : {}),
        ...(member.factor === undefined ? {} : { factor: member.factor }),
        weight: member.weight === null ? null : member.weight / WEIGHT_SCALE,
        share: !counts ? null : whole > 0 ? multiplied(member.weight ?? filler, member.factor) / whole : 0,
      },
    ];
  });
  return { leaves, hidden: page.leaves.length - leaves.length, cursor: page.cursor };
}
