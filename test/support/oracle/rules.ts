/** By what rules the work of a target is counted, as the site, its objectives and it itself say. */

export interface Credit {
  readonly new: number;
  readonly indeterminate: number;
  readonly done: number;
}

/** What one level says; what it does not name is left to the level above. */
export interface CountedWords {
  readonly excludedResolutions?: readonly string[];
  readonly credit?: Credit;
  readonly statusCredit?: Readonly<Record<string, number>>;
  readonly pointsField?: string | null;
  readonly unestimated?: string;
}

export interface CountedObjective {
  readonly key: string;
  readonly parent?: string | null;
  readonly counting?: CountedWords | null;
}

export interface Rules {
  readonly excludedResolutions: readonly string[];
  readonly credit: Credit;
  readonly statusCredit: Readonly<Record<string, number>>;
  readonly pointsField: string | null;
  readonly unestimated: string;
}

interface Levels {
  readonly settings?: CountedWords;
  readonly objectives?: readonly CountedObjective[];
}

const DEFAULT: Rules = {
  excludedResolutions: [
    "Won't Do",
    "Won't Fix",
    'Duplicate',
    'Invalid',
    'Cannot Reproduce',
    'Not Our Bug',
    'Not a Bug',
    'Declined',
  ],
  credit: { new: 0, indeterminate: 0, done: 1 },
  statusCredit: {},
  pointsField: null,
  unestimated: 'zero',
};

/** Asks the target first, then the objectives above it, the nearest first, then the site. */
export function rulesOf(
  target: { readonly objective?: string; readonly counting?: CountedWords | null },
  { settings = {}, objectives = [] }: Levels,
): Rules {
  const levels: CountedWords[] = [target.counting ?? {}];
  let above = target.objective;
  while (above !== undefined && above !== null) {
    const objective = objectives.find(({ key }) => key === above);
    levels.push(objective?.counting ?? {});
    above = objective?.parent ?? undefined;
  }
  levels.push({ ...settings, credit: { ...DEFAULT.credit, ...settings.credit } }, DEFAULT);
  const said = <K extends keyof Rules>(name: K): Rules[K] => {
    for (const level of levels) if (level[name] !== undefined) return level[name] as Rules[K];
    return DEFAULT[name];
  };
  return {
    excludedResolutions: said('excludedResolutions'),
    credit: said('credit'),
    statusCredit: said('statusCredit'),
    pointsField: said('pointsField'),
    unestimated: said('unestimated'),
  };
}

/** The value in the middle; between two, halfway. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}
