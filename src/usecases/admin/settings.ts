import { countsAlike } from '../../domain/counting';
import { instantOf } from '../../domain/day';
import { auditItem } from '../../domain/audit';
import type { AccountId } from '../../domain/ids';
import { HEALTH_RULES, modeOf } from '../../domain/health-rule';
import { isFedByWork } from '../../domain/measure';
import { sortedUnder } from '../../domain/perspective';
import { overlaid } from '../../domain/overlaid';
import { err, ok, type Result } from '../../domain/result';
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
    sorted: sortedUnder(objectives.map(({ value }) => value)),
    counts: { cycles: cycles.length, objectives: objectives.length, targets: targets.length },
  };
}

/** Settings by name, as far as somebody names them. */
export type SomeSettings = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** Others may save settings at the same moment; a save is then decided on what they left, at most this often. */
const MAX_ROUNDS = 5;

/** What is chosen, over what is on record. Rules that are not named stay as they are. */
const settled = (before: Settings, chosen: SomeSettings): Settings =>
  overlaid<Settings>(before, { ...chosen, ...(chosen.rules && { rules: { ...before.rules, ...chosen.rules } }) });

/** What somebody changes that is no longer as they saw it, and not what they make of it either. */
function overtaken(before: Settings, seen: SomeSettings, chosen: SomeSettings): readonly string[] {
  const after = new Map<string, unknown>(Object.entries(settled(before, chosen)));
  const was = new Map<string, unknown>(Object.entries(before));
  const names = Object.entries(seen).flatMap(([name, value]: [string, unknown]) =>
    name === 'rules' || same(was.get(name), value) || same(was.get(name), after.get(name)) ? [] : [name],
  );
  const rules = HEALTH_RULES.filter((rule) => {
    const [mode, wanted] = [modeOf(before.rules, rule), chosen.rules?.[rule]];
    return seen.rules !== undefined && wanted !== undefined && wanted !== mode && modeOf(seen.rules, rule) !== mode;
  });
  return [...names, ...rules.map((rule) => `rules.${rule}`)];
}

/**
 * Saves the settings and has every number they move recomputed. Says how many targets that may move. With `seen`, what
 * somebody else has changed since is not overwritten: then nothing is saved, and it is named.
 */
export async function saveSettings(
  deps: Deps,
  actor: AccountId,
  chosen: SomeSettings,
  seen: SomeSettings = {},
): Promise<Result<{ readonly recomputing: number }, readonly string[]>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { value: before, rev } = await deps.strategy.storedSettings();
    const changed = overtaken(before, seen, chosen);
    if (changed.length > 0) return err(changed);
    const settings = settled(before, chosen);
    if (same(before, settings)) return ok({ recomputing: 0 });
    const saved = await deps.strategy.apply([
      { kind: 'settings', value: settings, rev },
      { kind: 'work', item: { kind: 'settings' }, stamp: deps.random.id() },
      {
        kind: 'audit',
        entry: { at: instantOf(deps.clock.nowMs()), by: actor, items: [auditItem('settings', null, before, settings)] },
        id: deps.random.id(),
      },
    ]);
    if (!saved.ok) continue;
    await deps.wake.after(0);
    if (countsAlike(before, settings)) return ok({ recomputing: 0 });
    const { targets } = await deps.strategy.board();
    return ok({ recomputing: targets.filter(({ value }) => isFedByWork(value.target.measure)).length });
  }
  return err([]);
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
