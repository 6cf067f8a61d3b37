import type { BusyWith } from '../domain/busy-with';
import type { Countings } from '../domain/counting';
import type { Day, IssueId, ProjectId, TargetKey } from '../domain/ids';
import type { Result } from '../domain/result';
import type { ScopeProjects } from '../domain/scope-projects';
import type { Settings } from '../domain/settings';
import type { DayChanges, LogHead } from '../rollup/change-log';
import type { LeafChange } from '../rollup/leaf-state';
import type { Member } from '../rollup/member';
import type { Roll, Snapshot } from '../rollup/roll';
import type { Standing } from '../rollup/scope';
import type { DriftEntry } from './reconcile-store';
import type { StoredTarget, TargetRecord } from './strategy-store';

/** What the index of issues keeps of one issue: its parent and how it stands in each target. */
export interface Node {
  readonly parent: IssueId | null;
  readonly project: ProjectId;
  readonly standings: ReadonlyMap<TargetKey, Standing>;
  /** When a read first left it out without an event saying why, in ms. */
  readonly missingSinceMs: number | null;
}

/** A JQL scope that every changed issue is matched against. */
export interface JqlScope {
  readonly target: TargetKey;
  readonly no: number;
  readonly jql: string;
  /** Left out where it may match anywhere. */
  readonly projects?: ScopeProjects;
  /** Left out where an issue may come into it or leave it with another parent alone. */
  readonly ignoresParent?: true;
  /** There where Jira refused to match it when it was asked last. */
  readonly isRefused?: true;
}

/** What the worker has used of Jira's points. */
export interface Spending {
  /** The hour of the UTC clock that the points were used in, counted from 1970. */
  readonly hour: number;
  readonly points: number;
  /** Until when Jira's own quota is used up; null when it is not. */
  readonly quotaUntilMs: number | null;
  /** When a round has been woken for, so that a long wait does not wake many; null for none. */
  readonly wakeAtMs: number | null;
  /** What that round waits for; left out where none is waited for, and in records from before it was kept. */
  readonly waitsFor?: BusyWith;
  /** Whether it has been noted for whose numbers work waits. */
  readonly isNoted?: boolean;
}

export const NOTHING_SPENT: Spending = { hour: 0, points: 0, quotaUntilMs: null, wakeAtMs: null };

/** What the worker needs for every round, in one read. Written by the worker only. */
export interface Engine {
  readonly spending: Spending;
  readonly settings: Settings;
  /** Whether every number has been folded by these settings; false while they are being taken in. */
  readonly isFolded: boolean;
  /** What objectives say of how the work under them is counted. */
  readonly counting: Countings;
  /** Fields that hold story points, the one to prefer first; empty until a target first needs them. */
  readonly pointsFields: readonly string[];
  /** Every number field that some target weighs by. */
  readonly numberFields: readonly string[];
  /** Projects whose work does not count because they are archived. */
  readonly archived: readonly ProjectId[];
  /** Their keys, with which the last known keys of their issues begin. */
  readonly archivedKeys: readonly string[];
  readonly jql: readonly JqlScope[];
}

/** What one target adds to the question "could any scope care?". */
export interface ScopeReach {
  readonly projects: readonly ProjectId[];
  /** True when a JQL scope may match in any project. */
  readonly anywhere: boolean;
  /** Fields its JQL scopes read, lower case. */
  readonly fields: readonly string[];
  readonly below: boolean;
  /** Number fields its measure weighs by. */
  readonly numbers: readonly string[];
}

/** The answer to "could any scope care?" for an event, small enough for one read unit. */
export interface Interest {
  readonly projects: ReadonlySet<ProjectId>;
  readonly anywhere: boolean;
  readonly below: boolean;
  readonly fields: ReadonlySet<string>;
  /** Number fields that measures weigh by. */
  readonly numbers: ReadonlySet<string>;
  /** When the first scope began to listen to any project, with none before it. */
  readonly sinceMs?: number;
}

/** Member buckets, as they are or to replace what is there, keyed by bucket number. */
export type BucketWrites = ReadonlyMap<number, readonly Member[]>;

/** Nodes that change with a target's head: those of what stands in it now, and of what has left it. */
export interface NodeWrites {
  readonly staying: ReadonlyMap<IssueId, Node>;
  readonly leaving: ReadonlyMap<IssueId, Node>;
  /** What `nodes` or `around` answered, where nothing came since; then they are not read again. */
  readonly read?: ReadonlyMap<IssueId, Node>;
}

/** What a write leaves behind for whoever asks later what has changed. */
export interface Trail {
  /** Days that are no longer kept beside the number. */
  readonly moved: readonly Snapshot[];
  readonly day: Day;
  /** The difference between the leaves stored before and those written, whole. */
  readonly changes: readonly LeafChange[];
  /** What the log knows from now on; left out when that is what it knew. */
  readonly head?: LogHead;
  /** What the changes put right, counted in the transaction that does so. */
  readonly drift?: DriftEntry;
  /** Begins the log anew: nothing that was seen earlier is told any more. */
  readonly restart?: boolean;
}

/** What has been worked out of the days before a target's work was first read. */
export interface Rebuilt {
  readonly head: LogHead;
  readonly changes: readonly DayChanges[];
  /** The days that differ, oldest first, all of them before `head.first`. */
  readonly days: readonly Snapshot[];
}

/**
 * Where rollups are kept. Only the worker writes here, one round at a time; members are spread over small buckets by
 * issue id, and a target's head changes in the same transaction as the buckets it sums.
 */
export interface RollStore {
  engine(): Promise<Engine>;
  /** Saves all of it but the JQL scopes, which are kept with the targets they belong to. */
  saveEngine(engine: Engine): Promise<void>;
  interest(): Promise<Interest>;
  reaches(): Promise<ReadonlyMap<TargetKey, ScopeReach>>;
  /** Puts a target's reach and JQL scopes beside those of the others; answers what all of them care about now. */
  saveReach(target: TargetKey, reach: ScopeReach, jql: readonly JqlScope[], atMs: number): Promise<Interest>;
  /** Keeps whether Jira matches each of the scopes; one that has been replaced since stays as it is. */
  markScopes(scopes: readonly JqlScope[]): Promise<void>;
  /** Adds projects in which the target holds work to its reach. One that listens to nothing is frozen and stays so. */
  widenReach(target: TargetKey, projects: Iterable<ProjectId>): Promise<void>;
  /** `read`: what an earlier call answered; it is answered too, and what it took is not read again. */
  nodes(ids: readonly IssueId[], read?: ReadonlyMap<IssueId, Node>): Promise<ReadonlyMap<IssueId, Node>>;
  /** The index of issues is spread over so many buckets; these are the nodes of some of them, bucket by bucket. */
  readonly nodeBuckets: number;
  nodesIn(buckets: readonly number[]): Promise<ReadonlyArray<ReadonlyMap<IssueId, Node>>>;
  /**
   * How one issue stands, and the targets it was linked to of late: the worker takes a moment, a person who has just
   * linked something looks at once. With the fields that hold story points, by which its weight is told. One read.
   */
  standing(id: IssueId): Promise<{
    readonly node: Node | undefined;
    readonly linked: readonly TargetKey[];
    readonly pointsFields: readonly string[];
  }>;
  /** Replaces the nodes; a node with no standing is removed. */
  saveNodes(nodes: ReadonlyMap<IssueId, Node>): Promise<void>;
  bucketOf(id: IssueId, buckets: number): number;
  /** One bucket's members. */
  bucket(target: TargetKey, roll: Roll, bucket: number): Promise<readonly Member[]>;
  /** The members of some buckets, by the number of the bucket, and nodes of issues, in one read. `read` as for `nodes`. */
  around(
    target: TargetKey,
    roll: Roll,
    buckets: readonly number[],
    ids: readonly IssueId[],
    read?: ReadonlyMap<IssueId, Node>,
  ): Promise<{ readonly buckets: BucketWrites; readonly nodes: ReadonlyMap<IssueId, Node> }>;
  /** Every member of the target. */
  members(target: TargetKey, roll: Roll): Promise<ReadonlyMap<IssueId, Member>>;
  /** The members of several targets, in the order given, read together: small ones cost less than one by one. */
  membersOf(targets: readonly TargetRecord[]): Promise<ReadonlyArray<readonly Member[]>>;
  /**
   * Head, buckets and trail in one transaction; `stale` when the definition changed meanwhile. Nodes are replaced in it
   * where they fit; else those of what stays before it, and those of what leaves with it or right after it.
   */
  saveHead(
    record: StoredTarget,
    roll: Roll,
    buckets: BucketWrites,
    trail: Trail,
    nodes?: NodeWrites,
  ): Promise<Result<void, 'stale'>>;
  /**
   * Writes the nodes of what stays and all members, as a new generation that no head points to yet, then the head with what
   * leaves, then drops the old members.
   */
  saveGeneration(
    record: StoredTarget,
    roll: Roll,
    members: ReadonlyMap<IssueId, Member>,
    trail: Trail,
    nodes?: NodeWrites,
  ): Promise<Result<void, 'stale'>>;
  /** What the target's log knows; undefined before its work was first read. */
  logHead(target: TargetKey): Promise<LogHead | undefined>;
  /** The log's head with every change after the end of a day, oldest first. */
  log(
    target: TargetKey,
    roll: Roll,
    after: Day,
  ): Promise<{ readonly head: LogHead; readonly days: readonly DayChanges[] } | undefined>;
  /**
   * Every day that differs, oldest first, from the target's history and from beside its number. What holds on the first
   * day since an earlier one is told of the first day.
   */
  days(target: TargetKey, roll: Roll, from: Day): Promise<readonly Snapshot[]>;
  /** Puts the rebuilt days before those that were seen. The roll already has those that stand beside the number. */
  savePast(record: StoredTarget, roll: Roll, rebuilt: Rebuilt): Promise<Result<void, 'stale'>>;
}
