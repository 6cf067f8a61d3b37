import { z } from 'zod';
import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Node } from '../../ports/roll-store';
import { PARTS } from '../../rollup/bearing';
import type { Standing } from '../../rollup/scope';
import { decode, stored } from './decode';
import { partAt } from './rollup';

/** The index of issues, version 1: tuples, because there is one for every issue and target. */

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
