import type { IncomingMessage } from 'node:http';
import { USERS_TABLE, type HostStore, type ProductActor, type SiteUser } from '../kernel';

/** Who looks at a page, and how. */
export interface Session {
  readonly actor: ProductActor;
  /** Undefined for a visitor who is not logged in. */
  readonly user: SiteUser | undefined;
  readonly colorMode: 'light' | 'dark';
  /** Cookies to set so that later requests find the same. */
  readonly cookies: readonly string[];
}

export const ANONYMOUS = 'anonymous';
/** Who a visitor is before they say so: every site has this administrator. */
const FIRST_VISITOR = 'admin@example.com';

/** Either the session, or the email that nobody on the site has. */
export type SessionResult = { readonly session: Session } | { readonly unknownUser: string; readonly session: Session };

/** The people of the site, administrators first. */
export function siteUsers(store: HostStore): SiteUser[] {
  return store
    .entries<SiteUser>(USERS_TABLE)
    .map(([, user]) => user)
    .filter((user) => user.active !== false)
    .sort((a, b) => Number(b.admin) - Number(a.admin) || a.displayName.localeCompare(b.displayName, 'en'));
}

/**
 * Who acts: `?as=<email>` first, and from then on by cookie; HTTP Basic for clients without cookies; otherwise the
 * administrator every site has. The local site asks nobody for a password.
 */
export function readSession(store: HostStore, request: IncomingMessage, url: URL): SessionResult {
  const users = siteUsers(store);
  const first = users.find(({ email }) => email === FIRST_VISITOR) ?? users[0];
  const cookies = cookiesOf(request);
  const names = cookieNames(request);
  const set: string[] = [];
  const remember = (name: string, value: string) =>
    set.push(`${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; HttpOnly`);

  const asked = url.searchParams.get('theme');
  const colorMode = (asked ?? cookies.get(names.theme)) === 'dark' ? 'dark' : 'light';
  if (asked !== null) remember(names.theme, colorMode);

  const as = url.searchParams.get('as');
  const wanted = as ?? basicUser(request) ?? cookies.get(names.user) ?? first?.email ?? ANONYMOUS;
  const user = users.find(({ email }) => email.toLowerCase() === wanted.toLowerCase());
  const anonymous: Session = { actor: { kind: 'anonymous' }, user: undefined, colorMode, cookies: set };
  if (wanted !== ANONYMOUS && !user) {
    // A cookie can outlive the person it names, for instance when another site runs on the same port.
    return as === null && basicUser(request) === undefined && first
      ? { session: { ...anonymous, user: first, actor: { kind: 'user', accountId: first.accountId } } }
      : { unknownUser: wanted, session: anonymous };
  }
  if (as !== null) remember(names.user, wanted);
  return { session: user ? { ...anonymous, user, actor: { kind: 'user', accountId: user.accountId } } : anonymous };
}

/** Cookies do not know ports: sites that run side by side keep their visitors apart by name. */
function cookieNames(request: IncomingMessage): { readonly user: string; readonly theme: string } {
  const port = /:([0-9]+)$/.exec(request.headers.host ?? '')?.[1] ?? '80';
  return { user: `site-user-${port}`, theme: `site-theme-${port}` };
}

function cookiesOf(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, decoded(value)]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A cookie that is not ours to read is as good as none.
    return '';
  }
}

function basicUser(request: IncomingMessage): string | undefined {
  const match = /^Basic (.+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] === undefined ? undefined : Buffer.from(match[1], 'base64').toString().split(':')[0];
}
