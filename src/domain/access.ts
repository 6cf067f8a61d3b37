import type { AccountId } from './ids';

/** Who is acting, as far as rights on the strategy depend on it. */
export interface Editor {
  readonly accountId: AccountId;
  readonly isAdmin: boolean;
}

/** Something with an owner. */
interface Owned {
  readonly owner: AccountId | null;
}

/** Administrators edit everything; an owner edits what they own. */
export const mayEdit = (editor: Editor, owned: Owned | undefined): boolean =>
  editor.isAdmin || (owned !== undefined && owned.owner === editor.accountId);
