import type { Issue } from './issue';
import { matches, parseJql } from './jql';

export interface CountedLink {
  readonly target: string;
  readonly issue?: string;
  readonly jql?: string;
  readonly below?: boolean;
}

/** Rule 1: the issues each link reaches, together. */
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
