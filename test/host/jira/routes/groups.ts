import type { ProductResponse } from '../../kernel';
import { ok, refusal, unauthenticated } from '../answers';
import { selfOf } from '../addresses';
import { numberParam } from '../bodies';
import { allUsers, findUser } from '../people';
import type { Call, RouteTable } from '../router';

/** A group of the local site is known by one word: real ids are drawn by chance, and nobody could write them in a file. */
export const groupView = (name: string) => ({
  groupId: name,
  name,
  self: `${selfOf('group')}?groupId=${encodeURIComponent(name)}`,
});

export const groupRoutes: RouteTable = {
  'GET /rest/api/3/user/groups': (call) => {
    requireKnown(call);
    const user = findUser(call.state.store, call.query.get('accountId') ?? '');
    if (user === undefined) throw refusal(404, 'Specified user does not exist or you do not have required permissions');
    return ok(user.groups.map(groupView), { identities: user.groups.length });
  },
  'GET /rest/api/3/groups/picker': (call) => {
    requireKnown(call);
    const wanted = (call.query.get('query') ?? '').toLowerCase();
    const found = allGroups(call).filter((name) => name.toLowerCase().includes(wanted));
    const shown = found.slice(0, numberParam(call.query, 'maxResults', 20));
    return ok(
      {
        header: `Showing ${shown.length} of ${found.length} matching groups`,
        total: found.length,
        groups: shown.map((name) => ({ groupId: name, name, html: name, labels: [] })),
      },
      { identities: shown.length },
    );
  },
  'GET /rest/api/3/group/bulk': bulk,
};

function requireKnown({ viewer }: Call): void {
  if (!viewer.known) throw unauthenticated();
}

const allGroups = ({ state }: Call): string[] =>
  [...new Set(allUsers(state.store).flatMap(({ groups }) => groups))].sort((a, b) => (a < b ? -1 : 1));

function bulk(call: Call): ProductResponse {
  requireKnown(call);
  const asked = call.query.getAll('groupId');
  const found = allGroups(call).filter((name) => asked.length === 0 || asked.includes(name));
  const startAt = numberParam(call.query, 'startAt', 0);
  const maxResults = numberParam(call.query, 'maxResults', 50);
  const values = found.slice(startAt, startAt + maxResults).map((name) => ({ groupId: name, name }));
  return ok(
    {
      self: selfOf('group/bulk'),
      maxResults,
      startAt,
      total: found.length,
      isLast: startAt + values.length >= found.length,
      values,
    },
    { identities: values.length },
  );
}
