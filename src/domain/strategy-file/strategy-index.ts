import type { CheckIn } from '../check-in';
import type { Cycle } from '../cycle';
import type { CycleKey, IssueId, ObjectiveKey, TargetKey } from '../ids';
import type { Objective } from '../objective';
import type { Settings } from '../settings';
import type { Target } from '../target';

/** An issue as Jira has it now; `key` may differ from the key it was asked by when the issue has moved. */
export interface KnownIssue {
  readonly id: IssueId;
  readonly key: string;
}

/**
 * What the site holds of the things a file names. A key that is absent from a map does not exist on the site, so each map
 * must cover everything `referencesOf`, `ancestorsToLoad` and `objectivesChangingCycle` ask for. More does no harm.
 */
export interface StrategyIndex {
  readonly settings: Settings;
  readonly cycles: ReadonlyMap<CycleKey, Cycle>;
  readonly objectives: ReadonlyMap<ObjectiveKey, Objective>;
  readonly targets: ReadonlyMap<TargetKey, Target>;
  /** All check-ins of each target that the file names. */
  readonly checkIns: ReadonlyMap<TargetKey, readonly CheckIn[]>;
  /** By the key in the file, in upper case. */
  readonly issues: ReadonlyMap<string, KnownIssue>;
}
