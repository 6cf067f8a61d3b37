import { z } from 'zod';
import { dayNumber, dayOfNumber } from '../../domain/day';
import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Node } from '../../ports/roll-store';
import { PARTS, type Part } from '../../rollup/bearing';
import { CATEGORIES, type Category, type Member } from '../../rollup/member';
import type { Standing } from '../../rollup/scope';
import { decode, stored } from './decode';

/** The records of work: a target's members by bucket, and where each issue stands in which target; tuples as in `rollup`. */

/**
 * `[id, parent or 0, category, resolution or 0, weight or null, kids, direct links, created or 0, resolved or 0, status or
 * nothing, part, factor]`; what most members have is left out from the end.
 */
const memberTuple = z.tuple([
  z.string(),
  z.union([z.string(), z.literal(0)]),
  z.number().int().min(0).max(2),
  z.union([z.string(), z.literal(0)]),
  z.number().nullable(),
  z.number(),
  z.array(z.number()),
  z.number().optional(),
  z.number().optional(),
  z.string().optional(),
  z.number().int().min(0).max(3).optional(),
  z.number().optional(),
]);
const bucketRecord = z.object({ m: z.array(memberTuple) });

const partAt = (index: number): Part => PARTS[index] ?? 'counts';
const partTo = (part: Part): { readonly part?: Exclude<Part, 'counts'> } => (part === 'counts' ? {} : { part });

const categoryAt = (index: number): Category => CATEGORIES[index] ?? 'new';

export function toMembers(key: string, value: unknown): readonly Member[] {
  if (value === undefined) return [];
  return decode(bucketRecord, key, value).m.map(
    ([
      id,
      parent,
      category,
      resolution,
      weight,
      kids,
      direct,
      created = 0,
      resolved = 0,
      status = '',
      part = 0,
      factor,
    ]) => ({
      id: stored<IssueId>(id),
      parent: parent === 0 ? null : stored<IssueId>(parent),
      category: categoryAt(category),
      resolution: resolution === 0 ? null : resolution,
      weight,
      kids,
      direct,
      created: created === 0 ? null : dayOfNumber(created),
      resolved: resolved === 0 ? null : dayOfNumber(resolved),
      ...(status === '' ? {} : { status }),
      ...partTo(partAt(part)),
      ...(factor === undefined ? {} : { factor }),
    }),
  );
}

function fromMember(member: Member): z.input<typeof memberTuple> {
  const { id, category, weight, kids, direct, created, resolved, status, part, factor } = member;
  const always: [...z.input<typeof memberTuple>] = [
    id,
    member.parent ?? 0,
    CATEGORIES.indexOf(category),
    member.resolution ?? 0,
    weight,
    kids,
    [...direct],
    created === null ? 0 : dayNumber(created),
    resolved === null ? 0 : dayNumber(resolved),
  ];
  if (status !== undefined || part !== undefined || factor !== undefined) always.push(status ?? '');
  if (part !== undefined || factor !== undefined) always.push(PARTS.indexOf(part ?? 'counts'));
  if (factor !== undefined) always.push(factor);
  return always;
}

export const fromMembers = (members: readonly Member[]): z.input<typeof bucketRecord> => ({
  m: members.map(fromMember),
});

/** `[primary link, flags, direct links]`; flags: 1 reached directly, 2 takes in what is below, 4 a leaf, 8 and 16 its part. */
const standingTuple = z.tuple([z.number(), z.number(), z.array(z.number())]);
/** `[parent or 0, project, missing since or 0, standings by target]` */
const nodeTuple = z.tuple([
  z.union([z.string(), z.literal(0)]),
  z.string(),
  z.number(),
  z.record(z.string(), standingTuple),
]);
const nodesRecord = z.record(z.string(), nodeTuple);

const toStanding = ([primary, flags, direct]: z.output<typeof standingTuple>): Standing => ({
  primary,
  isDirect: (flags & 1) !== 0,
  takesBelow: (flags & 2) !== 0,
  isLeaf: (flags & 4) !== 0,
  direct,
  part: partAt((flags & 24) >> 3),
});
const fromStanding = (standing: Standing): z.input<typeof standingTuple> => [
  standing.primary,
  (standing.isDirect ? 1 : 0) +
    (standing.takesBelow ? 2 : 0) +
    (standing.isLeaf ? 4 : 0) +
    (PARTS.indexOf(standing.part) << 3),
  [...standing.direct],
];

export function toNodes(key: string, value: unknown): Map<IssueId, Node> {
  const nodes = new Map<IssueId, Node>();
  if (value === undefined) return nodes;
  for (const [id, [parent, project, missing, standings]] of Object.entries(decode(nodesRecord, key, value))) {
    nodes.set(stored<IssueId>(id), {
      parent: parent === 0 ? null : stored<IssueId>(parent),
      project: stored<ProjectId>(project),
      missingSinceMs: missing === 0 ? null : missing,
      standings: new Map(
        Object.entries(standings).map(([target, tuple]) => [stored<TargetKey>(target), toStanding(tuple)]),
      ),
    });
  }
  return nodes;
}

export const fromNodes = (nodes: ReadonlyMap<IssueId, Node>): z.input<typeof nodesRecord> =>
  Object.fromEntries(
    [...nodes].map(([id, node]) => [
      id,
      [
        node.parent ?? 0,
        node.project,
        node.missingSinceMs ?? 0,
        Object.fromEntries([...node.standings].map(([target, standing]) => [target, fromStanding(standing)])),
      ] satisfies z.input<typeof nodeTuple>,
    ]),
  );
