import { dueOf, isDueThisWeek, type CheckInScene } from '../../domain/check-in-due';
import type { CheckIn } from '../../domain/check-in';
import type { OpenImpediment } from '../../domain/check-in-brief';
import type { Cycle } from '../../domain/cycle';
import { dayOf } from '../../domain/day';
import type { CycleKey, Day, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Settings } from '../../domain/settings';
import type { StoredTarget, TargetRecord } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** What check-ins are judged by, however it was read. */
export interface Surroundings {
  readonly nowMs: number;
  readonly settings: Settings;
  objective(key: ObjectiveKey): Objective | undefined;
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
});

const impedimentView = (impediment: OpenImpediment) => ({ ...impediment });

/** How it stands with a target's check-ins. */
export function standingOf(record: StoredTarget, around: Surroundings) {
  const { target, roll } = record.value;
  const last = lastOf(record.value);
  const today = dayOf(around.nowMs);
  const due = dueOf(sceneOf(record, around), last, today);
  return {
    target: target.key,
    last,
    due: { ...due, isDueThisWeek: isDueThisWeek(due, today) },
    impediments: (roll.said?.impediments ?? []).map(impedimentView),
    more: roll.said?.more ?? 0,
  };
}

/** A check-in as pages are shown it. */
export const checkInView = (checkIn: CheckIn) => ({
  ...checkIn,
  impediments: checkIn.impediments.map((impediment) => ({ ...impediment })),
});

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
  return records.map((record) => standingOf(record, around));
}
