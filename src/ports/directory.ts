import type { AccountId } from '../domain/ids';

/** People as Jira knows them. */
export interface Directory {
  /** Those of the accounts that are open; at most `MAX_LOOKED_UP` are asked for at once. */
  here(accounts: readonly AccountId[]): Promise<ReadonlySet<AccountId>>;
}

export const MAX_LOOKED_UP = 50;
