import type { BusyWith } from '../../domain/busy-with';
import type { Clock } from '../../ports/clock';
import type { PointsGate } from '../../ports/points-gate';
import type { Spending } from '../../ports/roll-store';
import { WorkSourceBusy } from '../../ports/work-source';

const HOUR_MS = 3_600_000;

/** Long jobs stop here, so that the rest of the hour is left to what has just changed. */
export const SHARE_OF_JOBS = 0.8;

const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS);
const nextHourMs = (ms: number): number => (hourOf(ms) + 1) * HOUR_MS;

/** The points of this hour, kept while a round runs and written down at its end. */
export interface Governor {
  /** A gate that closes when this share of the hour's budget is used up. */
  gate(share: number): PointsGate;
  spending(): Spending;
}

/** Keeps to a budget of points an hour, and to silence while Jira's own quota is used up. */
export function createGovernor(kept: Spending, pointsPerHour: () => number, clock: Clock): Governor {
  let spending = kept;
  const inThisHour = (): Spending => {
    const nowMs = clock.nowMs();
    if (spending.hour !== hourOf(nowMs)) spending = { ...spending, hour: hourOf(nowMs), points: 0 };
    if (spending.quotaUntilMs !== null && spending.quotaUntilMs <= nowMs)
      spending = { ...spending, quotaUntilMs: null };
    return spending;
  };
  const busyUntil = (call: string, untilMs: number, reason: BusyWith): WorkSourceBusy =>
    new WorkSourceBusy(`${call}: ${reason}`, Math.max(1, Math.ceil((untilMs - clock.nowMs()) / 1_000)), reason);
  return {
    spending: inThisHour,
    gate: (share) => ({
      admit(call) {
        const { quotaUntilMs, points } = inThisHour();
        if (quotaUntilMs !== null) throw busyUntil(call, quotaUntilMs, 'quota');
        if (points >= pointsPerHour() * share) throw busyUntil(call, nextHourMs(clock.nowMs()), 'budget');
      },
      spent(points) {
        const now = inThisHour();
        spending = { ...now, points: now.points + points };
      },
      quotaSpent(call, { resetsAt, retryAfterSeconds }) {
        const nowMs = clock.nowMs();
        const told = Date.parse(resetsAt ?? '');
        // Quotas begin anew with the hour; one that says nothing, or lies in the past, does so too.
        const resetMs = Number.isFinite(told) && told > nowMs ? told : nextHourMs(nowMs);
        spending = { ...inThisHour(), quotaUntilMs: Math.max(resetMs, nowMs + retryAfterSeconds * 1_000) };
        return busyUntil(call, spending.quotaUntilMs ?? nowMs, 'quota');
      },
    }),
  };
}
