import { USERS_TABLE, type HostStore, type SiteUser } from './kernel';

/** Looks people up by what callers know of them: their email or their account id. */
export interface People {
  byEmail(email: string): SiteUser | undefined;
  /** An email when it holds an @, else an account id. */
  find(name: string): SiteUser | undefined;
  /** Keeps those who are not on the site yet. */
  ensure(users: readonly SiteUser[]): Promise<void>;
}

/** Opens the people of a site. */
export function openPeople(store: HostStore): People {
  const byEmail = (email: string): SiteUser | undefined =>
    store
      .entries<SiteUser>(USERS_TABLE)
      .map(([, user]) => user)
      .find((user) => user.email.toLowerCase() === email.toLowerCase());
  return {
    byEmail,
    find: (name) => (name.includes('@') ? byEmail(name) : store.get<SiteUser>(USERS_TABLE, name)),
    ensure: (users) =>
      store.commit(
        users
          .filter((user) => !store.has(USERS_TABLE, user.accountId) && byEmail(user.email) === undefined)
          .map((user) => ({ table: USERS_TABLE, key: user.accountId, value: user })),
      ),
  };
}
