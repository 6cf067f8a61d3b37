import { historyEntry } from '../../domain/history';
import type { AccountId } from '../../domain/ids';
import { instantOf } from '../../domain/day';
import type { Cycle } from '../../domain/cycle';
import type { Objective } from '../../domain/objective';
import type { Target } from '../../domain/target';
import type { StrategyWrite } from '../../ports/strategy-store';

interface Moment {
  readonly nowMs: number;
  readonly by: AccountId;
  readonly reason?: string;
}

type Changed =
  | readonly ['cycle', Cycle | undefined, Cycle]
  | readonly ['objective', Objective | undefined, Objective]
  | readonly ['target', Target | undefined, Target];

/** The write that remembers a change; none when it changed nothing a history tells. */
export function historyWrites(changed: Changed, { nowMs, by, reason }: Moment): readonly StrategyWrite[] {
  const moment = { at: instantOf(nowMs), by, ...(reason === undefined ? {} : { reason }) };
  const [of, , { key }] = changed;
  const entry = entryOf(changed, moment);
  return entry === undefined ? [] : [{ kind: 'history', of, key, entry }];
}

function entryOf(changed: Changed, moment: Parameters<typeof historyEntry>[3]) {
  switch (changed[0]) {
    case 'cycle':
      return historyEntry('cycle', changed[1], changed[2], moment);
    case 'objective':
      return historyEntry('objective', changed[1], changed[2], moment);
    case 'target':
      return historyEntry('target', changed[1], changed[2], moment);
  }
}
