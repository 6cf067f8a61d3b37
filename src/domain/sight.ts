import { isKeeper } from './access';
import type { AccountId, ObjectiveKey } from './ids';
import type { Objective } from './objective';

/** Somebody who reads, as far as it decides what they may see. Managing or administering plays no part. */
export interface Reader {
  /** Undefined for somebody whom no restriction can name. */
  readonly accountId: AccountId | undefined;
  /** Ids of their Jira groups; may be left empty while no restriction that matters names one. */
  readonly groups: ReadonlySet<string>;
  /** Has broken the glass: an administrator's way past restrictions, with a reason, for an hour. */
  readonly seesAll: boolean;
}

type Restricted = Pick<Objective, 'key' | 'parent' | 'owner' | 'delegates' | 'restrictedTo'>;

/** Whether the objective's own restriction lets the reader in; what is above it has its own say. */
export function isAdmitted(reader: Reader, objective: Restricted): boolean {
  const { restrictedTo } = objective;
  const { accountId, groups, seesAll } = reader;
  if (restrictedTo === null || seesAll) return true;
  if (restrictedTo.groups.some((group) => groups.has(group))) return true;
  return accountId !== undefined && (isKeeper(accountId, objective) || restrictedTo.accounts.includes(accountId));
}

/** Whether anybody at all is shut out, and whether it takes a look at groups to say whom. */
export const isAnyRestricted = (objectives: readonly Restricted[]): boolean =>
  objectives.some(({ restrictedTo }) => restrictedTo !== null);
export const namesGroups = (objectives: readonly Restricted[]): boolean =>
  objectives.some(({ restrictedTo }) => (restrictedTo?.groups.length ?? 0) > 0);

/**
 * The objectives that every one of the readers may see. What is below a restricted objective is hidden with it, and what is
 * below two needs both. A parent that does not exist hides nothing.
 */
export function visibleObjectives(
  readers: readonly Reader[],
  objectives: readonly Restricted[],
): ReadonlySet<ObjectiveKey> {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const known = new Map<ObjectiveKey, boolean>();
  const isVisible = (objective: Restricted): boolean => {
    const before = known.get(objective.key);
    if (before !== undefined) return before;
    // Set first, so that a loop, which no write can make, would still end.
    known.set(objective.key, true);
    const parent = objective.parent === null ? undefined : byKey.get(objective.parent);
    const answer =
      readers.every((reader) => isAdmitted(reader, objective)) && (parent === undefined || isVisible(parent));
    known.set(objective.key, answer);
    return answer;
  };
  return new Set(objectives.filter(isVisible).map(({ key }) => key));
}

/** Everybody the restriction lets in, as far as it can be written down. */
interface Audience {
  readonly accounts: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

function audienceOf({ owner, delegates, restrictedTo }: Restricted): Audience | undefined {
  if (restrictedTo === null) return undefined;
  return {
    accounts: new Set([...restrictedTo.accounts, ...delegates, ...(owner === null ? [] : [owner])]),
    groups: new Set(restrictedTo.groups),
  };
}

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
  [...inner].every((one) => outer.has(one));

/**
 * Whether an objective counts towards its parent. One with a restriction of its own does so only where everybody who sees
 * the parent is sure to see it: then every number above is the same for all who read it, and no total gives it away.
 */
export function countsAbove(objective: Restricted, byKey: ReadonlyMap<ObjectiveKey, Restricted>): boolean {
  const own = audienceOf(objective);
  if (own === undefined) return true;
  const passed = new Set<ObjectiveKey>([objective.key]);
  let above = objective.parent === null ? undefined : byKey.get(objective.parent);
  while (above !== undefined && !passed.has(above.key)) {
    passed.add(above.key);
    const wider = audienceOf(above);
    if (wider !== undefined && isWithin(wider.accounts, own.accounts) && isWithin(wider.groups, own.groups))
      return true;
    above = above.parent === null ? undefined : byKey.get(above.parent);
  }
  return false;
}
