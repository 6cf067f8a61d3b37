import type { ObjectiveKey } from './ids';

export const CLOSING_REASONS = [
  'achieved',
  'missed',
  'assumptions-changed',
  'cancelled',
  'postponed',
  'merged',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** Why an objective was closed, what was learned, and for a merged one the objective that goes on. */
export interface Closing {
  readonly reason: ClosingReason;
  readonly learning: string;
  readonly into: ObjectiveKey | null;
}
