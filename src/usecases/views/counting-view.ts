import {
  COUNTING_FIELDS,
  countedBy,
  countingOf,
  countingsOf,
  isPlainCounting,
  NO_COUNTING,
  type Counting,
} from '../../domain/counting';
import type { ObjectiveKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Objective } from '../../domain/objective';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';

type Find = (key: ObjectiveKey) => Pick<Objective, 'key' | 'counting'> | undefined;

/** What something says of its own, as pages are shown it. */
export function ownCounting({ excludedResolutions, ...rest }: Counting) {
  const named = excludedResolutions === undefined ? {} : { excludedResolutions: [...excludedResolutions] };
  return { ...rest, ...named };
}

/** How something has its work counted, as pages are shown it: left out where it says nothing of its own. */
export const countingView = (counting: Counting) =>
  isPlainCounting(counting) ? {} : { counting: ownCounting(counting) };

/**
 * How work is counted under an objective, and for each part who says so: the target, the nearest objective on the path that
 * does, by key, or the site.
 */
function countedUnder(own: Counting, path: readonly ObjectiveKey[], find: Find, site: Settings) {
  const above = countingsOf(path.flatMap((key) => find(key) ?? []));
  const rules = countedBy(site, countingOf(own, path, above));
  return {
    excludedResolutions: [...rules.excludedResolutions],
    credit: rules.credit,
    statusCredit: rules.statusCredit,
    pointsField: rules.pointsField,
    unestimated: rules.unestimated,
    from: COUNTING_FIELDS.map((field) => {
      if (own[field] !== undefined) return { field, by: 'target' as const, objective: null };
      const nearest = path.find((key) => above.get(key)?.[field] !== undefined);
      return nearest === undefined
        ? { field, by: 'site' as const, objective: null }
        : { field, by: 'objective' as const, objective: nearest };
    }),
  };
}

/** What holds for something on this path that says nothing of its own. */
export const inheritedCounting = (path: readonly ObjectiveKey[], find: Find, site: Settings) =>
  countedUnder(NO_COUNTING, path, find, site);

/** How the work of a target is counted in the end. Null for a target that work does not feed. */
export const countedView = (target: Target, path: readonly ObjectiveKey[], find: Find, site: Settings) =>
  isFedByWork(target.measure) ? countedUnder(target.counting, path, find, site) : null;
