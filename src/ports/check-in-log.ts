import type { CheckInChange, Deed } from '../domain/check-in-book';
import type { AccountId, Instant, TargetKey } from '../domain/ids';

/** What one person did to a target's check-ins at one moment. */
export interface CheckInVersion {
  readonly at: Instant;
  readonly by: AccountId;
  readonly deed: Deed;
  readonly changes: readonly CheckInChange[];
}

export interface StoredVersion extends CheckInVersion {
  /** Names it among those of its target. */
  readonly versionId: string;
}

/** Who changed which check-in, from what to what. Written in the transaction of the change, and forgotten after a year. */
export interface CheckInLog {
  /** One page, newest first; no cursor means the end. Lists may lag behind what was written. */
  list(
    target: TargetKey,
    cursor: string | undefined,
  ): Promise<{ readonly versions: readonly StoredVersion[]; readonly cursor: string | undefined }>;
  /** Strongly consistent. */
  find(target: TargetKey, id: string): Promise<CheckInVersion | undefined>;
}
