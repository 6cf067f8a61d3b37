import { plainMeasure } from '../../domain/measure';
import type { TargetKey } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { Stored, TargetRecord } from '../../ports/strategy-store';
import { resultOf, type TargetResult } from '../../rollup/target-result';
import { trendOf, type TrendPoint } from '../../rollup/trend';
import { briefTrend } from './brief-trend';
import { countingView } from './counting-view';

/** A target as pages are shown it. */
export function targetView({ value, rev }: Stored<TargetRecord>, settings: Settings, nowMs: number) {
  const { target, roll } = value;
  const result = resultOf(target, roll, settings, nowMs);
  return viewOf({ value, rev }, result, trendOf(target, roll, result, shownAt(target, nowMs)));
}

/** What is frozen is shown as of then. */
const shownAt = ({ frozen }: Target, nowMs: number): number => (frozen === null ? nowMs : Date.parse(frozen.asOf));

function viewOf({ value, rev }: Stored<TargetRecord>, result: TargetResult, trend: TrendPoint[]) {
  const { target } = value;
  const { key, name, objective, owner, horizon, baseline, goal, unit, start, due, weight } = target;
  return {
    rev,
    key,
    name,
    objective,
    owner,
    horizon,
    measure: plainMeasure(target.measure),
    baseline,
    goal,
    unit,
    start,
    due,
    weight,
    kind: target.kind,
    order: target.order,
    delegates: [...target.delegates],
    profile: 'points' in target.profile ? { ...target.profile, points: [...target.profile.points] } : target.profile,
    milestones: [...target.milestones],
    override: target.override,
    ...countingView(target.counting),
    baselineScope: target.baselineScope,
    linkCount: target.links.length,
    result: { ...result, isFrozen: target.frozen !== null, trend },
  };
}

/** A target as one of many, with as much of its trend as a sparkline shows. */
export function listedTarget(
  record: Stored<TargetRecord>,
  known: {
    readonly settings: Settings;
    readonly nowMs: number;
    readonly results: ReadonlyMap<TargetKey, TargetResult>;
  },
) {
  const { target, roll } = record.value;
  const { settings, nowMs, results } = known;
  const result = results.get(target.key) ?? resultOf(target, roll, settings, nowMs);
  return viewOf(record, result, briefTrend(trendOf(target, roll, result, shownAt(target, nowMs)), target));
}
