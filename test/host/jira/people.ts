import { APP_ACCOUNT_ID, USERS_TABLE, type HostStore, type SiteUser } from '../kernel';
import { APP_USER } from './base-site';

/** A person or the app by account id. */
export const findUser = (store: HostStore, accountId: string): SiteUser | undefined =>
  accountId === APP_ACCOUNT_ID ? APP_USER : store.get<SiteUser>(USERS_TABLE, accountId);

export const allUsers = (store: HostStore): SiteUser[] => store.entries<SiteUser>(USERS_TABLE).map(([, user]) => user);
