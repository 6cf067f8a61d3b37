import type { Issue } from '../oracle/issue';
import { strategyOf, type TestTarget } from '../site';

/** Two hundred targets over whatever the real issues hold: their parents, versions, components and sprints. */

const TARGETS = 200;

const MEASURES = [
  { type: 'completion', weighBy: 'count' },
  { type: 'count' },
  { type: 'completion', weighBy: 'count' },
  { type: 'count' },
  { type: 'completion', weighBy: 'estimate' },
  { type: 'sum', field: 'timeoriginalestimate', over: 'all' },
  { type: 'average', field: 'timeoriginalestimate', over: 'done' },
] as const;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

interface Sprint {
  readonly id: string | number;
}

/** What is named most often, the first so many. */
function most(texts: readonly string[], wanted: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, wanted)
    .map(([text]) => text);
}

export function allDataStrategy(issues: readonly Issue[]): Record<string, unknown> {
  const keys = new Map(issues.map(({ id, key }) => [id, key]));
  const parents = issues.flatMap(({ fields }) => keys.get(fields.parent?.id ?? '') ?? []);
  const inProject = ({ fields }: Issue): string => `project = ${fields.project.key}`;
  const versions = issues.flatMap((issue) =>
    (issue.fields.fixVersions ?? []).map(({ name }) => `${inProject(issue)} AND fixVersion = ${quoted(name)}`),
  );
  const components = issues.flatMap((issue) =>
    (issue.fields.components ?? []).map(({ name }) => `${inProject(issue)} AND component = ${quoted(name)}`),
  );
  const sprints = issues.flatMap((issue) =>
    ((issue.fields['sprints'] ?? []) as readonly Sprint[]).map(({ id }) => `${inProject(issue)} AND sprint = ${id}`),
  );
  const links = [
    ...most(parents, 60).map((issue) => ({ issue })),
    ...most(sprints, 35).map((jql) => ({ jql })),
    ...most(components, 50).map((jql) => ({ jql, below: true })),
    ...most(versions, TARGETS).map((jql) => ({ jql })),
  ].slice(0, TARGETS);
  return strategyOf(
    links.map((link, at): TestTarget => ({
      key: `TGT-${at + 1}`,
      // Every fourth also takes in what another holds, so that work is reached twice.
      links: at % 4 === 3 ? [link, links[(at * 7) % links.length] ?? link] : [link],
      extra: { measure: MEASURES[at % MEASURES.length], goal: at % 2 === 0 ? 100 : 250 },
    })),
  );
}
