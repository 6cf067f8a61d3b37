import { viewAsSchema, type Sight } from '../contract/sight';
import { parseAccountId, type AccountId } from '../domain/ids';
import { ok } from '../domain/result';
import type { ViewOwner } from '../ports/view-store';
import type { ViewerRights } from '../ports/viewer';
import type { Deps } from '../usecases/deps';
import { ownGlass, type OwnGlass } from '../usecases/sight/glass';
import { absentReader, sighted, viewerReader } from '../usecases/sight/sighted';
import { failed, type Actor, type Outcome } from './call';

/** Through whose eyes a call is made: everything it reads is what they may see. */
interface Looking {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly rights: ViewerRights;
  /** What pages have to say about it once the call is done; undefined in the usual case. */
  readonly sight: () => Promise<Sight | undefined>;
}

/** Calls that change nothing are named so; everything else is refused to those who read as somebody else. */
const READS = /^(get|list|search|preview|export|open|explain|suggest)[A-Z]/;

/** What is a person's own page, shown to them alone. */
const THEIRS_ALONE: ReadonlySet<string> = new Set(['getMyLine']);

function namedIn(payload: unknown): Outcome<AccountId | undefined> {
  if (typeof payload !== 'object' || payload === null || !('viewAs' in payload)) return ok(undefined);
  const parsed = viewAsSchema.safeParse(payload);
  if (!parsed.success) return failed('invalid', 'This is nobody.', [{ path: 'viewAs', message: 'not an account' }]);
  const accountId = parseAccountId(parsed.data.viewAs);
  return accountId === undefined
    ? failed('invalid', 'This is nobody.', [{ path: 'viewAs', message: 'not an account' }])
    : ok(accountId);
}

/** As somebody else, a manager reads what both may see, with no right to change it; work items stay their own to see. */
function asAnother(deps: Deps, own: Looking, other: AccountId, glass: OwnGlass): Looking {
  const rights: ViewerRights = { ...own.rights, isAdmin: false, mayManage: false, mayEditIssue: false };
  // The views somebody keeps are theirs alone: the manager goes on with their own.
  const views = {
    ...deps.views,
    read: async (owner: ViewOwner) => deps.views.read(owner === other ? own.actor.accountId : owner),
  };
  const both = [viewerReader(deps, own.actor.accountId, glass), absentReader(deps, other)];
  return {
    deps: { ...sighted(deps, both, glass), viewer: { ...deps.viewer, rights: async () => rights }, views },
    actor: { accountId: other },
    rights,
    sight: async () => ({ ...(await own.sight()), viewingAs: other }),
  };
}

/** Decides what the person asking may see before their call reads anything. */
export async function lookingAs(
  deps: Deps,
  name: string,
  actor: Actor,
  rights: ViewerRights,
  payload: unknown,
): Promise<Outcome<Looking>> {
  const other = namedIn(payload);
  if (!other.ok) return other;
  if (other.value !== undefined && !rights.mayManage) {
    return failed('forbidden', 'Only people with the permission to manage strategy can read as somebody else.');
  }
  if (other.value !== undefined && !READS.test(name)) {
    return failed('forbidden', 'Nothing can be changed while you read as somebody else. Stop reading as them first.');
  }
  if (other.value !== undefined && THEIRS_ALONE.has(name)) {
    return failed('forbidden', 'Only they see this page. Stop reading as them to see your own.');
  }
  const glass = ownGlass(deps, rights.isAdmin ? actor.accountId : undefined);
  // After a change nothing more is read: storage that fails then would call a change that was made a failure.
  if (!READS.test(name)) await glass.find();
  const own: Looking = {
    deps: sighted(deps, [viewerReader(deps, actor.accountId, glass)], glass),
    actor,
    rights,
    sight: async () => {
      const broken = await glass.find();
      // It was read before the call that ends it.
      return broken === undefined || name === 'mendGlass' ? undefined : { glassUntil: broken.until };
    },
  };
  return ok(other.value === undefined ? own : asAnother(deps, own, other.value, glass));
}
