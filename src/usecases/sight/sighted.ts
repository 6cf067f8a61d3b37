import type { AccountId } from '../../domain/ids';
import type { Reader } from '../../domain/sight';
import type { Deps } from '../deps';
import { brokenGlass } from './glass';
import type { Readers } from './seen-objectives';
import { sightedAudit } from './sighted-audit';
import { sightedStore } from './sighted-store';

type OneReader = (needGroups: boolean) => Promise<Reader>;

/** Somebody whose groups are asked for at most once, and only when a restriction names any. */
function reader(accountId: AccountId, seesAll: boolean, groupsOf: () => Promise<readonly string[]>): OneReader {
  let groups: Promise<readonly string[]> | undefined;
  return async (needGroups) => {
    if (!needGroups || seesAll) return { accountId, groups: new Set(), seesAll };
    groups ??= groupsOf();
    return { accountId, groups: new Set(await groups), seesAll };
  };
}

/** The person asking; Jira tells them their own groups. */
export const viewerReader = (deps: Deps, accountId: AccountId, seesAll: boolean): OneReader =>
  reader(accountId, seesAll, async () => (await deps.viewer.self())?.groups ?? deps.groups.of(accountId));

/** Somebody who is not here to be asked, as the app knows them. */
export const absentReader = (deps: Deps, accountId: AccountId, seesAll: boolean): OneReader =>
  reader(accountId, seesAll, async () => deps.groups.of(accountId));

/** Everything a call may use, with the strategy and the audit log as all of these readers may see them. */
export function sighted(deps: Deps, everyone: readonly OneReader[]): Deps {
  const readers: Readers = async (needGroups) => Promise.all(everyone.map(async (one) => one(needGroups)));
  const strategy = sightedStore(deps.whole, readers);
  return { ...deps, strategy, audit: sightedAudit(deps.audit, deps.whole, strategy) };
}

/** For work that somebody has begun and the worker goes on with. */
export async function sightedFor(deps: Deps, accountId: AccountId): Promise<Deps> {
  const glass = await brokenGlass(deps, accountId);
  return sighted(deps, [absentReader(deps, accountId, glass !== undefined)]);
}

/** For a call that names nobody: Jira says who is asking, once there is a restriction to ask about. */
export const sightedAsSelf = (deps: Deps): Deps =>
  sighted(deps, [
    async () => {
      const self = await deps.viewer.self();
      if (self === undefined) return { accountId: undefined, groups: new Set(), seesAll: false };
      const groups = self.groups ?? (await deps.groups.of(self.accountId));
      return { accountId: self.accountId, groups: new Set(groups), seesAll: false };
    },
  ]);
