import type { TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { Deps } from '../deps';
import { startPast } from '../worker/stopped-pasts';

/** Recomputing a target that has just been computed would only cost Jira points. */
const FRESH_MS = 30_000;

/** Asks for a target to be read anew from Jira, and for its past where somebody had stopped that. */
export async function refreshTarget(
  deps: Deps,
  key: TargetKey,
): Promise<Result<{ readonly queued: boolean }, 'unknown-target'>> {
  const stored = (await deps.strategy.targets([key])).get(key);
  if (stored === undefined) return err('unknown-target');
  if (stored.value.target.frozen !== null) return ok({ queued: false });
  const wasStopped = await startPast(deps, key);
  const { asOf, staleSince } = stored.value.roll;
  if (!wasStopped && asOf !== null && staleSince === null && deps.clock.nowMs() - Date.parse(asOf) < FRESH_MS)
    return ok({ queued: false });
  await deps.work.record([{ kind: 'target', target: key }], deps.random.id());
  await deps.wake.after(0);
  return ok({ queued: true });
}
