import type { Measure } from '../../domain/measure';
import { weighByText } from '../../domain/measure';
import { dayOf } from '../../domain/day';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { Stored, TargetRecord } from '../../ports/strategy-store';
import type { Roll } from '../../rollup/roll';
import { resultOf, takeOf, type TargetResult } from '../../rollup/target-result';
import { briefTrend } from './brief-trend';

/** Points of a trend; the sparkline shows no more. */
const TREND_POINTS = 30;

type MeasureView =
  { type: 'completion'; weighBy: string } | { type: 'metric'; take: 'latest' | 'average' | 'minimum' | 'maximum' };
interface TrendPoint {
  readonly day: string;
  readonly actual: number | null;
}

export const measureView = (measure: Measure): MeasureView =>
  measure.type === 'completion' ? { type: 'completion', weighBy: weighByText(measure.weighBy) } : measure;

/** Days that differ, and today: the stored snapshots, or for entered values what they came to on each of their days. */
function trendOf(target: Target, roll: Roll, result: TargetResult, nowMs: number): TrendPoint[] {
  const today = dayOf(nowMs);
  const { measure } = target;
  const past: TrendPoint[] =
    measure.type === 'metric'
      ? roll.values
          .slice(-TREND_POINTS)
          .map(([day]) => ({ day, actual: takeOf(roll.values, measure.take, day) ?? null }))
      : roll.days.map(({ day, actual }) => ({ day, actual }));
  const now: TrendPoint = { day: today, actual: result.actual };
  return [...past.filter(({ day }) => day < today), now].slice(-TREND_POINTS);
}

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
    measure: measureView(target.measure),
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
    linkCount: target.links.length,
    result: { ...result, trend: trendOf(target, roll, result, nowMs) },
  };
}

/** A target as one of many, with as much of its trend as a sparkline shows. */
export function listedTarget(record: Stored<TargetRecord>, settings: Settings, nowMs: number) {
  const view = targetView(record, settings, nowMs);
  return { ...view, result: { ...view.result, trend: briefTrend(view.result.trend, view) } };
}
