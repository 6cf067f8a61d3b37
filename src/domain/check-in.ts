import type { AccountId, Day } from './ids';

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Something in the way: described, or a Jira issue, with who could help. */
export interface Impediment {
  readonly text?: string;
  readonly issue?: string;
  readonly helper?: string;
}

/** An owner's dated value. One per target and day; a later one for the same day replaces it. */
export interface CheckIn {
  readonly at: Day;
  readonly value: number;
  readonly confidence: Confidence | null;
  readonly note: string;
  readonly impediments: readonly Impediment[];
  /** Who entered it; null when it came from a file that does not say. */
  readonly by: AccountId | null;
}
