import { plainMeasure } from '../../domain/measure';
import type { Settings } from '../../domain/settings';
import type { Stored, TargetRecord } from '../../ports/strategy-store';
import { resultOf } from '../../rollup/target-result';
import { trendOf } from '../../rollup/trend';
import { briefTrend } from './brief-trend';

/** A target as pages are shown it. */
export function targetView({ value, rev }: Stored<TargetRecord>, settings: Settings, nowMs: number) {
  const { target, roll } = value;
  const result = resultOf(target, roll, settings, nowMs);
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
    baselineScope: target.baselineScope,
    linkCount: target.links.length,
    result: {
      ...result,
      isFrozen: target.frozen !== null,
      trend: trendOf(target, roll, result, target.frozen === null ? nowMs : Date.parse(target.frozen.asOf)),
    },
  };
}

/** A target as one of many, with as much of its trend as a sparkline shows. */
export function listedTarget(record: Stored<TargetRecord>, settings: Settings, nowMs: number) {
  const view = targetView(record, settings, nowMs);
  return { ...view, result: { ...view.result, trend: briefTrend(view.result.trend, view) } };
}
