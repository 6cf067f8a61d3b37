import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import { parseDay } from '../../../src/domain/day';
import { expectationOf } from '../../../src/domain/expected';
import { elapsedShare, progressOf, varianceOf } from '../../../src/domain/progress';
import type { Way } from '../../../src/domain/progress';
import { statusOf } from '../../../src/domain/status';

/** The instant every answer is given at, unless a test says otherwise. */
export const NOW = '2026-11-20T14:02:00.000Z';
const START = '2026-01-01';
const DUE = '2026-12-31';
const DAY_MS = 86_400_000;

/** What few targets and objectives have. */
const SELDOM_TARGET = { order: 0, profile: { type: 'linear' }, override: null } as const;
const SELDOM_OBJECTIVE = { order: 0, closing: null, perspective: null, cadence: null, restrictedTo: null };

const PLAIN_WAY = { profile: { type: 'linear' }, milestones: [] } as const;

export interface TargetGiven {
  readonly key: string;
  readonly name: string;
  readonly objective: string;
  readonly owner?: string | null;
  readonly baseline?: number;
  readonly goal?: number;
  readonly unit?: string;
  readonly due?: string;
  readonly weighBy?: string;
  readonly metric?: 'latest' | 'average' | 'minimum' | 'maximum';
  readonly actual?: number | null;
  readonly reason?: TargetView['result']['reason'];
  readonly leaves?: readonly [done: number, inProgress: number, toDo: number, excluded?: number, unweighted?: number];
  readonly staleSince?: string | null;
  readonly complete?: boolean;
  /** How the way so far bends: 1 is straight, above starts slowly. */
  readonly bend?: number;
}

function wayOf(given: TargetGiven): Way {
  const start = parseDay(START);
  const due = parseDay(given.due ?? DUE);
  if (start === undefined || due === undefined) throw new Error('the builder needs real days');
  return { baseline: given.baseline ?? 0, goal: given.goal ?? 100, start, due };
}

function trendOf(given: TargetGiven, way: Way, actual: number | null): TargetView['result']['trend'] {
  if (actual === null) return [];
  const from = Date.parse(START);
  const until = Date.parse(NOW);
  const points = 24;
  return Array.from({ length: points }, (_unused, index) => {
    const share = index / (points - 1);
    // A little unevenness, the same every time.
    const wobble = Math.sin(index * 2.1 + given.key.length + (given.goal ?? 0)) * 0.02 * share * (1 - share) * 4;
    const at = Math.min(1, Math.max(0, share ** (given.bend ?? 1.15) + wobble));
    const day = new Date(Math.floor((from + share * (until - from)) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
    return { day, actual: way.baseline + at * (actual - way.baseline) };
  });
}

/** Work that weighs the same each is what it counts to; everything else is as given. */
function countedActual(given: TargetGiven): number | null {
  const { leaves } = given;
  if (leaves === undefined || given.weighBy !== undefined) return given.actual ?? null;
  return (leaves[0] / (leaves[0] + leaves[1] + leaves[2])) * 100;
}

/** A target with a result that follows from its actual as the app would compute it. */
export function targetView(given: TargetGiven): TargetView {
  const way = wayOf(given);
  const nowMs = Date.parse(NOW);
  const expected = expectationOf({ ...way, ...PLAIN_WAY }, nowMs).value;
  const actual = countedActual(given);
  const progress = actual === null ? null : progressOf(way, actual);
  const share = progress?.kind === 'measured' ? progress.share : null;
  const elapsed = elapsedShare(way, nowMs);
  const { leaves } = given;
  return {
    rev: 1,
    key: given.key,
    name: given.name,
    objective: given.objective,
    owner: given.owner === undefined ? 'u-ito' : given.owner,
    horizon: 'strategic',
    measure:
      given.metric === undefined
        ? { type: 'completion', weighBy: given.weighBy ?? 'count' }
        : { type: 'metric', take: given.metric },
    baseline: way.baseline,
    goal: way.goal,
    unit: given.unit ?? '%',
    start: START,
    due: given.due ?? DUE,
    weight: 1,
    ...SELDOM_TARGET,
    delegates: [],
    milestones: [],
    baselineScope: null,
    kind: given.metric === undefined ? 'output' : 'outcome',
    linkCount: given.metric === undefined ? 2 : 0,
    result: {
      asOf: '2026-11-20T13:58:00.000Z',
      complete: given.complete ?? true,
      isFrozen: false,
      staleSince: given.staleSince ?? null,
      actual,
      expected,
      variance: actual === null ? null : varianceOf(way, actual, expected),
      progress: share,
      expectedProgress: elapsed,
      status: statusOf(progress ?? { kind: 'unmeasured', reason: 'nothing-in-scope' }, elapsed, elapsed),
      reason: actual === null ? (given.reason ?? 'nothing-in-scope') : null,
      leaves:
        leaves === undefined
          ? null
          : {
              done: leaves[0],
              inProgress: leaves[1],
              toDo: leaves[2],
              total: leaves[0] + leaves[1] + leaves[2],
              excluded: leaves[3] ?? 0,
              unweighted: leaves[4] ?? 0,
            },
      parts: null,
      trend: trendOf(given, way, actual),
    },
  };
}

export interface ObjectiveGiven {
  readonly key: string;
  readonly name: string;
  readonly level: ObjectiveView['level'];
  readonly parent?: string | null;
  readonly owner?: string | null;
  readonly description?: string;
  readonly alignedTo?: readonly string[];
  readonly status?: ObjectiveView['status'];
}

/** An objective whose roll-up is the plain mean of the measured targets below it. */
export function objectiveView(given: ObjectiveGiven, below: readonly TargetView[]): ObjectiveView {
  const measured = below.filter((target) => target.result.progress !== null);
  const mean = (pick: (target: TargetView) => number): number =>
    measured.reduce((sum, target) => sum + pick(target), 0) / measured.length;
  const progress = measured.length === 0 ? null : mean((target) => target.result.progress ?? 0);
  const expected = measured.length === 0 ? null : mean((target) => target.result.expectedProgress);
  return {
    rev: 1,
    key: given.key,
    name: given.name,
    description: given.description ?? '',
    cycle: 'FY26',
    level: given.level,
    parent: given.parent ?? null,
    alignedTo: [...(given.alignedTo ?? [])],
    owner: given.owner === undefined ? 'u-okafor' : given.owner,
    status: given.status ?? 'active',
    weight: 1,
    ...SELDOM_OBJECTIVE,
    delegates: [],
    roll: {
      progress,
      expectedProgress: expected,
      variance: progress === null || expected === null ? null : progress - expected,
      status: statusOf(
        progress === null ? { kind: 'unmeasured', reason: 'no-targets' } : { kind: 'measured', share: progress },
        expected ?? 0,
        expected ?? 1,
      ),
      reason: progress === null ? 'no-targets' : null,
      measured: measured.length,
      of: below.length,
      asOf: below.length === 0 ? null : '2026-11-20T13:58:00.000Z',
      countsAbove: true,
    },
  };
}
