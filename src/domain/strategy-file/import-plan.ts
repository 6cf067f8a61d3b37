import type { Cycle } from '../cycle';
import type { CycleKey } from '../ids';
import type { Objective } from '../objective';
import type { Settings } from '../settings';
import type { Target } from '../target';
import type { CheckInsChange } from './plan-check-ins';

/** One record to be written: created when there was none before. */
export interface RecordChange<T> {
  readonly before: T | undefined;
  readonly after: T;
}

/** What an import does, and nothing more: entries that are already so are absent. */
export interface ImportPlan {
  /** The settings as they will be, when they differ. */
  readonly settings: RecordChange<Settings> | undefined;
  /** Each list in the order in which it may be written: what is referred to first, then by key. */
  readonly cycles: readonly RecordChange<Cycle>[];
  readonly objectives: readonly RecordChange<Objective>[];
  readonly targets: readonly RecordChange<Target>[];
  readonly checkIns: readonly CheckInsChange[];
  /** Closed cycles that are opened for what is put back in them, and closed again at the end where the file has them closed. */
  readonly reopens: readonly CycleKey[];
  readonly counts: ImportCounts;
}

/** How many of each kind are created or changed. A target whose links alone differ counts under its links. */
export interface ImportCounts {
  readonly cycles: number;
  readonly objectives: number;
  readonly targets: number;
  readonly links: number;
  readonly checkIns: number;
  readonly settings: number;
}

/** Whether the site is already as the file wants it. */
export const isEmptyPlan = (plan: ImportPlan): boolean => Object.values(plan.counts).every((count) => count === 0);
