import type { AccountId } from './ids';

/** The people and the Jira groups (by group id) that may see an objective; everybody else never learns of it. */
export interface Restriction {
  readonly accounts: readonly AccountId[];
  readonly groups: readonly string[];
}
