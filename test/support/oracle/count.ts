import type { Issue } from './issue';
import { medianOf, rulesOf, type CountedObjective, type CountedWords, type Rules } from './rules';
import { countedScope, type CountedLink } from './scope';

/**
 * An independent count of what every target fed by work should say: it follows the counting rules as they are written, on
 * a full copy of Jira, with nothing from `src`, the local site or a JQL library.
 */

export interface CountedTarget {
  readonly key: string;
  readonly measure: {
    readonly type: string;
    readonly weighBy?: string;
    readonly field?: string;
    readonly over?: string;
  };
  readonly baseline: number;
  readonly goal: number;
  readonly start: string;
  readonly due: string;
  readonly objective?: string;
  readonly counting?: CountedWords | null;
  /** A value set by hand, while it stands in for the counted one. */
  readonly override?: { readonly value: number } | null;
}

/** As much of a strategy file as a count needs. */
export interface CountedFile {
  readonly settings?: CountedWords;
  readonly objectives?: readonly CountedObjective[];
  /** Where the site keeps story points when no setting says so; the first that is filled counts. */
  readonly pointsFields?: readonly string[];
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

/** One leaf as it counts. */
export interface CountedLeaf {
  readonly id: string;
  readonly category: string;
  /** The id of its status. */
  readonly status?: string;
  /** What stands in the field; null when nothing does. */
  readonly value: number | null;
  readonly excluded: boolean;
  /** By its resolution or a link; what is left out without a value is not told among these. */
  readonly isOut?: boolean;
  /** How many times it counts, by the weights of links. */
  readonly times: number;
}

/** Jira has a category of its own for statuses that are in none; such work has not been started. */
const categoryOf = ({ fields }: Issue): string => {
  const { key } = fields.status.statusCategory;
  return key === 'done' || key === 'indeterminate' ? key : 'new';
};

/** Rules 2 and 3: who in the target's scope is a leaf, and how it counts. */
export function leavesOf(target: CountedTarget, file: CountedFile, issues: readonly Issue[]): readonly CountedLeaf[] {
  const scope = countedScope(
    file.links.filter((link) => link.target === target.key),
    issues,
  );
  // Nobody in scope has a leaf for a parent.
  const parents = new Set(scope.map(({ issue }) => issue.fields.parent?.id));
  const rules = rulesOf(target, file);
  const excludedNames = rules.excludedResolutions.map((name) => name.toLowerCase());
  const needsValue = rules.unestimated === 'excluded' && isWeighed(target);
  return scope
    .filter(({ issue }) => !parents.has(issue.id))
    .map(({ issue, isTakenOut, times }) => {
      const value = valueOf(issue, target.measure, rules, file);
      const isUnwanted = excludedNames.includes((issue.fields.resolution?.name ?? '').toLowerCase());
      return {
        id: issue.id,
        category: categoryOf(issue),
        status: issue.fields.status.id ?? '',
        value,
        excluded: isTakenOut || isUnwanted || (needsValue && value === null),
        isOut: isTakenOut || isUnwanted,
        times,
      };
    });
}

/** Whether leaves may weigh more or less than others, so that one may have no weight at all. */
const isWeighed = ({ measure }: CountedTarget): boolean =>
  measure.type === 'completion' && (measure.weighBy ?? 'count') !== 'count';

function valueOf(
  issue: Issue,
  { type, weighBy, field }: CountedTarget['measure'],
  { pointsField }: Rules,
  file: CountedFile,
): number | null {
  if (type === 'count' || (type === 'completion' && (weighBy ?? 'count') === 'count')) return 1;
  const fields =
    field !== undefined
      ? [field]
      : weighBy === 'estimate'
        ? ['timeoriginalestimate']
        : weighBy === 'points'
          ? pointsField === null
            ? (file.pointsFields ?? [])
            : [pointsField]
          : [weighBy ?? ''];
  const values = fields.map((name) => issue.fields[name]).filter((value) => typeof value === 'number');
  return values[0] ?? null;
}

const sumOf = (leaves: readonly CountedLeaf[]): number =>
  leaves.reduce((sum, { value, times }) => sum + (value ?? 0) * times, 0);

/** How many there are, each for as many times as it counts. */
const countOf = (leaves: readonly CountedLeaf[]): number => leaves.reduce((sum, { times }) => sum + times, 0);

interface Told {
  readonly actual: number | null;
  readonly progress: number | null;
  readonly reason: string | null;
}

/** Rules 4 and 5: what the leaves that count come to. */
export function toldBy(target: CountedTarget, file: CountedFile, counted: readonly CountedLeaf[]): Told {
  const { measure, baseline, goal } = target;
  const clamped = (share: number): number => Math.min(1, Math.max(0, share));
  const unmeasured = (reason: string): Told => ({ actual: null, progress: null, reason });
  const valued = (actual: number): Told => ({
    actual,
    progress: clamped((actual - baseline) / (goal - baseline)),
    reason: null,
  });
  if (counted.length === 0) return unmeasured('nothing-in-scope');
  const done = counted.filter(({ category }) => category === 'done');
  const read = (measure.over ?? 'done') === 'all' ? counted : done;
  const filled = read.filter(({ value }) => value !== null);
  switch (measure.type) {
    case 'count':
      return valued(countOf(done));
    case 'sum':
      return counted.some(({ value }) => value !== null) ? valued(sumOf(read)) : unmeasured('no-values');
    case 'average':
      return filled.length > 0 ? valued(sumOf(filled) / countOf(filled)) : unmeasured('no-values');
    default: {
      const { credit, statusCredit, unestimated } = rulesOf(target, file);
      const known = counted.flatMap(({ value }) => value ?? []);
      const filler = unestimated === 'median' && isWeighed(target) ? medianOf(known) : 0;
      const whole = sumOf(counted) + filler * countOf(counted.filter(({ value }) => value === null));
      if (!(whole > 0)) return unmeasured('no-weight');
      const creditOf = ({ category, status }: CountedLeaf): number =>
        statusCredit[status ?? ''] ?? credit[category === 'done' || category === 'indeterminate' ? category : 'new'];
      const earned = counted.reduce((sum, leaf) => sum + (leaf.value ?? filler) * leaf.times * creditOf(leaf), 0);
      const share = earned / whole;
      return { actual: baseline + share * (goal - baseline), progress: clamped(share), reason: null };
    }
  }
}

/** What somebody set in place of what the leaves come to. */
function byHand({ override, baseline, goal }: CountedTarget): Told | undefined {
  if (override === undefined || override === null) return undefined;
  const share = (override.value - baseline) / (goal - baseline);
  return { actual: override.value, progress: Math.min(1, Math.max(0, share)), reason: null };
}

/** Every rule for one target fed by work. */
export function countTarget(target: CountedTarget, file: CountedFile, issues: readonly Issue[], now: string): Count {
  const leaves = leavesOf(target, file, issues);
  const counted = leaves.filter(({ excluded }) => !excluded);
  const inCategory = (wanted: string): number => counted.filter(({ category }) => category === wanted).length;
  const told = byHand(target) ?? toldBy(target, file, counted);
  const expected = expectedAt(target, Date.parse(now));
  const isDown = target.goal < target.baseline;
  const ahead = told.actual === null ? null : isDown ? expected - told.actual : told.actual - expected;
  return {
    ...told,
    expected,
    variance: ahead,
    leaves: {
      total: counted.length,
      done: inCategory('done'),
      inProgress: inCategory('indeterminate'),
      toDo: inCategory('new'),
      excluded: leaves.filter(({ isOut }) => isOut === true).length,
      unweighted: counted.filter(({ value }) => value === null).length,
    },
  };
}

/** A straight line from the first moment of `start` to the last of `due`, level before and after. */
function expectedAt(target: CountedTarget, now: number): number {
  const from = Date.parse(`${target.start}T00:00:00Z`);
  const until = Date.parse(`${target.due}T00:00:00Z`) + 24 * 3600 * 1000;
  const elapsed = Math.min(1, Math.max(0, (now - from) / (until - from)));
  return target.baseline + elapsed * (target.goal - target.baseline);
}

const FED_BY_WORK = ['completion', 'count', 'sum', 'average'];

/** What every target of the file that work feeds should say at `now`, by target key. */
export function countAll(file: CountedFile, issues: readonly Issue[], now: string): ReadonlyMap<string, Count> {
  const fed = file.targets.filter((target) => FED_BY_WORK.includes(target.measure.type));
  return new Map(fed.map((target) => [target.key, countTarget(target, file, issues, now)]));
}
