import type { CheckIn, Impediment } from '../../domain/check-in';
import { instantOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import type { Deps } from '../deps';
import { childrenMean } from '../views/children-mean';
import { changesSince } from '../views/changes';
import { targetView } from '../views/target-view';
import { sightedImpediments } from './sighted-impediments';
import { checkInView, standingOf, surroundingsOf } from './standing';

/** Everything that was said to be in the way. */
export const impedimentsIn = (checkIns: readonly CheckIn[]): readonly Impediment[] =>
  checkIns.flatMap(({ impediments }) => impediments);

/** Everything a check-in starts from. Undefined when the target does not exist. */
export async function getCheckIns(deps: Deps, key: TargetKey) {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const { target, roll } = record.value;
  const around = await surroundingsOf(deps, [record]);
  const checkIns = (await deps.strategy.checkIns([key])).get(key) ?? [];
  const last = checkIns[checkIns.length - 1];
  const changes = last === undefined ? undefined : await changesSince(deps, key, last.at);
  const below = target.measure.type === 'children' ? await childrenMean(deps, target.objective) : roll.below;
  const current = { ...record, value: { target, roll: { ...roll, below } } };
  const sighted = await sightedImpediments(deps, impedimentsIn(checkIns));
  return {
    now: instantOf(around.nowMs),
    target: targetView(current, around.settings, around.nowMs),
    checkIns: checkIns.toReversed().map((one) => checkInView(one, sighted)),
    standing: standingOf(record, around, sighted),
    since:
      changes === undefined || changes === null
        ? null
        : { day: changes.fromDay, parts: changes.parts.map(({ kind, count }) => ({ kind, count })) },
  };
}

/** What was done to a target's check-ins, a page at a time. Undefined when the target does not exist. */
export async function listCheckInHistory(deps: Deps, key: TargetKey, from: string | undefined) {
  if (!(await deps.strategy.targets([key])).has(key)) return undefined;
  const { versions, cursor } = await deps.checkInLog.list(key, from);
  const said = versions.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after]));
  const sighted = await sightedImpediments(deps, impedimentsIn(said.filter((one) => one !== null)));
  return {
    versions: versions.map(({ changes, ...version }) => ({
      ...version,
      changes: changes.map(({ day, before, after }) => ({
        day,
        before: before === null ? null : checkInView(before, sighted),
        after: after === null ? null : checkInView(after, sighted),
      })),
    })),
    cursor: cursor ?? null,
  };
}
