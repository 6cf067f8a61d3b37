import type { Progress } from './progress';

export const STATUSES = ['on-track', 'at-risk', 'off-track', 'achieved', 'unmeasured'] as const;
export type Status = (typeof STATUSES)[number];

/** Below this share of the period nothing is called at risk yet: the first days say little. */
export const WARM_UP_SHARE = 0.1;
/** How far behind, relative to the time that has passed, a target may be and still be on track, or only at risk. */
export const AT_RISK_FROM = 0.1;
export const OFF_TRACK_FROM = 0.3;

/**
 * Status from variance relative to elapsed time. `expectedShare` and `elapsed` are 0–1. What is behind is measured against the
 * time that has passed, or against what is expected where a profile asks for more than that: on a straight line they are the
 * same, a profile that begins slowly is not called off track for a gap that is small beside the time, and one that expects
 * everything from the first day on is not called off track for a gap that is small beside the goal. On its profile a target
 * is always on track. `isOver` is false while a target that is to be held may still be lost: until then it is on track at best.
 */
export function statusOf(progress: Progress, expectedShare: number, elapsed: number, isOver = true): Status {
  if (progress.kind === 'unmeasured') return 'unmeasured';
  if (progress.share >= 1) return isOver ? 'achieved' : 'on-track';
  if (elapsed < WARM_UP_SHARE) return 'on-track';
  const behind = (expectedShare - progress.share) / Math.max(elapsed, expectedShare);
  if (behind <= AT_RISK_FROM) return 'on-track';
  return behind <= OFF_TRACK_FROM ? 'at-risk' : 'off-track';
}
