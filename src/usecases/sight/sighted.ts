import type { AccountId } from '../../domain/ids';
import type { Reader } from '../../domain/sight';
import type { Deps } from '../deps';
import { brokenGlass, type OwnGlass } from './glass';
import type { Readers } from './seen-objectives';
import { sightedAudit } from './sighted-audit';
import { sightedStore } from './sighted-store';

type OneReader = (needGroups: boolean) => Promise<Reader>;

/** Somebody whose glass and groups are asked for at most once, and only when a restriction is there or names any. */
function reader(
  accountId: AccountId,
  glass: Pick<OwnGlass, 'find'>,
  groupsOf: () => Promise<readonly string[]>,
): OneReader {
  let groups: Promise<readonly string[]> | undefined;
  return async (needGroups) => {
    const seesAll = (await glass.find()) !== undefined;
    if (!needGroups || seesAll) return { accountId, groups: new Set(), seesAll };
    groups ??= groupsOf();
    return { accountId, groups: new Set(await groups), seesAll };
  };
}

/** The person asking; Jira tells them their own groups. */
export const viewerReader = (deps: Deps, accountId: AccountId, glass: OwnGlass): OneReader =>
  reader(accountId, glass, async () => (await deps.viewer.self())?.groups ?? deps.groups.of(accountId));

/** The glass of somebody who has not broken it. */
const WHOLE: Pick<OwnGlass, 'find'> = { find: async () => Promise.resolve(undefined) };

/** Somebody who is not here to be asked, as the app knows them. */
export const absentReader = (deps: Deps, accountId: AccountId, glass: Pick<OwnGlass, 'find'> = WHOLE): OneReader =>
  reader(accountId, glass, async () => deps.groups.of(accountId));

/**
 * Everything a call may use, with the strategy and the audit log as all of these readers may see them. Where a line of sight
 * is read anyway, `glass` is read with it.
 */
export function sighted(deps: Deps, everyone: readonly OneReader[], glass?: OwnGlass): Deps {
  const readers: Readers = async (needGroups) => Promise.all(everyone.map(async (one) => one(needGroups)));
  const strategy = sightedStore(deps.whole, readers, glass);
  return { ...deps, strategy, audit: sightedAudit(deps.audit, deps.whole, strategy) };
}

/** For work that somebody has begun and the worker goes on with. */
export async function sightedFor(deps: Deps, accountId: AccountId): Promise<Deps> {
  const glass = await brokenGlass(deps, accountId);
  return sighted(deps, [absentReader(deps, accountId, { find: async () => Promise.resolve(glass) })]);
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
