import { instantOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Spending } from '../../ports/roll-store';
import type { RecordedWork } from '../../ports/work-log';
import type { TargetRecord } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { ownFailures } from './own-failures';
import { waitingWork } from './waiting-work';

const HOUR_MS = 3_600_000;
/** A search is paid for by the page and by the issue. */
const ISSUES_PER_PAGE = 100;

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instantOf(ms));

type Shown = ReadonlyMap<TargetKey, TargetRecord>;

/** The targets that are read, and whose past is: those that work feeds and that still move. */
const fedBy = (shown: Shown): number =>
  [...shown.values()].filter(({ target }) => isFedByWork(target.measure) && target.frozen === null).length;

const isOf =
  (kind: 'target' | 'history', shown: Shown) =>
  ({ item }: RecordedWork): boolean =>
    item.kind === kind && shown.has(item.target);

/** What waits of each job, as far as the person may see what it is for. */
async function jobsOf(deps: Deps, waiting: readonly RecordedWork[], shown: Shown) {
  const reading = await deps.readings.head();
  const targets = waiting.filter(isOf('target', shown)).length;
  const pasts = waiting.filter(isOf('history', shown)).length;
  // A target that waits though it is no longer fed is read once more, to let go of its work.
  const allOf = (left: number): number => Math.max(left, fedBy(shown));
  const imports = await Promise.all(
    waiting.flatMap(({ item }) => (item.kind === 'import' ? [deps.imports.find(item.importId)] : [])),
  );
  return [
    ...imports.flatMap((state) =>
      state?.state === 'running'
        ? [{ job: 'import' as const, left: state.total - state.done, of: state.total, since: null }]
        : [],
    ),
    ...(targets === 0
      ? []
      : [
          {
            job: 'reading' as const,
            left: targets,
            of: allOf(targets),
            since: instantOrNull(reading?.startedAtMs ?? null),
          },
        ]),
    ...(pasts === 0 ? [] : [{ job: 'past' as const, left: pasts, of: allOf(pasts), since: null }]),
  ];
}

/** To the next hundred: a number to the point would tell of work for what the reader may not see. */
const ROUND_POINTS = 100;
const aboutPoints = (points: number): number => Math.ceil(points / ROUND_POINTS) * ROUND_POINTS;

const quotaUntil = ({ quotaUntilMs }: Spending, nowMs: number): string | null =>
  instantOrNull(quotaUntilMs !== null && quotaUntilMs > nowMs ? quotaUntilMs : null);

function pointsOf(spending: Spending, perHour: number, nowMs: number) {
  const hour = Math.floor(nowMs / HOUR_MS);
  const { wakeAtMs, waitsFor } = spending;
  const isWaiting = wakeAtMs !== null && wakeAtMs > nowMs;
  return {
    used: spending.hour === hour ? aboutPoints(spending.points) : 0,
    perHour,
    quotaUntil: quotaUntil(spending, nowMs),
    waitsUntil: instantOrNull(isWaiting ? wakeAtMs : null),
    waitsFor: isWaiting ? (waitsFor ?? null) : null,
    renewsAt: instantOf((hour + 1) * HOUR_MS),
  };
}

/** When Jira last told what had changed, and until when it tells nothing, for whoever is kept waiting by it. */
export async function getLastAnswer(deps: Deps) {
  const [recent, { spending }] = await Promise.all([deps.checks.recent(), deps.rolls.engine()]);
  const nowMs = deps.clock.nowMs();
  return { now: instantOf(nowMs), at: instantOrNull(recent.untilMs), quotaUntil: quotaUntil(spending, nowMs) };
}

/** What the app does by itself, for somebody who manages strategy. Of targets they may not see nothing is told. */
export async function getBackground(deps: Deps) {
  const [board, engine, waiting, recent, slice, drift, kept] = await Promise.all([
    deps.strategy.board(),
    deps.rolls.engine(),
    waitingWork(deps),
    deps.checks.recent(),
    deps.checks.slice(),
    deps.checks.drift(),
    deps.errors.recent(),
  ]);
  const nowMs = deps.clock.nowMs();
  const shown: Shown = new Map(board.targets.map(({ value }) => [value.target.key, value]));
  return {
    now: instantOf(nowMs),
    jobs: await jobsOf(deps, waiting, shown),
    failures: ownFailures(kept, nowMs),
    points: pointsOf(engine.spending, board.settings.pointsPerHour, nowMs),
    checks: {
      recentUntil: instantOrNull(recent.untilMs),
      lap: slice.bucket / deps.rolls.nodeBuckets,
      lapEnded: instantOrNull(slice.lapEndedMs),
    },
    drift: drift.latest.flatMap(({ at, target, leaves, foundBy }) => {
      const record = shown.get(target);
      return record === undefined ? [] : [{ at, target, name: record.target.name, leaves, foundBy }];
    }),
    scopes: engine.jql.flatMap(({ target, jql }) => {
      const record = shown.get(target);
      const drifting = deps.jql.read(jql)?.drifting ?? ['other' as const];
      if (record === undefined || drifting.length === 0) return [];
      const { members } = record.roll;
      const points = members + Math.max(1, Math.ceil(members / ISSUES_PER_PAGE));
      return [{ target, name: record.target.name, jql, drifting: [...drifting], points }];
    }),
  };
}
