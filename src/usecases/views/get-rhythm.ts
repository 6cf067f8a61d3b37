import { cadenceOf } from '../../domain/check-in-due';
import type { ObjectiveKey } from '../../domain/ids';
import type { Level } from '../../domain/objective';
import type { Deps } from '../deps';
import { lineFrom } from './line-from';

/** The check-in rhythm that holds at a level under an objective, as long as nothing there says otherwise. Undefined when it is not there. */
export async function getRhythm(deps: Deps, under: ObjectiveKey | null, level: Level) {
  const line = await lineFrom(deps, under);
  if (under !== null && !line.has(under)) return undefined;
  const site = (await deps.strategy.settings()).cadence;
  const { from, ...inForce } = cadenceOf([...line.values()], site);
  const saying = from === null ? undefined : line.get(from);
  if (saying === undefined) return { every: site[level], locked: false, from: null };
  return { ...inForce, from: { key: saying.key, name: saying.name } };
}
