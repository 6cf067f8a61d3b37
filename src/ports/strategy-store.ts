import type { AuditEntry } from '../domain/audit';
import type { CheckIn } from '../domain/check-in';
import type { CheckInVersion } from './check-in-log';
import type { HistoryEntry, HistoryKind } from '../domain/history';
import type { Cycle } from '../domain/cycle';
import type { AccountId, CycleKey, Day, IssueId, ObjectiveKey, TargetKey } from '../domain/ids';
import type { Objective } from '../domain/objective';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import type { Roll } from '../rollup/roll';
import type { Waiting } from '../rollup/waiting';
import type { BrokenGlass } from './glass-store';
import type { WorkItem } from './work-log';

/** A record and the revision it was read at. */
export interface Stored<T> {
  readonly value: T;
  readonly rev: number;
}

export interface TargetRecord {
  readonly target: Target;
  readonly roll: Roll;
}

export interface StoredTarget extends Stored<TargetRecord> {
  /** From the target's objective up to the organisation's. */
  readonly path: readonly ObjectiveKey[];
}

/** One change. `rev` is the revision it was decided on; null when the record must not exist yet. */
export type StrategyWrite =
  | { readonly kind: 'cycle'; readonly value: Cycle; readonly rev: number | null }
  | { readonly kind: 'objective'; readonly value: Objective; readonly rev: number | null }
  | {
      readonly kind: 'target';
      readonly value: TargetRecord;
      readonly path: readonly ObjectiveKey[];
      readonly rev: number | null;
    }
  /** Takes the record away, and its place on the board. What else is kept of a target goes with `Leftovers`. */
  | {
      readonly kind: 'removed';
      readonly of: 'cycle' | 'objective' | 'target';
      readonly key: string;
      readonly rev: number;
    }
  /** Nothing is written unless the cycle is there and not closed. */
  | { readonly kind: 'open-cycle'; readonly cycle: CycleKey }
  /** Writes nothing: the objective must still be as it was read for the other writes to happen. */
  | { readonly kind: 'unmoved'; readonly key: ObjectiveKey; readonly rev: number }
  /** Stands with the write of the thing itself, whose revision it rests on. */
  | { readonly kind: 'history'; readonly of: HistoryKind; readonly key: string; readonly entry: HistoryEntry }
  | { readonly kind: 'check-ins'; readonly target: TargetKey; readonly value: readonly CheckIn[] }
  | {
      readonly kind: 'check-in-version';
      readonly target: TargetKey;
      readonly version: CheckInVersion;
      readonly id: string;
    }
  /** `rev` is 0 where nobody has saved any yet. */
  | { readonly kind: 'settings'; readonly value: Settings; readonly rev: number }
  | { readonly kind: 'linked'; readonly issueId: IssueId; readonly targets: readonly TargetKey[] }
  | { readonly kind: 'glass'; readonly accountId: AccountId; readonly value: BrokenGlass | null }
  | { readonly kind: 'audit'; readonly entry: AuditEntry; readonly id: string }
  | { readonly kind: 'work'; readonly item: WorkItem; readonly stamp: string };

/** Operations of one transaction: the platform takes 25; one is kept for a part of the board that is first used, one for the front. */
export const MAX_OPERATIONS = 23;

/** Operations a write may come to: what the board shows changes in the same transaction, the revision of settings too. */
export const operationsOf = ({ kind }: StrategyWrite): number =>
  kind === 'cycle' || kind === 'objective' || kind === 'target' || kind === 'removed' || kind === 'settings' ? 2 : 1;

/** The whole strategy as pages show it. Of a target's past it has a dozen days evenly spread, of each the actual alone, rounded for drawing. */
export interface Board {
  readonly settings: Settings;
  readonly cycles: readonly Stored<Cycle>[];
  readonly objectives: readonly Stored<Objective>[];
  readonly targets: readonly StoredTarget[];
  /** Whether everybody is shown all of it: nothing on the site is restricted. */
  readonly isForAll: boolean;
  /** Whose numbers wait; it has been laid over the targets. */
  readonly waiting: Waiting;
}

/** An objective as one of a line of sight. What it points at beside the line takes reads of its own, and no line shows it. */
export type LineObjective = Omit<Objective, 'alignedTo' | 'closing'>;

export interface Line {
  readonly settings: Settings;
  readonly waiting: Waiting;
  readonly objectives: ReadonlyMap<ObjectiveKey, LineObjective>;
  readonly cycles: ReadonlyMap<CycleKey, Cycle>;
}

/** A line with all that its objectives say, and the broken glass of the account that was asked for with it. */
export interface WholeLine extends Line {
  readonly objectives: ReadonlyMap<ObjectiveKey, Objective>;
  readonly glass?: BrokenGlass;
}

export type NamedThing =
  { readonly kind: 'objective'; readonly key: ObjectiveKey } | { readonly kind: 'target'; readonly key: TargetKey };

/** What a file was found to name. */
export interface NamedKeys {
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
}

/**
 * Where the strategy is kept. A call made by a person has the store as that person sees it: what they may not see is
 * answered as what is not there, and no write takes away what they were not shown. Reads by key and the board are strongly consistent. A target's
 * `path` runs from its objective up to the organisation's, so that a line of sight is one read.
 */
export interface StrategyStore {
  settings(): Promise<Settings>;
  /** The same with the revision that a save of them rests on. */
  storedSettings(): Promise<Stored<Settings>>;
  cycles(keys: readonly CycleKey[]): Promise<ReadonlyMap<CycleKey, Stored<Cycle>>>;
  objectives(keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<ObjectiveKey, Stored<Objective>>>;
  targets(keys: readonly TargetKey[]): Promise<ReadonlyMap<TargetKey, StoredTarget>>;
  /** The same to be shown: of many it reads what the board has of them, which is a fraction. Nothing is decided or written on it. */
  shownTargets(keys: readonly TargetKey[]): Promise<ReadonlyMap<TargetKey, StoredTarget>>;
  /** The objectives of a line of sight, whose numbers wait, the cycles asked for and the site's settings, in one read. */
  line(keys: readonly ObjectiveKey[], cycles?: readonly CycleKey[]): Promise<Line>;
  checkIns(keys: readonly TargetKey[]): Promise<ReadonlyMap<TargetKey, readonly CheckIn[]>>;
  /** Everything at once, as it is now: what a person has just saved is on it. Reads by key before anything is decided on it. */
  board(): Promise<Board>;
  /** Whether a key that was asked for stands for something that is not shown here: nothing new may take it. */
  isTaken(thing: NamedThing): boolean;
  /** Whether all who read here would still see the objective once it is as given; what is above it is not looked at. */
  stays(objective: Objective): Promise<boolean>;
  /** The same store, with these shown: what was found right for somebody goes on after it has been hidden from them. */
  showing(keys: NamedKeys): StrategyStore;
  /** Compares the board with the records unless that was done today; says how many parts of it were wrong. */
  mendBoard(today: Day): Promise<number | undefined>;
  /** All of the writes or none; `stale` when a record changed since it was read. At most `MAX_OPERATIONS`. */
  apply(writes: readonly StrategyWrite[]): Promise<Result<void, 'stale'>>;
}

/** The strategy as it is, whoever asks: what a person may see of it is taken out of this. */
export interface WholeStore extends StrategyStore {
  /** With the broken glass of an account, as `GlassStore` would find it, in the same read. */
  line(keys: readonly ObjectiveKey[], cycles?: readonly CycleKey[], glassOf?: AccountId): Promise<WholeLine>;
}
