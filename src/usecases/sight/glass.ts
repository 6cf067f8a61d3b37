import { auditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import type { AccountId } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { BrokenGlass } from '../../ports/glass-store';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** How long an administrator sees what is restricted. */
const GLASS_MS = 3_600_000;

const whileItLasts = (deps: Deps, glass: BrokenGlass | undefined): BrokenGlass | undefined =>
  glass !== undefined && deps.clock.nowMs() < Date.parse(glass.until) ? glass : undefined;

/** The broken glass of an account, while it lasts. */
export const brokenGlass = async (deps: Deps, accountId: AccountId): Promise<BrokenGlass | undefined> =>
  whileItLasts(deps, await deps.glass.find(accountId));

/** The glass of the person asking, read once in a call: together with something else that is read, or by itself. */
export interface OwnGlass {
  /** Whose glass is still to be read; undefined when it is known or nobody could have broken it. */
  unread(): AccountId | undefined;
  /** Takes in what was read for them. */
  note(glass: BrokenGlass | undefined): void;
  find(): Promise<BrokenGlass | undefined>;
}

/** `accountId` is undefined for somebody who could not have broken it. */
export function ownGlass(deps: Deps, accountId: AccountId | undefined): OwnGlass {
  let known: Promise<BrokenGlass | undefined> | undefined;
  const find = async (): Promise<BrokenGlass | undefined> => {
    if (accountId === undefined) return undefined;
    known ??= deps.glass.find(accountId);
    return whileItLasts(deps, await known);
  };
  return {
    find,
    unread: () => (known === undefined ? accountId : undefined),
    note: (glass) => void (known ??= Promise.resolve(glass)),
  };
}

const said = (deps: Deps, by: AccountId, from: BrokenGlass | undefined, to: BrokenGlass | undefined): StrategyWrite => {
  const reason = (to ?? from)?.reason;
  return {
    kind: 'audit',
    entry: {
      at: instantOf(deps.clock.nowMs()),
      by,
      items: [auditItem('sight', null, { until: from?.until ?? null }, { until: to?.until ?? null })],
      ...(reason === undefined ? {} : { reason }),
    },
    id: deps.random.id(),
  };
};

/** Lets an administrator see everything for an hour. Their reason stands in the audit log before they see anything. */
export async function breakGlass(deps: Deps, by: AccountId, reason: string): Promise<Result<BrokenGlass, 'no-reason'>> {
  if (reason.trim() === '') return err('no-reason');
  const before = await brokenGlass(deps, by);
  const glass = { until: instantOf(deps.clock.nowMs() + GLASS_MS), reason: reason.trim() };
  await deps.whole.apply([{ kind: 'glass', accountId: by, value: glass }, said(deps, by, before, glass)]);
  return ok(glass);
}

/** Ends it early. Ending what has ended changes nothing. */
export async function mendGlass(deps: Deps, by: AccountId): Promise<{ readonly ended: boolean }> {
  const before = await brokenGlass(deps, by);
  if (before === undefined) return { ended: false };
  await deps.whole.apply([{ kind: 'glass', accountId: by, value: null }, said(deps, by, before, undefined)]);
  return { ended: true };
}
