import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { matches, parseJql } from './independent-jql';

/**
 * An independent count of what every completion target should say: it reads the issue files itself, line by line, and
 * follows the five counting rules as they are written, with nothing from `src`, the local site or a JQL library.
 */

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>> & {
    readonly project: { readonly id: string; readonly key: string; readonly name: string };
    readonly status: { readonly statusCategory: { readonly key: string } };
    readonly resolution?: { readonly name: string } | null;
    readonly parent?: { readonly id: string; readonly key: string } | null;
    readonly fixVersions?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
    readonly components?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  };
}

export interface CountedTarget {
  readonly key: string;
  readonly measure: { readonly type: string; readonly weighBy?: string };
  readonly baseline: number;
  readonly goal: number;
  readonly start: string;
  readonly due: string;
}

export interface CountedLink {
  readonly target: string;
  readonly issue?: string;
  readonly jql?: string;
  readonly below?: boolean;
}

/** As much of a strategy file as a count needs. */
export interface CountedFile {
  readonly settings?: {
    readonly excludedResolutions?: readonly string[];
    readonly credit?: { readonly new: number; readonly indeterminate: number; readonly done: number };
    readonly pointsField?: string | null;
  };
  readonly targets: readonly CountedTarget[];
  readonly links: readonly CountedLink[];
}

export interface Count {
  readonly actual: number | null;
  readonly expected: number;
  readonly variance: number | null;
  readonly progress: number | null;
  readonly reason: string | null;
  readonly leaves: {
    readonly total: number;
    readonly done: number;
    readonly inProgress: number;
    readonly toDo: number;
    readonly excluded: number;
    readonly unweighted: number;
  };
}

const DEFAULT_EXCLUDED = [
  "Won't Do",
  "Won't Fix",
  'Duplicate',
  'Invalid',
  'Cannot Reproduce',
  'Not Our Bug',
  'Not a Bug',
  'Declined',
];

/** The issues of site files, plain or gzipped, one JSON object per line. */
export function readIssues(files: readonly string[]): readonly Issue[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Issue);
  });
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

/** Rules 1 to 5 for one completion target. */
export function countTarget(target: CountedTarget, file: CountedFile, issues: readonly Issue[], now: string): Count {
  const scope = scopeOf(
    file.links.filter((link) => link.target === target.key),
    issues,
  );

  // Rule 2: nobody in scope has a leaf for a parent.
  const parents = new Set([...scope.values()].map((issue) => issue.fields.parent?.id));
  const leaves = [...scope.values()].filter((issue) => !parents.has(issue.id));

  // Rule 3.
  const excludedNames = (file.settings?.excludedResolutions ?? DEFAULT_EXCLUDED).map((name) => name.toLowerCase());
  const isExcluded = (issue: Issue): boolean =>
    excludedNames.includes((issue.fields.resolution?.name ?? '').toLowerCase());
  const counted = leaves.filter((issue) => !isExcluded(issue));
  const inCategory = (category: string): readonly Issue[] =>
    counted.filter((issue) => issue.fields.status.statusCategory.key === category);

  // Rule 4.
  const credit = { new: 0, indeterminate: 0, done: 1, ...file.settings?.credit };
  const valueOf = (issue: Issue): unknown => weightValue(issue, target.measure.weighBy ?? 'count', file);
  const weightOf = (issue: Issue): number => {
    const value = valueOf(issue);
    return typeof value === 'number' ? value : 0;
  };
  const weigh = (some: readonly Issue[]): number => some.reduce((sum, issue) => sum + weightOf(issue), 0);
  const earned =
    weigh(inCategory('new')) * credit.new +
    weigh(inCategory('indeterminate')) * credit.indeterminate +
    weigh(inCategory('done')) * credit.done;
  const share = weigh(counted) > 0 ? earned / weigh(counted) : null;

  // Rule 5.
  const actual = share === null ? null : target.baseline + share * (target.goal - target.baseline);
  const expected = expectedAt(target, Date.parse(now));
  const ahead = actual === null ? null : target.goal < target.baseline ? expected - actual : actual - expected;
  return {
    actual,
    expected,
    variance: ahead,
    progress: share === null ? null : Math.min(1, Math.max(0, share)),
    reason: share !== null ? null : counted.length === 0 ? 'nothing-in-scope' : 'no-weight',
    leaves: {
      total: counted.length,
      done: inCategory('done').length,
      inProgress: inCategory('indeterminate').length,
      toDo: inCategory('new').length,
      excluded: leaves.length - counted.length,
      unweighted: counted.filter((issue) => typeof valueOf(issue) !== 'number').length,
    },
  };
}

function weightValue(issue: Issue, weighBy: string, file: CountedFile): unknown {
  if (weighBy === 'count') return 1;
  if (weighBy === 'estimate') return issue.fields['timeoriginalestimate'];
  if (weighBy !== 'points') return issue.fields[weighBy];
  const field = file.settings?.pointsField ?? null;
  return field === null ? undefined : issue.fields[field];
}

/** A straight line from the first moment of `start` to the last of `due`, level before and after. */
function expectedAt(target: CountedTarget, now: number): number {
  const from = Date.parse(`${target.start}T00:00:00Z`);
  const until = Date.parse(`${target.due}T00:00:00Z`) + 24 * 3600 * 1000;
  const elapsed = Math.min(1, Math.max(0, (now - from) / (until - from)));
  return target.baseline + elapsed * (target.goal - target.baseline);
}

/** What every completion target of the file should say at `now`, by target key. */
export function countAll(file: CountedFile, issues: readonly Issue[], now: string): ReadonlyMap<string, Count> {
  const completion = file.targets.filter((target) => target.measure.type === 'completion');
  return new Map(completion.map((target) => [target.key, countTarget(target, file, issues, now)]));
}
