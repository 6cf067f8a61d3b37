import { openAsks } from '../../domain/ask';
import type { Cycle } from '../../domain/cycle';
import type { ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { StoredTarget } from '../../ports/strategy-store';

/** Told at once; more than anybody reads through. */
const MAX_SHOWN = 300;

interface Scene {
  readonly cycles: readonly Cycle[];
  readonly objectives: readonly Objective[];
  readonly targets: readonly StoredTarget[];
}

/** What waits for its owner's word in the objectives that are shown, the oldest first. */
export function asksShown({ cycles, objectives, targets }: Scene, shown: ReadonlySet<ObjectiveKey>) {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const own = targets.map(({ value }) => value.target).filter(({ objective }) => shown.has(objective));
  const keys = new Set<string>(shown);
  return openAsks(cycles, objectives, own)
    .filter(({ kind, key }) => kind === 'target' || keys.has(key))
    .toSorted((a, b) => (a.turn.at < b.turn.at ? -1 : 1))
    .slice(0, MAX_SHOWN)
    .map(({ kind, key, owner, about, turn }) => {
      const above = byKey.get(about);
      const { fields, at, by, due } = turn;
      const isClosed = above?.status === 'closed' && fields.includes('status');
      return { kind, key, owner, about, aboutName: above?.name ?? about, fields: [...fields], isClosed, at, by, due };
    });
}
