import type { Progress } from './progress';

export const STATUSES = ['on-track', 'at-risk', 'off-track', 'achieved', 'unmeasured'] as const;
export type Status = (typeof STATUSES)[number];

/** Below this share of the period nothing is called at risk yet: the first days say little. */
export const WARM_UP_SHARE = 0.1;
/** How far behind, relative to the time that has passed, a target may be and still be on track, or only at risk. */
export const AT_RISK_FROM = 0.1;
export const OFF_TRACK_FROM = 0.3;

/** Status from variance relative to elapsed time. `expectedShare` and `elapsed` are 0–1. */
export function statusOf(progress: Progress, expectedShare: number, elapsed: number): Status {
  if (progress.kind === 'unmeasured') return 'unmeasured';
  if (progress.share >= 1) return 'achieved';
  if (elapsed < WARM_UP_SHARE) return 'on-track';
  const behind = (expectedShare - progress.share) / elapsed;
  if (behind <= AT_RISK_FROM) return 'on-track';
  return behind <= OFF_TRACK_FROM ? 'at-risk' : 'off-track';
}
