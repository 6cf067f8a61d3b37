import type { History } from './history';
import type { AccountId } from './ids';

/**
 * Why a copy stays when carrying it forward is undone: somebody changed it since, something that stays stands under it, it is
 * in use otherwise, the audit log would tell everybody of what is restricted, or its cycle was agreed on or closed since. `in-use`
 * says no more than that, because whoever undoes it may not see what uses it.
 */
export const STAYS = ['changed', 'under', 'in-use', 'restricted', 'agreed'] as const;
export type Stays = (typeof STAYS)[number];

/** When somebody made the thing that nobody has changed since; undefined where that is not so, or not known any more. */
export function untouchedSince({ entries, isCut }: History, by: AccountId): string | undefined {
  const [made, ...others] = entries;
  const isTheirs = made?.isNew === true && made.by === by;
  return isTheirs && others.length === 0 && !isCut ? made.at : undefined;
}
