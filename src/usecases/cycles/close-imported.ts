import { auditItem } from '../../domain/audit';
import type { Cycle } from '../../domain/cycle';
import { instantOf } from '../../domain/day';
import type { AccountId } from '../../domain/ids';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Deps } from '../deps';
import { historyWrites } from '../strategy/history-write';
import { isClosedAtEnd } from '../strategy/plan-writes';

/** Others may change the cycle meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 5;

async function closeOne(deps: Deps, actor: AccountId, { key, closedAt }: Cycle): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.strategy.cycles([key])).get(key);
    if (stored === undefined || stored.value.state === 'closed') return;
    const now = instantOf(deps.clock.nowMs());
    const closed: Cycle = { ...stored.value, state: 'closed', closedAt: closedAt ?? now };
    const saved = await deps.strategy.apply([
      { kind: 'cycle', value: closed, rev: stored.rev },
      ...historyWrites(['cycle', stored.value, closed], { nowMs: deps.clock.nowMs(), by: actor }),
      { kind: 'work', item: { kind: 'cycle', cycle: key }, stamp: deps.random.id() },
      {
        kind: 'audit',
        entry: { at: now, by: actor, items: [auditItem('cycle', key, stored.value, closed)] },
        id: deps.random.id(),
      },
    ]);
    if (saved.ok) return;
  }
  throw new Error('cycle kept changing while it was closed');
}

/** Closes the cycles that the file closes, once everything else in the file has been written. */
export async function closeImported(deps: Deps, actor: AccountId, plan: ImportPlan): Promise<void> {
  for (const change of plan.cycles) if (isClosedAtEnd(change, plan)) await closeOne(deps, actor, change.after);
}
