import type { BaselineScope } from '../baseline-scope';
import type { Cadence, CadenceRule } from '../cadence';
import type { Confidence, Impediment } from '../check-in';
import type { Counting, Unestimated } from '../counting';
import type { Credit, StatusCredit } from '../credit';
import type { CycleState } from '../cycle';
import type { FrozenResult } from '../frozen-result';
import type { LinkBearing } from '../link-role';
import type { PlainMeasure } from '../measure';
import type { Milestone } from '../milestone';
import type { Level, Objective, ObjectiveStatus } from '../objective';
import type { Override } from '../override';
import type { Profile } from '../profile';
import type { UnmeasuredReason } from '../progress';
import type { Settings, Word } from '../settings';
import type { Status } from '../status';
import type { Horizon, TargetKind } from '../target';
import type { Affirmed, Turn } from '../turn';

export const STRATEGY_FORMAT = 'throughline.strategy';
export const STRATEGY_VERSION = 1;

/** The strategy file as an export writes it: JSON, every property named. */
export interface StrategyFile {
  readonly format: typeof STRATEGY_FORMAT;
  readonly version: typeof STRATEGY_VERSION;
  readonly settings?: ExportedSettings;
  readonly cycles: readonly ExportedCycle[];
  readonly objectives: readonly ExportedObjective[];
  readonly targets: readonly ExportedTarget[];
  readonly links: readonly ExportedLink[];
  readonly checkIns: readonly ExportedCheckIn[];
}

export interface ExportedSettings {
  readonly excludedResolutions: readonly string[];
  readonly credit: Credit;
  readonly pointsField: string | null;
  readonly statusCredit?: StatusCredit;
  readonly unestimated?: Unestimated;
  readonly terms: Readonly<Record<Level, string>>;
  readonly words: Readonly<Record<Word, string>>;
  readonly perspectives: readonly string[];
  readonly cadence: Readonly<Record<Level, Cadence>>;
  readonly rules: Settings['rules'];
  readonly limits: Settings['limits'];
  readonly pointsPerHour: number;
}

export interface ExportedCycle {
  readonly key: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly translateBy: string | null;
  readonly state: CycleState;
  readonly committedAt?: string;
  readonly closedAt?: string;
}

export interface ExportedObjective {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly cycle: string;
  readonly level: Level;
  readonly parent: string | null;
  readonly alignedTo: readonly string[];
  readonly owner: string | null;
  readonly status: ObjectiveStatus;
  readonly weight: number;
  readonly order: number;
  readonly delegates: readonly string[];
  readonly closing: Objective['closing'];
  readonly perspective: string | null;
  readonly cadence: CadenceRule | null;
  readonly counting?: Counting;
  readonly restrictedTo: Objective['restrictedTo'];
  /** Left out while it has not changed direction, and while nobody was asked. */
  readonly turned?: Turn;
  readonly affirmed?: Affirmed;
}

export interface ExportedTarget {
  readonly key: string;
  readonly objective: string;
  readonly name: string;
  readonly owner: string | null;
  readonly horizon: Horizon;
  readonly measure: PlainMeasure;
  readonly baseline: number;
  readonly goal: number;
  readonly unit: string;
  readonly start: string;
  readonly due: string;
  readonly weight: number;
  readonly kind: TargetKind;
  readonly order: number;
  readonly delegates: readonly string[];
  readonly profile: Profile;
  readonly milestones: readonly Milestone[];
  readonly override: Override | null;
  readonly counting?: Counting;
  readonly baselineScope?: BaselineScope;
  /** In a closed cycle: what a restored site shows. */
  readonly frozen?: FrozenResult;
  readonly affirmed?: Affirmed;
  readonly result: ExportedResult;
}

/** Where a target stands. Unmeasured: no actual, no variance, no progress, and the reason. */
export interface ExportedResult {
  readonly asOf: string;
  readonly complete: boolean;
  readonly actual: number | null;
  readonly expected: number;
  readonly variance: number | null;
  readonly progress: number | null;
  readonly status: Status;
  readonly reason: UnmeasuredReason | null;
  /** While newer work or another definition waits to be counted. */
  readonly staleSince?: string;
  /** While the value is set by hand: what it would be by itself. */
  readonly automatic?: {
    readonly actual: number | null;
    readonly variance: number | null;
    readonly progress: number | null;
  };
  /** For every measure fed by issues, as the pages count them. */
  readonly leaves?: {
    /** Those that count: done, in progress and to do together. */
    readonly total: number;
    readonly done: number;
    readonly inProgress: number;
    readonly toDo: number;
    /** Taken out by their resolution or by a link that excludes; in no other of these numbers. */
    readonly excluded: number;
    /** Of the total, those that weigh nothing because they have no value. */
    readonly unweighted: number;
  };
  /** Without an estimate: what each counts as instead, among the total; null where they are left out, and then in none of `leaves`. */
  readonly unestimated?: { readonly count: number; readonly as: number | null };
}

/** Role and weight are named where a link does not count, or counts for more or less. */
export type ExportedLink = LinkBearing &
  (
    | { readonly target: string; readonly issue: string; readonly below: boolean; readonly deleted?: true }
    | { readonly target: string; readonly jql: string; readonly below: boolean }
  );

export interface ExportedCheckIn {
  readonly target: string;
  readonly at: string;
  readonly value: number | null;
  /** Only where it is true. */
  readonly automatic?: true;
  readonly confidence: Confidence | null;
  readonly note: string;
  readonly impediments: readonly Impediment[];
  readonly by: string | null;
}
