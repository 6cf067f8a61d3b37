import { dayOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import { weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { lookAtLevels } from './look-at-levels';
import { lookAtProjects } from './look-at-projects';
import { isSliceDue } from './slice-hours';
import { lookAtScopes } from './look-at-scopes';

/** Whether the fields that hold story points are others than when they were first looked for. */
async function havePointsMoved(deps: Deps): Promise<boolean> {
  const engine = await deps.rolls.engine();
  if (engine.settings.pointsField !== null || engine.pointsFields.length === 0) return false;
  const fields = (await deps.source.numberFields()).filter(({ isPoints }) => isPoints).map(({ id }) => id);
  if (fields.join() === engine.pointsFields.join()) return false;
  await deps.rolls.saveEngine({ ...engine, pointsFields: [] });
  return true;
}

/**
 * Compares the site's statuses each hour, its projects and the levels of its issue types with each slice, and its story-point
 * fields and scopes once a day, with what they were: a status that moved to another category, a project out of
 * sight, another hierarchy or another field moves numbers without an event. Answers whether targets are read anew for it.
 */
export async function lookAtConfiguration(deps: Deps): Promise<boolean> {
  const isDue = isSliceDue(deps.clock.nowMs());
  const haveProjectsMoved = isDue && (await lookAtProjects(deps, []));
  const haveLevelsMoved = await lookAtLevels(deps, isDue);
  const fingerprint = await deps.source.statusFingerprint();
  const last = await deps.fingerprints.last();
  const { statuses, fieldsOn } = last;
  const today = dayOf(deps.clock.nowMs());
  const isRemapped = statuses !== null && statuses !== fingerprint;
  const arePointsMoved = fieldsOn !== today && (await havePointsMoved(deps));
  let targets: readonly TargetKey[] = [];
  if (isRemapped || arePointsMoved) {
    const board = await deps.strategy.board();
    targets = board.targets
      .map(({ value }) => value.target)
      .filter(({ measure }) => isRemapped || weighsByPoints(measure))
      .map(({ key }) => key);
    await deps.work.record(
      targets.map((target) => ({ kind: 'target', target })),
      deps.random.id(),
    );
  }
  const areScopesRefused = fieldsOn !== today && (await lookAtScopes(deps));
  if (statuses !== fingerprint || fieldsOn !== today)
    await deps.fingerprints.save({ ...last, statuses: fingerprint, fieldsOn: today });
  return haveProjectsMoved || haveLevelsMoved || areScopesRefused || targets.length > 0;
}
