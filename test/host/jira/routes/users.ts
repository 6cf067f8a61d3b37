import type { ProductResponse } from '../../kernel';
import { ok, refusal, unauthenticated } from '../answers';
import { listParam, numberParam } from '../bodies';
import { allUsers, findUser } from '../people';
import { userView } from '../render/entities';
import type { Call, RouteTable } from '../router';
import { selfOf } from '../addresses';
import { groupView } from './groups';

/** Entries of an expanded list; `size` says how many there are. */
const MAX_EXPANDED = 50;
/** More account ids in one bulk read than real sites take. */
const MAX_BULK = 200;

export const userRoutes: RouteTable = {
  'GET /rest/api/3/myself': ({ viewer, state, query }) => {
    const user = viewer.accountId === null ? undefined : findUser(state.store, viewer.accountId);
    if (user === undefined) throw unauthenticated();
    const shown = { ...userView(user), locale: 'en_US' };
    if (!listParam(query.getAll('expand')).includes('groups')) return ok(shown, { identities: 1 });
    const items = user.groups.slice(0, MAX_EXPANDED).map(groupView);
    return ok(
      { ...shown, groups: { size: user.groups.length, items, 'max-results': MAX_EXPANDED } },
      { identities: 1 + items.length },
    );
  },
  'GET /rest/api/3/user': (call) => {
    requireKnown(call);
    const user = findUser(call.state.store, call.query.get('accountId') ?? '');
    if (user === undefined) throw refusal(404, 'Specified user does not exist or you do not have required permissions');
    return ok(userView(user), { identities: 1 });
  },
  'GET /rest/api/3/user/search': (call) => search(call, call.query.get('query') ?? ''),
  'GET /rest/api/3/user/assignable/search': (call) => search(call, call.query.get('query') ?? ''),
  'GET /rest/api/3/user/bulk': bulk,
};

function requireKnown({ viewer }: Call): void {
  if (!viewer.known) throw unauthenticated();
}

function search(call: Call, text: string): ProductResponse {
  requireKnown(call);
  const wanted = text.toLowerCase();
  const accountId = call.query.get('accountId');
  const found = allUsers(call.state.store)
    .filter((user) => (accountId === null ? fits(user, wanted) : user.accountId === accountId))
    .sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
  const startAt = numberParam(call.query, 'startAt', 0);
  const page = found.slice(startAt, startAt + numberParam(call.query, 'maxResults', 50));
  return ok(page.map(userView), { identities: page.length });
}

/** Jira matches the beginnings of words of the name, and the beginning of the address. */
const fits = (user: { displayName: string; email: string }, wanted: string): boolean =>
  user.displayName.toLowerCase().startsWith(wanted) ||
  user.displayName
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted)) ||
  user.email.toLowerCase().startsWith(wanted);

function bulk(call: Call): ProductResponse {
  requireKnown(call);
  const ids = [...new Set(listParam(call.query.getAll('accountId')))];
  if (ids.length === 0) throw refusal(400, 'The query parameter accountId is required.');
  if (ids.length > MAX_BULK) throw refusal(400, `A maximum of ${MAX_BULK} account ids can be given.`);
  const startAt = numberParam(call.query, 'startAt', 0);
  const maxResults = Math.min(numberParam(call.query, 'maxResults', 10), MAX_BULK);
  const users = ids.flatMap((id) => findUser(call.state.store, id) ?? []);
  const values = users.slice(startAt, startAt + maxResults).map(userView);
  return ok(
    {
      self: selfOf('user/bulk'),
      maxResults,
      startAt,
      total: users.length,
      isLast: startAt + values.length >= users.length,
      values,
    },
    { identities: values.length },
  );
}
