import { mayEdit, type Editor } from '../../domain/access';
import { countedBy } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import type { IssueId, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { bearingOf, contributionOf, roleOf, type LinkBearing } from '../../domain/link-role';
import type { WeighBy } from '../../domain/measure';
import type { Target } from '../../domain/target';
import { multiplied, WEIGHT_SCALE, type Member } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import { foldOf } from '../../rollup/fold';
import { leafStateOf } from '../../rollup/leaf-state';
import { creditOf, earnedOf, fillerOf } from '../../rollup/sums';
import type { Deps } from '../deps';

/** Levels of a hierarchy that are walked up; Jira's own has three, and Premium adds a few. */
const MAX_LEVELS = 12;

/** The issue and everything above it that is in the target's scope, from the issue up. */
async function lineUp({ rolls }: Deps, key: TargetKey, roll: Roll, id: IssueId): Promise<readonly Member[]> {
  const line: Member[] = [];
  let at: IssueId | null = roll.buckets === 0 ? null : id;
  while (at !== null && line.length < MAX_LEVELS && !line.some((member) => member.id === at)) {
    const wanted: IssueId = at;
    const bucket = await rolls.bucket(key, roll, rolls.bucketOf(wanted, roll.buckets));
    const member = bucket.find((one) => one.id === wanted);
    if (member === undefined) break;
    line.push(member);
    at = member.parent;
  }
  return line;
}

interface Way extends LinkBearing {
  readonly linkNo: number;
  readonly kind: 'issue' | 'jql';
  readonly jql: string | null;
  readonly through: readonly IssueId[];
}

const said = (link: Link): Pick<Way, 'linkNo' | 'kind'> & LinkBearing => ({
  linkNo: link.no,
  kind: link.kind,
  ...bearingOf(roleOf(link), contributionOf(link)),
});

/** What of an issue is told, before the work above it is asked for. */
function stateOf(member: Member | undefined, roll: Roll, isExcluded: boolean) {
  if (member === undefined) return roll.staleSince === null && roll.sums !== null ? 'outside' : 'pending';
  if (member.part === 'aligned') return 'aligned';
  if (member.part !== undefined) return 'taken-out';
  if (member.kids > 0) return 'below';
  return isExcluded ? 'excluded' : 'leaf';
}

/** By what a leaf weighs; measures that read a field weigh by it. */
function weighByOf({ measure }: Target): WeighBy['kind'] {
  if (measure.type === 'completion') return measure.weighBy.kind;
  return measure.type === 'sum' || measure.type === 'average' ? 'field' : 'count';
}

/** Every link that reaches the first of the line: by itself, or through one above it with everything below. */
const waysOf = (target: Target, line: readonly Member[]): readonly Way[] =>
  line.flatMap((member, depth) =>
    member.direct.flatMap((no): Way[] => {
      const link = target.links.find((one) => one.no === no);
      if (link === undefined || (depth > 0 && !link.below)) return [];
      const through = line.slice(1, depth + 1).map(({ id }) => id);
      return [{ ...said(link), jql: link.kind === 'jql' ? link.jql : null, through }];
    }),
  );

/** Why an issue counts in a target or does not, as the reader may see it. Undefined when they may not see either of both. */
export async function explainIssue(deps: Deps, reader: Editor, key: TargetKey, issueId: IssueId) {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const { target, roll } = record.value;
  const settings = countedBy(await deps.strategy.settings(), roll.counting);
  const line = await lineUp(deps, key, roll, issueId);
  const ways = waysOf(target, line);
  const named = [...new Set([issueId, ...ways.flatMap(({ through }) => through)])];
  const visible = new Map((await deps.viewer.issues(named)).map((issue) => [issue.id, issue]));
  const issue = visible.get(issueId);
  if (issue === undefined) return undefined;
  const [member] = line;
  const leaf = member === undefined ? null : leafStateOf(member, foldOf(target.measure, settings));
  const isExcluded = leaf?.excluded === true;
  const state = stateOf(member, roll, isExcluded);
  const filler = roll.sums === null ? 0 : fillerOf(roll.sums, settings);
  const whole = roll.sums === null ? 0 : earnedOf(roll.sums, settings, filler).whole;
  const weight = state === 'leaf' ? (member?.weight ?? null) : null;
  const isAssumed = state === 'leaf' && weight === null && filler > 0;
  // While Jira says another status than was counted, its name would stand beside the credit of the other.
  const isTold = state === 'leaf' && target.measure.type === 'completion' && member?.category === issue.category;
  const isEditor = mayEdit(reader, target);
  const seen = (id: IssueId) => {
    const one = visible.get(id);
    return one === undefined ? null : { key: one.key, summary: one.summary };
  };
  return {
    now: instantOf(deps.clock.nowMs()),
    issue: { id: issue.id, key: issue.key, summary: issue.summary },
    state,
    resolution: state === 'excluded' ? (member?.resolution ?? null) : null,
    children: member?.kids ?? 0,
    weight: weight === null ? null : weight / WEIGHT_SCALE,
    weighBy: weighByOf(target),
    ...(isAssumed ? { assumed: filler / WEIGHT_SCALE } : {}),
    ...(isTold ? { credit: { status: issue.status, share: creditOf(settings, issue.category, leaf?.status) } } : {}),
    ...(member?.factor === undefined ? {} : { factor: member.factor }),
    share: state !== 'leaf' || whole <= 0 ? null : multiplied(weight ?? filler, member?.factor) / whole,
    ways: ways.map(({ through, jql, ...way }) => ({ ...way, jql: isEditor ? jql : null, through: through.map(seen) })),
  } as const;
}
