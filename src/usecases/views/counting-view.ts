import {
  COUNTING_FIELDS,
  countedBy,
  countingOf,
  countingsOf,
  isPlainCounting,
  type Counting,
} from '../../domain/counting';
import type { ObjectiveKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Objective } from '../../domain/objective';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';

/** How something has its work counted, as pages are shown it: left out where it says nothing of its own. */
export function countingView(counting: Counting) {
  if (isPlainCounting(counting)) return {};
  const { excludedResolutions, ...rest } = counting;
  const named = excludedResolutions === undefined ? {} : { excludedResolutions: [...excludedResolutions] };
  return { counting: { ...rest, ...named } };
}

/**
 * How the work of a target is counted, and for each part who says so: the target, the nearest objective above it that does, by
 * key, or the site. Null for a target that work does not feed.
 */
export function countedView(
  target: Target,
  path: readonly ObjectiveKey[],
  find: (key: ObjectiveKey) => Objective | undefined,
  site: Settings,
) {
  if (!isFedByWork(target.measure)) return null;
  const above = countingsOf(path.flatMap((key) => find(key) ?? []));
  const rules = countedBy(site, countingOf(target.counting, path, above));
  return {
    excludedResolutions: [...rules.excludedResolutions],
    credit: rules.credit,
    statusCredit: rules.statusCredit,
    pointsField: rules.pointsField,
    unestimated: rules.unestimated,
    from: COUNTING_FIELDS.map((field) => {
      if (target.counting[field] !== undefined) return { field, by: 'target' as const, objective: null };
      const nearest = path.find((key) => above.get(key)?.[field] !== undefined);
      return nearest === undefined
        ? { field, by: 'site' as const, objective: null }
        : { field, by: 'objective' as const, objective: nearest };
    }),
  };
}
