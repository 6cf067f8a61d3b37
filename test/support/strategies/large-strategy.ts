type Json = Readonly<Record<string, unknown>>;

/** How much of everything a large strategy has. */
export interface LargeStrategy {
  readonly objectives: number;
  readonly targets: number;
  readonly checkIns: number;
  /** Issues that targets fed by work are linked to, in turn; none makes all targets measured by entered values. */
  readonly issues?: readonly string[];
}

const VERBS = ['Grow', 'Halve', 'Win', 'Ship', 'Open', 'Cut', 'Raise', 'Replace', 'Protect', 'Simplify'] as const;
const THINGS = ['time to first value', 'the enterprise segment', 'on-call load', 'sign-up to invoice', 'support wait',
  'platform cost', 'audit findings', 'partner revenue', 'onboarding', 'release lead time', 'data quality'] as const; // prettier-ignore
const PLACES = ['in EMEA', 'for new customers', 'across regions', 'before renewal', 'in the self-serve plan', 'for partners',
  'in every team'] as const; // prettier-ignore
const LEVELS = ['organization', 'business-unit', 'team', 'individual'] as const;
const UNITS = ['%', 'days', 'USD', 'customers'] as const;

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];
const nameOf = (index: number): string =>
  `${pick(VERBS, index) ?? ''} ${pick(THINGS, index * 7) ?? ''} ${pick(PLACES, index * 3) ?? ''} ${index}`;
const owner = (index: number): string => {
  const id = (Math.imul(index % 400, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  return `712020:${id}-${id.slice(0, 4)}-4${id.slice(1, 4)}-9${id.slice(2, 5)}-${id}${id.slice(4)}`;
};
const dayIn2021 = (day: number): string => new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10);

/** Four priorities, each objective under an earlier one, at most four levels deep. */
function objectivesOf(count: number): readonly Json[] {
  const depths: number[] = [];
  return Array.from({ length: count }, (_, index) => {
    const above = index < 4 ? undefined : Math.floor((index - 4) / 3);
    const parent = above !== undefined && (depths[above] ?? 0) < 3 ? above : index < 4 ? undefined : index % 4;
    depths.push(parent === undefined ? 0 : (depths[parent] ?? 0) + 1);
    return {
      key: `OBJ-${index + 1}`,
      name: nameOf(index),
      description: `What ${nameOf(index).toLowerCase()} means for us, and how we will know that it has been done.`,
      cycle: 'FY21',
      level: pick(LEVELS, depths[index] ?? 0),
      parent: parent === undefined ? null : `OBJ-${parent + 1}`,
      alignedTo: index % 10 === 9 ? [`OBJ-${(index % 4) + 1}`] : [],
      owner: owner(index),
      status: index % 25 === 24 ? 'draft' : 'active',
      weight: 1 + (index % 3),
    };
  });
}

/** A strategy file of any size, the same every time. */
export function largeStrategy({ objectives, targets, checkIns, issues = [] }: LargeStrategy): Json {
  const isWork = (index: number): boolean => issues.length > 0 && index % 3 === 2;
  const metric = Array.from({ length: targets }, (_, index) => index).filter((index) => !isWork(index));
  return {
    format: 'throughline.strategy',
    version: 1,
    cycles: [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31', translateBy: '2021-01-31' }],
    objectives: objectivesOf(objectives),
    targets: Array.from({ length: targets }, (_, index) => ({
      key: `TGT-${index + 1}`,
      objective: `OBJ-${(index % objectives) + 1}`,
      name: nameOf(index * 13 + 5),
      owner: owner(index * 3),
      horizon: index % 2 === 0 ? 'strategic' : 'operational',
      measure: isWork(index) ? { type: 'completion', weighBy: 'count' } : { type: 'metric', take: 'latest' },
      baseline: index % 40,
      goal: 100 + (index % 60),
      unit: pick(UNITS, index),
      start: dayIn2021(index % 60),
      due: dayIn2021(240 + (index % 120)),
      weight: 1 + (index % 2),
    })),
    links: Array.from({ length: targets }, (_, index) => index)
      .filter(isWork)
      .map((index) => ({ target: `TGT-${index + 1}`, issue: pick(issues, index) })),
    checkIns: Array.from({ length: checkIns }, (_, index) => {
      const target = metric[index % metric.length] ?? 0;
      const round = Math.floor(index / metric.length);
      return {
        target: `TGT-${target + 1}`,
        at: dayIn2021(20 + round * 14 + (target % 14)),
        value: Math.round((10 + round * 9 + (target % 17) * 1.7) * 100) / 100,
        confidence: pick(['low', 'medium', 'high'], index),
        note: index % 5 === 0 ? 'Two customers moved; the third decides next week.' : '',
        impediments: index % 20 === 0 ? [{ text: 'Waiting for the security review' }] : [],
      };
    }),
  };
}
