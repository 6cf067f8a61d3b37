import type { IncomingMessage } from 'node:http';
import type { SiteUser } from './kernel';
import type { People } from './people';

/** The site user whom a request names by HTTP Basic `email:anything`; the local site keeps no passwords. */
export function basicUser(request: IncomingMessage, people: People): SiteUser | undefined {
  const [scheme = '', encoded = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [email = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const user = people.byEmail(email);
  return user?.active === false ? undefined : user;
}
