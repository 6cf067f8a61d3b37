import type { AccountId } from './ids';

/** Who is acting, as far as rights on the strategy depend on it. */
export interface Editor {
  readonly accountId: AccountId;
  /** Administers Jira. */
  readonly isAdmin: boolean;
  /** Administers Jira, or has the permission to manage strategy. */
  readonly mayManage: boolean;
}

/** Something with an owner, and people who may stand in for them. */
interface Owned {
  readonly owner: AccountId | null;
  readonly delegates: readonly AccountId[];
}

/** Whether the account owns it or is one of its delegates. */
export const isKeeper = (accountId: AccountId, owned: Owned): boolean =>
  owned.owner === accountId || owned.delegates.includes(accountId);

/** Who manages strategy edits everything; an owner and their delegates edit what is the owner's. */
export const mayEdit = (editor: Editor, owned: Owned | undefined): boolean =>
  editor.mayManage || (owned !== undefined && isKeeper(editor.accountId, owned));

/** A target is edited, with what it is linked to, by those who may edit it or the objective it is under. */
export const mayEditTarget = (editor: Editor, target: Owned | undefined, objective: Owned | undefined): boolean =>
  mayEdit(editor, target) || mayEdit(editor, objective);
