import { branded } from '../../src/domain/brand';
import type { Instant } from '../../src/domain/ids';
import type { Objective } from '../../src/domain/objective';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import {
  DEFAULT_OBJECTIVE,
  DEFAULT_TARGET,
  defaultKind,
  defaultProfile,
} from '../../src/domain/strategy-file/defaults';
import type { Target } from '../../src/domain/target';
import { foldOf } from '../../src/rollup/fold';
import { WEIGHT_SCALE } from '../../src/rollup/member';
import { rollObjectives, type WeighedResult } from '../../src/rollup/objective-roll';
import { EMPTY_ROLL, type Roll } from '../../src/rollup/roll';
import type { Bearings } from '../../src/rollup/bearing';
import { scopeOf, type Scope, type ScopeIssue } from '../../src/rollup/scope';
import { addSums, subtractSums, sumsOf } from '../../src/rollup/sums';
import { resultOf } from '../../src/rollup/target-result';
import { median, report } from './report';

const NOW_MS = Date.parse('2026-06-30T12:00:00.000Z');
const OBJECTIVES = 1_000;
const TARGETS = 3_000;
/** Leaves of a bucket, as storage lays them out. */
const BUCKET = 24;
const RUNS = 7;
/** What the platform's meter takes for a request and for an issue in its answer; and issues on one page. */
const NAIVE = { requestMs: 150, issueMs: 1, page: 100 };

interface Work {
  readonly objectives: readonly Objective[];
  readonly targets: ReadonlyArray<{
    readonly target: Target;
    readonly issues: ReadonlyMap<ScopeIssue['id'], ScopeIssue>;
  }>;
}

const ofTarget = (at: number): Target => ({
  ...DEFAULT_TARGET,
  key: branded(`TGT-${at}`),
  objective: branded(`OBJ-${at % OBJECTIVES}`),
  cycle: branded('FY26'),
  name: `Target ${at}`,
  measure: { type: 'completion', weighBy: { kind: 'count' } },
  baseline: 0,
  goal: 100,
  unit: '%',
  start: branded('2026-01-01'),
  due: branded('2026-12-31'),
  kind: defaultKind({ type: 'count' }),
  profile: defaultProfile({ type: 'count' }),
  links: [{ no: 1, kind: 'issue', issueId: branded(String(at)), key: `ONE-${at}`, below: true, gone: false }],
});

const ofObjective = (at: number): Objective => ({
  ...DEFAULT_OBJECTIVE,
  key: branded(`OBJ-${at}`),
  name: `Objective ${at}`,
  cycle: branded('FY26'),
  level: at === 0 ? 'organization' : 'team',
  parent: at === 0 ? null : branded(`OBJ-${Math.floor((at - 1) / 8)}`),
});

function issueOf(id: number, parent: number | null): ScopeIssue {
  return {
    id: branded(String(id)),
    parent: parent === null ? null : branded(String(parent)),
    category: id % 3 === 0 ? 'done' : id % 3 === 1 ? 'indeterminate' : 'new',
    status: '10',
    resolution: null,
    weight: WEIGHT_SCALE,
    direct: parent === null ? [1] : [],
    created: branded('2026-01-05'),
    resolved: null,
  };
}

/** So many leaves, spread over the targets, each under an issue that its target is linked to. */
function workOf(leaves: number): Work {
  const perTarget = Math.ceil(leaves / TARGETS);
  const targets = Array.from({ length: TARGETS }, (_, at) => {
    const kids = Array.from({ length: perTarget }, (_kid, kid) => issueOf(TARGETS + at * perTarget + kid, at));
    return { target: ofTarget(at), issues: new Map([issueOf(at, null), ...kids].map((issue) => [issue.id, issue])) };
  });
  return { objectives: Array.from({ length: OBJECTIVES }, (_, at) => ofObjective(at)), targets };
}

/** The one link of each target. */
const LINKS: Bearings = new Map([[1, { below: true, role: 'counts', weight: 1 }]]);

const rollOf = (target: Target, scope: Scope): Roll => ({
  ...EMPTY_ROLL,
  members: scope.members.size,
  sums: sumsOf(scope.members.values(), foldOf(target.measure, DEFAULT_SETTINGS)),
  asOf: branded<Instant>('2026-06-30T12:00:00.000Z'),
  complete: true,
});

/** Every scope, every number and every objective, from the issues. */
function recompute({ objectives, targets }: Work): number {
  const weighed = new Map<Objective['key'], WeighedResult[]>();
  for (const { target, issues } of targets) {
    const result = resultOf(target, rollOf(target, scopeOf(issues, LINKS)), DEFAULT_SETTINGS, NOW_MS);
    const known = weighed.get(target.objective) ?? [];
    weighed.set(target.objective, [...known, { weight: 1, kind: target.kind, elapsed: 0.5, result }]);
  }
  return rollObjectives(objectives, weighed).size;
}

/** Milliseconds of processor time, in which what else runs on the machine does not count. */
function timedMs(work: () => unknown): number {
  const durations = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return median(durations);
}

/** One leaf closed: its bucket before and after, carried into the sums, and the number that comes of it. */
function changeOne({ targets }: Work): () => unknown {
  const [first] = targets;
  if (first === undefined) throw new Error('there are no targets');
  const { target, issues } = first;
  const scope = scopeOf(issues, LINKS);
  const roll = rollOf(target, scope);
  const fold = foldOf(target.measure, DEFAULT_SETTINGS);
  const before = [...scope.members.values()].filter(({ kids }) => kids === 0).slice(0, BUCKET);
  const after = before.map((member, at) => (at === 0 ? { ...member, category: 'done' as const } : member));
  return () => {
    const sums = addSums(subtractSums(roll.sums ?? sumsOf([], fold), sumsOf(before, fold)), sumsOf(after, fold));
    return resultOf(target, { ...roll, sums }, DEFAULT_SETTINGS, NOW_MS);
  };
}

/** The pure engine on one core, and beside it what asking Jira for every target on every refresh would take. */
export async function benchPureEngine(): Promise<void> {
  const [work, twice] = [workOf(100_000), workOf(200_000)];
  recompute(work);
  const wholeMs = timedMs(() => recompute(work));
  report('engine.whole-recompute', wholeMs, 'ms', 100_000);
  const one = changeOne(work);
  const many = 1_000;
  report('engine.one-leaf', timedMs(() => Array.from({ length: many }, one)) / many, 'ms', 1);
  report('engine.twice-the-leaves', timedMs(() => recompute(twice)) / wholeMs, 'times', 200_000);
  const found = work.targets.map(({ issues }) => issues.size);
  const requests = found.reduce((sum, size) => sum + Math.max(1, Math.ceil(size / NAIVE.page)), 0);
  const read = found.reduce((sum, size) => sum + size, 0);
  report('engine.naive-refresh.jira-requests', requests, 'requests', TARGETS);
  report('engine.naive-refresh.jira-points', requests + read, 'points', TARGETS);
  report('engine.naive-refresh', requests * NAIVE.requestMs + read * NAIVE.issueMs, 'ms', TARGETS);
  return Promise.resolve();
}
