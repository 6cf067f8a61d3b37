import { USERS_TABLE, APP_ACCOUNT_ID, type HostStore, type ProductActor, type SiteUser } from '../kernel';
import type { SpaceRecord } from './content-store';

/** Who may do what in Confluence: it is open to every active person of the site, and to anonymous readers space by space. */
export interface ConfluenceAccess {
  /** False for an account the site does not know: a request of its is 401. */
  known(actor: ProductActor): boolean;
  canView(actor: ProductActor, space: SpaceRecord): boolean;
  canEdit(actor: ProductActor, space: SpaceRecord): boolean;
  /** The account that changes are attributed to. */
  accountOf(actor: ProductActor): string | undefined;
  findUser(accountId: string): SiteUser | undefined;
}

/** Access over the people of the site. */
export function createAccess(store: HostStore): ConfluenceAccess {
  const findUser = (accountId: string) => store.get<SiteUser>(USERS_TABLE, accountId);
  const member = (actor: ProductActor) => {
    if (actor.kind !== 'user') return actor.kind === 'app';
    const user = findUser(actor.accountId);
    return user !== undefined && user.active !== false;
  };
  return {
    known: (actor) => actor.kind !== 'user' || member(actor),
    canView: (actor, space) => member(actor) || (actor.kind === 'anonymous' && space.anonymous),
    canEdit: (actor) => member(actor),
    accountOf: (actor) => {
      if (actor.kind === 'app') return APP_ACCOUNT_ID;
      return actor.kind === 'user' ? actor.accountId : undefined;
    },
    findUser,
  };
}
