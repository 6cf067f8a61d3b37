/**
 * An independent count of what a target should be at a moment, from its entry in a strategy file and nothing else: it walks
 * the days of the target's time one by one and knows nothing of `src`.
 */

export interface PlannedEntry {
  readonly baseline: number;
  readonly goal: number;
  readonly start: string;
  readonly due: string;
  readonly measure: { readonly type: string };
  readonly profile?: { readonly type: string; readonly points?: ReadonlyArray<{ at: string; value: number }> };
  readonly milestones?: ReadonlyArray<{ due: string; weight?: number }>;
}

const HOUR = 3_600_000;
const midnight = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
};
const dayAfter = (day: string): number => midnight(day) + 24 * HOUR;

/** The profile an entry has when it does not say. */
function typeOf({ profile, measure }: PlannedEntry): string {
  if (profile !== undefined) return profile.type;
  return measure.type === 'band' ? 'maintain' : measure.type === 'milestones' ? 'milestones' : 'linear';
}

/** What is reached by the milestones whose day is over, in hundredths of the way. */
function milestoneShare(entry: PlannedEntry, nowMs: number): number | undefined {
  let [all, past] = [0, 0];
  for (const { due, weight = 1 } of entry.milestones ?? []) {
    all += weight;
    if (dayAfter(due) <= nowMs) past += weight;
  }
  return all === 0 ? undefined : past / all;
}

/** Expected, in the target's unit. */
export function expectedAt(entry: PlannedEntry, nowMs: number): number {
  const { baseline, goal } = entry;
  const begin = midnight(entry.start);
  const end = dayAfter(entry.due);
  if (nowMs < begin) return baseline;
  if (nowMs >= end) return goal;
  const passed = (nowMs - begin) / (end - begin);
  const between = (share: number): number => baseline * (1 - share) + goal * share;
  const points = [...(entry.profile?.points ?? [])].sort((a, b) => midnight(a.at) - midnight(b.at));
  switch (typeOf(entry)) {
    case 'linear':
      return between(passed);
    case 's-curve':
      // A cubic with no slope at its ends: half of it before the middle, half after.
      return between(
        passed <= 0.5 ? 3 * passed ** 2 - 2 * passed ** 3 : 1 - (3 * (1 - passed) ** 2 - 2 * (1 - passed) ** 3),
      );
    case 'maintain':
      return goal;
    case 'milestones':
      return between(milestoneShare(entry, nowMs) ?? passed);
    case 'steps': {
      let value = baseline;
      for (const point of points) if (dayAfter(point.at) <= nowMs) value = point.value;
      return value;
    }
    case 'points': {
      let [fromMs, from, toMs, to] = [begin, baseline, end, goal];
      for (const point of [...points].reverse()) {
        const at = dayAfter(point.at);
        if (at <= nowMs) {
          [fromMs, from] = [at, point.value];
          break;
        }
        [toMs, to] = [at, point.value];
      }
      return (from * (toMs - nowMs) + to * (nowMs - fromMs)) / (toMs - fromMs);
    }
    default:
      throw new Error(`no such profile: ${typeOf(entry)}`);
  }
}
