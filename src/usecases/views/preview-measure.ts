import { mayEditTarget, type Editor } from '../../domain/access';
import { enteredValues } from '../../domain/check-in';
import { feedOf, isFedByWork } from '../../domain/measure';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import { mergedTarget } from '../../domain/strategy-plan';
import type { Target } from '../../domain/target';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Member } from '../../rollup/member';
import { EMPTY_ROLL, type Roll } from '../../rollup/roll';
import { sumsOf } from '../../rollup/sums';
import { resultOf, type TargetResult } from '../../rollup/target-result';
import { numberFieldsOf, weighsAlike, weighsByPoints, weightOf, weightText } from '../../rollup/weight';
import type { Deps } from '../deps';
import { fileOf, ownWords, type Entry } from '../edit/entry-file';
import { foldedBy, ownRules } from '../worker/own-rules';
import { childrenMean } from './children-mean';

/** While somebody fills in a form, no more work than this is read from Jira for it. */
const MOST_READ = 300;

type Read = Pick<TargetResult, 'actual' | 'progress' | 'reason' | 'leaves'>;
export type MeasurePreview = ({ readonly reads: 'now' } & Read) | { readonly reads: 'later' | 'unlinked' };

export type PreviewRefused =
  { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] } | { readonly kind: 'not-found' | 'forbidden' };

/** The fields that hold story points, as reading the target will know them. */
async function withPoints(deps: Deps, engine: Engine, target: Target): Promise<Engine> {
  if (!weighsByPoints(target.measure) || engine.pointsFields.length > 0) return engine;
  const { pointsField } = engine.settings;
  if (pointsField !== null) return { ...engine, pointsFields: [pointsField] };
  const found = await deps.source.numberFields();
  return { ...engine, pointsFields: found.filter(({ isPoints }) => isPoints).map(({ id }) => id) };
}

/** The members by what the wanted measure weighs them; undefined where that has to be read and is too much. */
async function weighed(
  deps: Deps,
  stored: StoredTarget,
  wanted: Target,
  pointsFields: readonly string[],
): Promise<readonly Member[] | undefined> {
  const { target, roll } = stored.value;
  const weighsAsBefore = isFedByWork(target.measure) && weightText(target.measure) === weightText(wanted.measure);
  const mustRead = !weighsAsBefore && !weighsAlike(wanted.measure);
  if (mustRead && roll.members > MOST_READ) return undefined;
  const members = [...(await deps.rolls.members(target.key, roll)).values()];
  if (weighsAsBefore) return members;
  const fields = numberFieldsOf(wanted.measure, pointsFields);
  const facts = mustRead
    ? await deps.source.fetch(
        members.map(({ id }) => id),
        fields,
      )
    : [];
  const numbers = new Map(facts.map((one) => [one.id, one.numbers]));
  return members.map((member) => ({
    ...member,
    weight: weightOf(wanted.measure, numbers.get(member.id) ?? {}, pointsFields),
  }));
}

/** What would be rolled up for it; undefined where only reading its work can tell. */
async function rollFor(deps: Deps, wanted: Target, stored: StoredTarget | undefined): Promise<Roll | undefined> {
  switch (feedOf(wanted.measure.type)) {
    case 'milestones':
      return EMPTY_ROLL;
    case 'objectives':
      return { ...EMPTY_ROLL, below: (await childrenMean(deps, wanted.objective)) ?? EMPTY_BELOW };
    case 'check-ins': {
      const checkIns = (await deps.strategy.checkIns([wanted.key])).get(wanted.key) ?? [];
      return { ...EMPTY_ROLL, values: enteredValues(stored === undefined ? [] : checkIns) };
    }
    case 'work': {
      if (stored === undefined || stored.value.roll.sums === null) return undefined;
      const engine = await withPoints(deps, await deps.rolls.engine(), wanted);
      const own = ownRules(engine, { value: { ...stored.value, target: wanted }, path: stored.path });
      const members = await weighed(deps, stored, wanted, own.pointsFields);
      if (members === undefined) return undefined;
      return { ...EMPTY_ROLL, ...foldedBy(own), complete: true, sums: sumsOf(members, own.fold) };
    }
  }
}

const EMPTY_BELOW = { progress: null, measured: 0, of: 0, asOf: null } as const;

/** What a target would read if it were saved as the entry says it, for somebody who may save it. */
export async function previewMeasure(
  deps: Deps,
  editor: Editor,
  entry: Entry,
): Promise<Result<MeasurePreview, PreviewRefused>> {
  // What has no key yet is read as if it had one, and nothing is looked for under that.
  const isNew = entry['key'] === undefined;
  const read = deps.reader.fromValue(fileOf({ targets: [ownWords(isNew ? { ...entry, key: 'new' } : entry)] }));
  if (!read.ok) return err({ kind: 'mistakes', mistakes: read.mistakes });
  const [wish] = read.file.targets;
  if (wish === undefined) return err({ kind: 'not-found' });
  const objective = (await deps.strategy.objectives([wish.objective])).get(wish.objective)?.value;
  if (objective === undefined) return err({ kind: 'not-found' });
  const stored = isNew ? undefined : (await deps.strategy.targets([wish.key])).get(wish.key);
  if (!mayEditTarget(editor, stored?.value.target, objective)) return err({ kind: 'forbidden' });
  const merged = mergedTarget(wish, stored?.value.target, () => objective.cycle);
  if (merged === undefined) return err({ kind: 'not-found' });
  // What was set by hand or frozen stands beside what the measure itself says.
  const wanted: Target = { ...merged, override: null, frozen: null };
  if (isFedByWork(wanted.measure) && wanted.links.length === 0) return ok({ reads: 'unlinked' });
  const roll = await rollFor(deps, wanted, stored);
  if (roll === undefined) return ok({ reads: 'later' });
  const { actual, progress, reason, leaves } = resultOf(
    wanted,
    roll,
    await deps.strategy.settings(),
    deps.clock.nowMs(),
  );
  return ok({ reads: 'now', actual, progress, reason, leaves });
}
