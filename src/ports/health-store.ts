import type { Overlap } from '../domain/competing-rule';
import type { AccountId, CycleKey, Day, TargetKey } from '../domain/ids';

/** What the schedule has found out for the guard rules, a part of it each hour. */
export interface Observed {
  /** Owners whose account is closed or unknown to Jira. */
  readonly gone: readonly AccountId[];
  /** The owner after whom the next look goes on; null begins anew. */
  readonly afterOwner: AccountId | null;
  /** Pairs of targets in which the same work was found. */
  readonly overlaps: readonly Overlap[];
  readonly afterTarget: TargetKey | null;
  /** Whether all owners, and the work of all targets, have been looked at once. */
  readonly knowsOwners: boolean;
  readonly knowsOverlaps: boolean;
}

/** How many active objectives waited for a target on a day, and of how many. */
export interface TranslationDay {
  readonly day: Day;
  readonly waiting: number;
  readonly of: number;
}

/** Small records beside the strategy. The schedule writes them, and whoever settles an overlap takes it out. */
export interface HealthStore {
  observed(): Promise<Observed>;
  saveObserved(observed: Observed): Promise<void>;
  /** Days on which the numbers differed from the day before, oldest first; of objectives that everybody may see. */
  translation(cycle: CycleKey): Promise<readonly TranslationDay[]>;
  saveTranslation(cycle: CycleKey, days: readonly TranslationDay[]): Promise<void>;
}
