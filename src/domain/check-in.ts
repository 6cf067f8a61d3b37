import type { AccountId, Day } from './ids';

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** That something is no longer in the way, since when, and who said so. */
export interface Resolution {
  readonly at: Day;
  /** Null when it came from a file that does not say. */
  readonly by: AccountId | null;
  readonly note: string;
}

/** Something in the way: described, or a Jira issue, with who could help. It stays in the way until somebody resolves it. */
export interface Impediment {
  readonly text?: string;
  readonly issue?: string;
  readonly helper?: string;
  readonly resolved?: Resolution;
}

/** An owner's dated word. One per target and day; a later one for the same day replaces it. */
export interface CheckIn {
  readonly at: Day;
  /** In the target's unit; null only where an automatic value could not be given. */
  readonly value: number | null;
  /** The value is what the target came to by itself that day. It stands beside the words and moves nothing. */
  readonly automatic: boolean;
  readonly confidence: Confidence | null;
  readonly note: string;
  readonly impediments: readonly Impediment[];
  /** Who entered it; null when it came from a file that does not say. */
  readonly by: AccountId | null;
}

/** What names an impediment among those of one check-in. */
export const subjectOf = ({ text, issue }: Impediment): string => text ?? issue ?? '';

/** The values that people entered, by day: what a target that takes check-ins is measured by. */
export const enteredValues = (checkIns: readonly CheckIn[]): ReadonlyArray<readonly [Day, number]> =>
  checkIns.flatMap(({ at, value, automatic }) => (automatic || value === null ? [] : [[at, value] as const]));
