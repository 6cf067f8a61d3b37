import type { HostStore, StoreOp } from '../kernel';
import type { Manifest, ManifestSchedule } from './manifest';

const TABLE = 'schedules';
const MINUTE_MS = 60_000;
const INTERVAL_MS: Readonly<Record<ManifestSchedule['interval'], number>> = {
  fiveMinute: 5 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
};

/** Schedules start about five minutes after an app is deployed. Source: manifest-reference/modules/scheduled-trigger. */
const FIRST_AFTER_MS = 5 * MINUTE_MS;

export interface DueSchedule {
  readonly schedule: ManifestSchedule;
  readonly dueMs: number;
}

/** When each scheduled trigger fires next. */
export interface Schedules {
  next(): DueSchedule | undefined;
  /** The change that moves a schedule to its next turn. */
  planFired(due: DueSchedule): StoreOp;
}

/** Opens the schedules of the manifest; what was kept from an earlier start goes on as it was. */
export async function openSchedules(store: HostStore, manifest: Manifest, nowMs: number): Promise<Schedules> {
  const isNew = ({ key }: ManifestSchedule): boolean => !store.has(TABLE, key);
  await store.commit(
    manifest.schedules.filter(isNew).map(({ key }) => ({ table: TABLE, key, value: nowMs + FIRST_AFTER_MS })),
  );
  return {
    next() {
      const all = manifest.schedules.map((schedule) => ({
        schedule,
        dueMs: store.get<number>(TABLE, schedule.key) ?? nowMs,
      }));
      return all.sort((a, b) => a.dueMs - b.dueMs)[0];
    },
    planFired: ({ schedule, dueMs }) => ({
      table: TABLE,
      key: schedule.key,
      value: dueMs + INTERVAL_MS[schedule.interval],
    }),
  };
}
