import type { IssueId } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { JqlReader } from '../../ports/jql-reader';

/** Characters of one union of scopes; Jira documents no limit for a posted search. */
const UNION_CHARS = 20_000;
/** Parents in one clause; 1,000 have been seen to work. */
const PARENTS_PER_CLAUSE = 200;

/** One part of a union: a scope, or what stands directly under linked issues. */
export type UnionPart =
  | { readonly kind: 'scope'; readonly jql: string; readonly where: string }
  | { readonly kind: 'children'; readonly parents: readonly IssueId[]; readonly where: string };

/** A part with the projects it can match in, by whatever name its JQL has for them; null when it may match anywhere. */
interface Placed {
  readonly part: UnionPart;
  readonly projects: readonly string[] | null;
}

function placedScopes(targets: readonly Target[], reader: JqlReader): Placed[] {
  const jqls = new Set(
    targets.flatMap(({ links }) =>
      // One that Jira refused the last time would only make it refuse the others too.
      links.flatMap((link) => (link.kind === 'jql' && link.broken === null ? [link.jql] : [])),
    ),
  );
  return [...jqls].flatMap((jql): Placed[] => {
    const reading = reader.read(jql);
    // What cannot be read, or asks for everything, is asked for by itself.
    if (reading === undefined || reading.where === '') return [];
    const projects = reading.projects?.map((name) => name.toLowerCase()) ?? null;
    return [{ part: { kind: 'scope', jql, where: reading.where }, projects }];
  });
}

/** Children of linked issues, by the project that the issue's key names. Most of them are in it too. */
function placedChildren(targets: readonly Target[]): Placed[] {
  const byProject = new Map<string, Set<IssueId>>();
  for (const { links } of targets) {
    for (const link of links) {
      if (link.kind !== 'issue' || !link.below || link.gone) continue;
      const project = link.key.slice(0, link.key.lastIndexOf('-')).toLowerCase();
      byProject.set(project, (byProject.get(project) ?? new Set()).add(link.issueId));
    }
  }
  return [...byProject].flatMap(([project, ids]) => {
    const all = [...ids];
    return Array.from({ length: Math.ceil(all.length / PARENTS_PER_CLAUSE) }, (_, at): Placed => {
      const parents = all.slice(at * PARENTS_PER_CLAUSE, (at + 1) * PARENTS_PER_CLAUSE);
      return { part: { kind: 'children', parents, where: `parent in (${parents.join(',')})` }, projects: [project] };
    });
  });
}

/** Parts that may match the same issues stand together; parts in projects of their own need not. */
function overlapping(placed: readonly Placed[]): Placed[][] {
  let groups: Array<{ readonly projects: ReadonlySet<string> | null; readonly parts: readonly Placed[] }> = [];
  for (const one of placed) {
    const meets = (projects: ReadonlySet<string> | null): boolean =>
      projects === null || one.projects === null || one.projects.some((project) => projects.has(project));
    const met = groups.filter(({ projects }) => meets(projects));
    const isAnywhere = one.projects === null || met.some(({ projects }) => projects === null);
    const projects = new Set([...(one.projects ?? []), ...met.flatMap((group) => [...(group.projects ?? [])])]);
    const joined = { projects: isAnywhere ? null : projects, parts: [...met.flatMap(({ parts }) => parts), one] };
    groups = [...groups.filter((group) => !met.includes(group)), joined];
  }
  return groups.map(({ parts }) => [...parts]);
}

/**
 * The searches that find everything the targets' scopes match and everything directly under what they are linked to,
 * each issue in as few of them as can be told from the JQL.
 */
export function unionsOf(
  targets: readonly Target[],
  reader: JqlReader,
  isKnown: { readonly scope: (jql: string) => boolean; readonly children: (parent: IssueId) => boolean },
): ReadonlyArray<readonly UnionPart[]> {
  const unions: UnionPart[][] = [];
  const placed = [...placedScopes(targets, reader), ...placedChildren(targets)].filter(({ part }) =>
    part.kind === 'scope' ? !isKnown.scope(part.jql) : !part.parents.every(isKnown.children),
  );
  for (const group of overlapping(placed)) {
    let room = 0;
    for (const { part } of group) {
      const last = unions[unions.length - 1];
      if (last === undefined || part.where.length > room) {
        unions.push([part]);
        room = UNION_CHARS;
      } else last.push(part);
      room -= part.where.length;
    }
  }
  return unions;
}

/** One search for all of it. */
export const unionJql = (parts: readonly UnionPart[]): string =>
  `${parts.map(({ where }) => (parts.length === 1 ? where : `(${where})`)).join(' OR ')} ORDER BY id ASC`;
