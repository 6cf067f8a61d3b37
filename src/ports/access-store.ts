import type { AccountId } from '../domain/ids';

/** When Jira last said that a person has access to it. A record is gone some time after a day. */
export interface AccessStore {
  /** Milliseconds since 1970; undefined where nothing is known any more. */
  lastMs(accountId: AccountId): Promise<number | undefined>;
  note(accountId: AccountId, atMs: number): Promise<void>;
}
