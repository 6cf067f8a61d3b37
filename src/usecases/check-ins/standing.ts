import { dueOf, isDueThisWeek, type CheckInScene } from '../../domain/check-in-due';
import type { CheckIn, Impediment } from '../../domain/check-in';
import type { Cycle } from '../../domain/cycle';
import { dayOf } from '../../domain/day';
import type { CycleKey, Day, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { LineObjective, StoredTarget, TargetRecord } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { sightedImpediments, unsighted, type Sighted } from './sighted-impediments';

/** What check-ins are judged by, however it was read. */
export interface Surroundings {
  readonly nowMs: number;
  readonly settings: Settings;
  objective(key: ObjectiveKey): LineObjective | undefined;
  cycle(key: CycleKey): Cycle | undefined;
}

/** The last day somebody checked in; records from before that was kept say it of entered values. */
const lastOf = ({ roll }: TargetRecord): Day | null =>
  roll.said?.last ?? roll.values[roll.values.length - 1]?.[0] ?? null;

export const sceneOf = ({ value, path }: StoredTarget, around: Surroundings): CheckInScene => ({
  target: value.target,
  line: path.flatMap((key) => around.objective(key) ?? []),
  cycle: around.cycle(value.target.cycle),
  site: around.settings.cadence,
  begun: value.roll.begun,
  earlier: value.roll.earlier,
});

/** How it stands with a target's check-ins; its impediments as they are sighted for whoever asks. */
export function standingOf(record: StoredTarget, around: Surroundings, sighted: Sighted = unsighted) {
  const { target, roll } = record.value;
  const last = lastOf(record.value);
  const today = dayOf(around.nowMs);
  const due = dueOf(sceneOf(record, around), last, today);
  return {
    target: target.key,
    last,
    due: { ...due, isDueThisWeek: isDueThisWeek(due, today) },
    impediments: (roll.said?.impediments ?? []).map((one) => sighted(one)),
    more: roll.said?.more ?? 0,
  };
}

/** A check-in as pages are shown it. */
export const checkInView = (checkIn: CheckIn, sighted: Sighted) => ({
  ...checkIn,
  impediments: checkIn.impediments.map((impediment) => sighted(impediment)),
});

/** What is in the way of a target. */
export const openImpediments = ({ value }: StoredTarget): readonly Impediment[] => value.roll.said?.impediments ?? [];

/** What is around these targets, read by key: their lines, their cycles and the site's settings. */
export async function surroundingsOf(deps: Deps, records: readonly StoredTarget[]): Promise<Surroundings> {
  const { settings, objectives, cycles } = await deps.strategy.line(
    [...new Set(records.flatMap(({ path }) => path))],
    records.map(({ value }) => value.target.cycle),
  );
  return {
    nowMs: deps.clock.nowMs(),
    settings,
    objective: (key) => objectives.get(key),
    cycle: (key) => cycles.get(key),
  };
}

/** The standings of those among these targets that are there for the person asking. */
export async function listStandings(deps: Deps, keys: readonly TargetKey[]) {
  const records = [...(await deps.strategy.targets(keys)).values()];
  const around = await surroundingsOf(deps, records);
  const sighted = await sightedImpediments(deps, records.flatMap(openImpediments));
  return records.map((record) => standingOf(record, around, sighted));
}
