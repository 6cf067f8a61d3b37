import { instantOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import type { DriftEntry } from '../../ports/reconcile-store';
import type { Trail } from '../../ports/roll-store';
import type { Deps } from '../deps';

/**
 * What puts numbers right and counts what it found wrong: every leaf that is saved otherwise than it stood was drift, because
 * whatever an event told has been saved before. Each repair is counted in its own transaction, so that a look which is cut
 * off and begun anew counts none twice and none not at all.
 */
export function notingDrift(deps: Deps, foundBy: DriftEntry['foundBy']): Deps {
  const at = instantOf(deps.clock.nowMs());
  const noting = (target: TargetKey, trail: Trail): Trail =>
    trail.changes.length === 0 ? trail : { ...trail, drift: { at, target, leaves: trail.changes.length, foundBy } };
  return {
    ...deps,
    rolls: {
      ...deps.rolls,
      saveHead: async (record, roll, buckets, trail, nodes) =>
        deps.rolls.saveHead(record, roll, buckets, noting(record.value.target.key, trail), nodes),
      saveGeneration: async (record, roll, members, trail, nodes) =>
        deps.rolls.saveGeneration(record, roll, members, noting(record.value.target.key, trail), nodes),
    },
  };
}
