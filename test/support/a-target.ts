import { parseCycleKey, parseObjectiveKey, parseTargetKey } from '../../src/domain/ids';
import { DEFAULT_TARGET, defaultKind, defaultProfile } from '../../src/domain/strategy-file/defaults';
import type { Target } from '../../src/domain/target';
import type { Category, Member } from '../../src/rollup/member';
import { toWeight } from '../../src/rollup/member';
import { parseIssueId } from '../../src/domain/ids';
import { aDay } from './ways';

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the builder needs a real key');
  return value;
}

/** A target of 2021 from 0 to 100 %, fed by counted work unless a test says otherwise. */
export function aTarget(given: Partial<Target> = {}): Target {
  const measure = given.measure ?? { type: 'completion', weighBy: { kind: 'count' } };
  return {
    ...DEFAULT_TARGET,
    key: known(parseTargetKey('TGT-1')),
    objective: known(parseObjectiveKey('OBJ-1')),
    cycle: known(parseCycleKey('FY21')),
    name: 'A target',
    baseline: 0,
    goal: 100,
    unit: '%',
    start: aDay('2021-01-01'),
    due: aDay('2021-12-31'),
    kind: defaultKind(measure),
    profile: defaultProfile(measure),
    ...given,
    measure,
  };
}

/** One leaf of a scope; `value` is what its field holds. */
export const aLeaf = (
  id: number,
  category: Category,
  value: number | null = 1,
  resolution: string | null = null,
): Member => ({
  id: known(parseIssueId(String(id))),
  parent: null,
  category,
  resolution,
  weight: value === null ? null : toWeight(value),
  direct: [1],
  kids: 0,
  created: null,
  resolved: null,
});
