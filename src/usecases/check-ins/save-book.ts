import { checkInAudit } from '../../domain/check-in-audit';
import { changesBetween, type CheckInBook, type Deed } from '../../domain/check-in-book';
import { enteredValues } from '../../domain/check-in';
import { briefOf } from '../../domain/check-in-brief';
import { instantOf } from '../../domain/day';
import type { AccountId } from '../../domain/ids';
import { takesCheckIns } from '../../domain/measure';
import type { Settings } from '../../domain/settings';
import type { StoredTarget } from '../../ports/strategy-store';
import { rolledAt } from '../../rollup/head';
import type { Roll } from '../../rollup/roll';
import type { Deps } from '../deps';

/** Others may change the target at the same moment; a deed is then decided on what they left, at most this often. */
export const MAX_ROUNDS = 5;

interface BookChange {
  readonly by: AccountId;
  readonly deed: Deed;
  readonly record: StoredTarget;
  readonly settings: Settings;
  readonly before: CheckInBook;
  readonly after: CheckInBook;
}

/** Entered values move the number; words beside a number that comes from elsewhere do not. */
function rollWith({ record, settings }: BookChange, after: CheckInBook, nowMs: number): Roll {
  const { target, roll } = record.value;
  const said = { ...roll, said: briefOf(after) };
  if (!takesCheckIns(target.measure)) return said;
  return rolledAt(target, { ...said, values: enteredValues(after), staleSince: null }, settings, nowMs).roll;
}

/**
 * Saves a target's check-ins with its number, who did it and what was before, in one transaction that rests on the target
 * as it was read: of two at once one is told so. False when the target or its cycle changed meanwhile.
 */
export async function saveBook(deps: Deps, change: BookChange): Promise<boolean> {
  const { by, deed, record, before, after } = change;
  const { target } = record.value;
  const nowMs = deps.clock.nowMs();
  const at = instantOf(nowMs);
  const value = { target, roll: rollWith(change, after, nowMs) };
  const changes = changesBetween(before, after);
  const saved = await deps.strategy.apply([
    { kind: 'target', value, path: record.path, rev: record.rev },
    { kind: 'open-cycle', cycle: target.cycle },
    { kind: 'check-ins', target: target.key, value: after },
    { kind: 'check-in-version', target: target.key, version: { at, by, deed, changes }, id: deps.random.id() },
    {
      kind: 'audit',
      entry: { at, by, items: [checkInAudit(target.key, before, after)] },
      id: deps.random.id(),
    },
  ]);
  return saved.ok;
}
