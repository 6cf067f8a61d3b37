import type { AccountId } from '../domain/ids';

/** The Jira groups of people other than the one asking, read with the app's own rights. */
export interface Groups {
  /** Group ids; none for somebody Jira does not know. */
  of(accountId: AccountId): Promise<readonly string[]>;
}
