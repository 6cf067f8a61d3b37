import type { TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { Deps } from '../deps';

/** Recomputing a target that has just been computed would only cost Jira points. */
const FRESH_MS = 30_000;

/** Asks for a target to be read anew from Jira. */
export async function refreshTarget(
  deps: Deps,
  key: TargetKey,
): Promise<Result<{ readonly queued: boolean }, 'unknown-target'>> {
  const stored = (await deps.strategy.targets([key])).get(key);
  if (stored === undefined) return err('unknown-target');
  if (stored.value.target.frozen !== null) return ok({ queued: false });
  const { asOf, staleSince } = stored.value.roll;
  if (asOf !== null && staleSince === null && deps.clock.nowMs() - Date.parse(asOf) < FRESH_MS)
    return ok({ queued: false });
  await deps.work.record([{ kind: 'target', target: key }], deps.random.id());
  await deps.wake.after(0);
  return ok({ queued: true });
}
