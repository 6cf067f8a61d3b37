import { instantOf } from '../../domain/day';
import { auditItem } from '../../domain/audit';
import type { AccountId } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import { overlaid } from '../../domain/overlaid';
import type { Settings } from '../../domain/settings';
import { same } from '../../domain/strategy-file/same';
import type { Deps } from '../deps';

/** The site's settings with what they can be chosen from. */
export async function getSettings(deps: Deps) {
  const [{ settings, cycles, objectives, targets }, fields, resolutions] = await Promise.all([
    deps.strategy.board(),
    deps.source.numberFields(),
    deps.source.resolutions(),
  ]);
  const numberFields = fields
    .map(({ id, name, isPoints }) => ({ id, name, suggested: isPoints }))
    .sort((a, b) => Number(b.suggested) - Number(a.suggested) || a.name.localeCompare(b.name, 'en'));
  return {
    settings: {
      ...settings,
      excludedResolutions: [...settings.excludedResolutions],
      perspectives: [...settings.perspectives],
    },
    words: settings.words,
    numberFields,
    resolutions: [...resolutions],
    counts: { cycles: cycles.length, objectives: objectives.length, targets: targets.length },
  };
}

/** Saves the settings and has every number they touch recomputed. Says how many targets are fed by work. */
export async function saveSettings(
  deps: Deps,
  actor: AccountId,
  chosen: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): Promise<{ readonly recomputing: number }> {
  const before = await deps.strategy.settings();
  const settings = overlaid<Settings>(before, chosen);
  if (same(before, settings)) return { recomputing: 0 };
  await deps.strategy.apply([
    { kind: 'settings', value: settings },
    { kind: 'work', item: { kind: 'settings' }, stamp: deps.random.id() },
    {
      kind: 'audit',
      entry: { at: instantOf(deps.clock.nowMs()), by: actor, items: [auditItem('settings', null, before, settings)] },
      id: deps.random.id(),
    },
  ]);
  await deps.wake.after(0);
  const { targets } = await deps.strategy.board();
  return { recomputing: targets.filter(({ value }) => isFedByWork(value.target.measure)).length };
}

/** For support: counts, versions and the last failures. No names, titles, keys or account ids. */
export async function getDiagnostics(deps: Deps): Promise<Record<string, unknown>> {
  const [{ cycles, objectives, targets }, errors, work] = await Promise.all([
    deps.strategy.board(),
    deps.errors.recent(),
    deps.work.list(),
  ]);
  const links = targets.flatMap(({ value }) => value.target.links);
  const known = new Set(targets.map(({ value }) => value.target.key));
  // What waits for a target that this person may not see is not counted for them either.
  const waiting = work.items.filter(({ item }) => !('target' in item) || known.has(item.target));
  const rolls = targets.map(({ value }) => value.roll);
  return {
    format: 'throughline.diagnostics',
    version: 1,
    at: instantOf(deps.clock.nowMs()),
    counts: {
      cycles: cycles.length,
      objectives: objectives.length,
      targets: targets.length,
      links: links.length,
      jqlScopes: links.filter(({ kind }) => kind === 'jql').length,
      members: rolls.reduce((sum, roll) => sum + roll.members, 0),
    },
    numbers: {
      incomplete: targets.filter(
        ({ value: { target, roll } }) => isFedByWork(target.measure) && roll.asOf !== null && !roll.complete,
      ).length,
      stale: rolls.filter((roll) => roll.staleSince !== null).length,
      oldestAsOf: rolls.map((roll) => roll.asOf).reduce((a, b) => (a !== null && (b === null || a < b) ? a : b), null),
    },
    waiting: { items: waiting.length, more: work.cursor !== undefined },
    errors: [...errors],
  };
}
