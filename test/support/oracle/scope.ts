import type { Issue } from './issue';
import { matches, parseJql } from './jql';

export interface CountedLink {
  readonly target: string;
  readonly issue?: string;
  readonly jql?: string;
  readonly below?: boolean;
  /** `counts` unless it says otherwise. */
  readonly role?: string;
  /** What each piece of its work counts as, 1 unless it says otherwise. */
  readonly weight?: number;
}

/** An issue in scope: whether a link takes it out, and how many times it counts. */
export interface Counted {
  readonly issue: Issue;
  readonly isTakenOut: boolean;
  readonly times: number;
}

/**
 * Rule 1, where links have roles: what counting links reach, each for the greatest weight of those that reach it; what an
 * excluding link reaches does not count, and what is only aligned is not there.
 */
export function countedScope(links: readonly CountedLink[], issues: readonly Issue[]): readonly Counted[] {
  const takenOut = scopeOf(
    links.filter(({ role }) => role === 'excludes'),
    issues,
  );
  const counting = links.filter(({ role }) => role === undefined || role === 'counts');
  const reached = counting.map((link) => [link.weight ?? 1, scopeOf([link], issues)] as const);
  return [...scopeOf(counting, issues).values()].map((issue) => ({
    issue,
    isTakenOut: takenOut.has(issue.id),
    times: Math.max(...reached.flatMap(([weight, scope]) => (scope.has(issue.id) ? [weight] : []))),
  }));
}

/** The issues that links reach, together. */
export function scopeOf(links: readonly CountedLink[], issues: readonly Issue[]): ReadonlyMap<string, Issue> {
  const scope = new Map<string, Issue>();
  for (const link of links) {
    const start =
      link.jql === undefined ? issues.filter((issue) => issue.key === link.issue) : matched(link.jql, issues);
    const below = link.below ?? link.jql === undefined;
    for (const issue of start) {
      for (const reached of below ? [issue, ...everythingUnder(issue, issues)] : [issue])
        scope.set(reached.id, reached);
    }
  }
  return scope;
}

function matched(jql: string, issues: readonly Issue[]): readonly Issue[] {
  const query = parseJql(jql);
  return issues.filter((issue) => matches(query, issue));
}

function everythingUnder(top: Issue, issues: readonly Issue[]): readonly Issue[] {
  const under = new Set<Issue>();
  let layer: readonly Issue[] = [top];
  while (layer.length > 0) {
    const parents = new Set(layer.map(({ id }) => id));
    layer = issues.filter((issue) => parents.has(issue.fields.parent?.id ?? '') && issue !== top && !under.has(issue));
    for (const issue of layer) under.add(issue);
  }
  return [...under];
}
