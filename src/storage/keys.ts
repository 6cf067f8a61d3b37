import type { HistoryKind } from '../domain/history';
import type { AccountId, CycleKey, IssueId, TargetKey } from '../domain/ids';

/** Every key of plain storage. Entities are keyed by the key of what they hold. */

export const SETTINGS_KEY = 'settings';
export const ENGINE_KEY = 'engine';
export const INTEREST_KEY = 'interest';
export const WAKE_KEY = 'wake';
/** Whose numbers wait for Jira or storage, and since when. */
export const WAITING_KEY = 'waiting';
export const PAST_STOPS_KEY = 'past-stops';
export const STATUS_KEY = 'status-map';
export const ERRORS_KEY = 'errors';
export const RECENT_KEY = 'recent';
/** When what had changed of late was last looked at: read with every number, so it stands apart from what was found. */
export const LOOKED_KEY = 'looked';
/** Deleted issues that the look at recent changes has yet to make sure of: mostly none, so it stands apart. */
export const GONE_KEY = 'gone';
export const SLICE_KEY = 'slice';
export const DRIFT_KEY = 'drift';
export const OBSERVED_KEY = 'observed';
/** The first screenful of the Strategy page, and the state of the strategy that such a screenful is true for. */
export const FRONT_KEY = 'front';
export const FRONT_STATE_KEY = 'front-state';
/** What the keys of copies are drawn with; told to nobody. */
export const KEY_SECRET_KEY = 'key-secret';
export const translationKey = (cycle: CycleKey): string => `tr:${cycle}`;

/** Buckets of the index of issues: 100,000 issues make about 50 in each, 2 KB. */
export const NODE_BUCKETS = 2_048;

/** Spreads ids evenly; the low nine digits are exact as a number and consecutive in real projects. */
export const spread = (id: IssueId, buckets: number): number => Number(id.slice(-9)) % buckets;

/** The board's entity: one record says which buckets are in use. */
export const BOARD_HEAD_KEY = 'b:head';
export const boardKey = (seat: number): string => `b:${seat}`;

/** That an administrator sees what is restricted, for a while. */
export const glassKey = (accountId: AccountId): string => `g:${accountId}`;

/** When a person last had access to Jira. */
export const accessKey = (accountId: AccountId): string => `access:${accountId}`;

export const AUDIT_PREFIX = 'a:';
/** Milliseconds count down from the largest moment a date can be, so that keys run from the newest entry to the oldest. */
const LAST_MS = 8_640_000_000_000_000;
const newestFirst = (atMs: number): string => String(LAST_MS - atMs).padStart(16, '0');
export const auditKey = (atMs: number, id: string): string => `${AUDIT_PREFIX}${newestFirst(atMs)}:${id}`;
/** What was done to a target's check-ins; keys run from the newest to the oldest. */
export const versionPrefix = (target: TargetKey): string => `v:${target}:`;
export const versionKey = (target: TargetKey, atMs: number, id: string): string =>
  `${versionPrefix(target)}${newestFirst(atMs)}:${id}`;

/** Buckets of what targets listen to; a dozen of 3,000 targets in each. */
export const REACH_BUCKETS = 256;
export const reachKey = (bucket: number): string => `r:${bucket}`;
/** Buckets of JQL scopes; with the engine's own record they are one batch. */
export const JQL_BUCKETS = 24;
export const jqlKey = (bucket: number): string => `j:${bucket}`;

export const nodeKey = (bucket: number): string => `n:${bucket}`;
export const memberKey = (target: TargetKey, generation: number, bucket: number): string =>
  `m:${target}:${generation}:${bucket}`;
export const historyKey = (target: TargetKey, year: string): string => `h:${target}:${year}`;
/** Targets an issue was linked to of late; see `RollStore.standing`. */
export const linkedKey = (id: IssueId): string => `l:${id}`;
/** The views of one person; those of everybody for null. */
export const viewsKey = (account: AccountId | null): string => (account === null ? 'shared' : `of:${account}`);
/** What became of a cycle, an objective or a target, change by change. */
export const historyOfKey = (kind: HistoryKind, key: string): string => `o:${kind}:${key}`;
export const checkInsKey = (target: TargetKey): string => `c:${target}`;
export const importKey = (importId: string): string => `imp:${importId}`;
export const importPartKey = (importId: string, index: number, piece: number): string =>
  `imp:${importId}:${index}:${piece}`;
/** The log of a target's changes: its index, and closed chunks by name. */
export const logKey = (target: TargetKey): string => `w:${target}`;
export const logChunkKey = (target: TargetKey, name: string): string => `w:${target}:${name}`;

/** A reading that did not come to its end in one round: what it is for, and numbered pieces of what it has found. */
export const READING_KEY = 'q';
export const readingPieceKey = (piece: number): string => `q:${piece}`;

/** Neighbouring issues in one block of pasts, about 6 KB. */
const PAST_BLOCK = 50n;
export const pastBlockKey = (id: IssueId): string => `p:${BigInt(id) / PAST_BLOCK}`;
export const pastCursorKey = (target: TargetKey): string => `y:${target}`;

/** What is kept beside a cycle, an objective or a target under keys of its own, besides its history. */
export function leftoverKeys(of: HistoryKind, key: string): readonly string[] {
  if (of === 'target') return [`c:${key}`, `w:${key}`, `y:${key}`];
  return of === 'cycle' ? [`tr:${key}`] : [];
}

/** And under many keys that begin alike: members, days, the log's chunks and what was done to check-ins. */
export const leftoverPrefixes = (of: HistoryKind, key: string): readonly string[] =>
  of === 'target' ? ['m', 'h', 'w', 'v'].map((kind) => `${kind}:${key}:`) : [];
