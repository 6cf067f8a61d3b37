import type { Day } from '../ids';
import type { MeasureType } from '../measure';
import type { Mistake } from '../mistake';
import type { Target } from '../target';

/** A target's definition as far as it could be read; what is wrong in itself is undefined and told elsewhere. */
export interface TargetParts {
  readonly start: Day | undefined;
  readonly due: Day | undefined;
  readonly measure: MeasureType | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Days of the profile's points; none for a profile without points. */
  readonly points: ReadonlyArray<Day | undefined>;
  /** Days of the milestones; undefined when the definition does not name them. */
  readonly milestones: ReadonlyArray<Day | undefined> | undefined;
}

const periodText = ({ start, due }: TargetParts): string => `${start ?? ''} to ${due ?? ''}`;
const isOutside = ({ start, due }: TargetParts, day: Day): boolean =>
  start !== undefined && due !== undefined && start <= due && (day < start || day > due);

function bandMistakes({ measure, low, high }: TargetParts, path: string): readonly Mistake[] {
  if (measure !== 'band' || low === undefined || high === undefined || low < high) return [];
  return [{ path: `${path}.measure.low`, message: `low (${low}) must be below high (${high}).` }];
}

/** The goal is the last point of every profile, so nothing else can stand on the due day. */
function pointMistakes(parts: TargetParts, path: string): readonly Mistake[] {
  let latest: Day | undefined;
  return parts.points.flatMap((at, index): readonly Mistake[] => {
    if (at === undefined) return [];
    const place = `${path}.profile.points[${index}].at`;
    if (isOutside(parts, at)) {
      return [{ path: place, message: `at (${at}) must be within the target's time, ${periodText(parts)}.` }];
    }
    if (at === parts.due) {
      return [{ path: place, message: `On ${at}, when the target is due, its goal is expected; remove this point.` }];
    }
    const before = latest;
    if (before === undefined || at > before) {
      latest = at;
      return [];
    }
    const message =
      at === before
        ? `${at} has a point already; give each day one value.`
        : `at (${at}) must be after the point before it (${before}).`;
    return [{ path: place, message }];
  });
}

function milestoneMistakes(parts: TargetParts, path: string): readonly Mistake[] {
  const { measure, milestones } = parts;
  if (measure === 'milestones' && milestones?.length === 0) {
    const message = 'A target that is measured by milestones needs at least one.';
    return [{ path: `${path}.milestones`, message }];
  }
  return (milestones ?? []).flatMap((due, index): readonly Mistake[] => {
    if (due === undefined || !isOutside(parts, due)) return [];
    const message = `due (${due}) must be within the target's time, ${periodText(parts)}.`;
    return [{ path: `${path}.milestones[${index}].due`, message }];
  });
}

/** What does not fit together within one target. */
export const targetMistakes = (parts: TargetParts, path: string): readonly Mistake[] => [
  ...bandMistakes(parts, path),
  ...pointMistakes(parts, path),
  ...milestoneMistakes(parts, path),
];

/** The same for a whole target, with what its entry left as it was on record. */
export function definitionMistakes({ start, due, measure, profile, milestones }: Target, path: string) {
  const band = measure.type === 'band' ? measure : undefined;
  const points = 'points' in profile ? profile.points.map(({ at }) => at) : [];
  const days = milestones.map((milestone) => milestone.due);
  const limits = { low: band?.low, high: band?.high };
  return targetMistakes({ start, due, measure: measure.type, ...limits, points, milestones: days }, path);
}
