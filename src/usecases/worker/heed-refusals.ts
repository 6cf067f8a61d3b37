import type { TargetKey } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { JqlScope } from '../../ports/roll-store';
import { WakeRefused } from '../../ports/wake';
import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { noteUnwoken } from './note-waiting';

const keyOf = (target: TargetKey, no: number): string => `${target} ${no}`;

/** Links that are marked as broken already need not be read to find out that they are. */
const brokenIn = (targets: readonly Target[]): ReadonlySet<string> =>
  new Set(
    targets.flatMap(({ key, links }) =>
      links.flatMap((link) => (link.kind === 'jql' && link.broken !== null ? [keyOf(key, link.no)] : [])),
    ),
  );

/** A queue that takes no message must not hold up the changes that are being worked on; the next look by the clock wakes. */
async function wakeIfTaken(deps: Deps, recorded: readonly WorkItem[]): Promise<void> {
  try {
    await deps.wake.after(0);
  } catch (error) {
    if (!(error instanceof WakeRefused)) throw error;
    await noteUnwoken(deps, recorded);
  }
}

/**
 * Jira says of each scope that it is asked about whether it still takes it. Where that is not what it said last, the target is
 * read whole, once: only a search tells whether the JQL is broken, and events that came while it was not matched moved nothing.
 * What was said is kept with the scope, so that JQL which a search takes and a match does not is not read with every event.
 */
export async function heedRefusals(
  deps: Deps,
  scopes: readonly JqlScope[],
  refused: ReadonlySet<string>,
): Promise<void> {
  const turned = scopes.filter(({ jql, isRefused }) => refused.has(jql) !== (isRefused === true));
  if (turned.length === 0) return;
  const records = await deps.strategy.targets([...new Set(turned.map(({ target }) => target))]);
  const targets = [...records.values()].map(({ value }) => value.target);
  const broken = brokenIn(targets);
  const asked = turned.filter(({ target, no, jql }) => !refused.has(jql) || !broken.has(keyOf(target, no)));
  // Before what was said is kept: a round that dies in between finds it once more.
  if (asked.length > 0) {
    const works = [...new Set(asked.map(({ target }) => target))].map(
      (target) => ({ kind: 'target', target }) as const,
    );
    await deps.work.record(works, deps.random.id());
    await wakeIfTaken(deps, works);
  }
  await deps.rolls.markScopes(
    turned.map(({ isRefused: _last, ...scope }) => (refused.has(scope.jql) ? { ...scope, isRefused: true } : scope)),
  );
}
