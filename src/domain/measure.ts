/** What one leaf weighs: 1, its story points, its original estimate in seconds, or a number field. */
export type WeighBy =
  | { readonly kind: 'count' }
  | { readonly kind: 'points' }
  | { readonly kind: 'estimate' }
  | { readonly kind: 'field'; readonly fieldId: string };

export const TAKES = ['latest', 'average', 'minimum', 'maximum'] as const;
/** How entered values become one actual. */
export type Take = (typeof TAKES)[number];

export const OVERS = ['done', 'all'] as const;
/** Whether a number field is read from finished leaves only, or from all of them. */
export type Over = (typeof OVERS)[number];

/**
 * How a target's actual is obtained. `completion` is the finished share of the work, `count` how many leaves are done,
 * `sum` and `average` read a number field of them; `metric` takes one number from entered values, `band` the share of time,
 * in percent, that they were inside it; `milestones` is the share of steps reached, `children` the mean of the objectives
 * below.
 */
export type Measure =
  | { readonly type: 'completion'; readonly weighBy: WeighBy }
  | { readonly type: 'count' }
  | { readonly type: 'sum' | 'average'; readonly field: string; readonly over: Over }
  | { readonly type: 'metric'; readonly take: Take }
  | { readonly type: 'band'; readonly low: number; readonly high: number }
  | { readonly type: 'milestones' }
  | { readonly type: 'children' };

export type MeasureType = Measure['type'];
export const MEASURE_TYPES = [
  'completion',
  'count',
  'sum',
  'average',
  'metric',
  'band',
  'milestones',
  'children',
] as const satisfies readonly MeasureType[];

/** Where the numbers come from: linked work, people who check in, the target's own milestones, or the objectives below. */
export type Feed = 'work' | 'check-ins' | 'milestones' | 'objectives';

const FEEDS: Readonly<Record<MeasureType, Feed>> = {
  completion: 'work',
  count: 'work',
  sum: 'work',
  average: 'work',
  metric: 'check-ins',
  band: 'check-ins',
  milestones: 'milestones',
  children: 'objectives',
};

export const feedOf = (type: MeasureType): Feed => FEEDS[type];
export const isFedByWork = ({ type }: Measure): boolean => FEEDS[type] === 'work';
/** Whether the pieces of work that are done decide it, so that a list of them can be held against it. */
export const countsWork = ({ type }: Pick<Measure, 'type'>): boolean => type === 'completion' || type === 'count';
export const takesCheckIns = ({ type }: Measure): boolean => FEEDS[type] === 'check-ins';

const FIELD_ID = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;

/** `count`, `points`, `estimate`, or the id of a Jira number field. */
export function parseWeighBy(text: string): WeighBy | undefined {
  if (text === 'count' || text === 'points' || text === 'estimate') return { kind: text };
  return FIELD_ID.test(text) ? { kind: 'field', fieldId: text } : undefined;
}

export const weighByText = (weighBy: WeighBy): string => (weighBy.kind === 'field' ? weighBy.fieldId : weighBy.kind);

/** A measure as files and pages write it: what leaves weigh is one text. */
export type PlainMeasure =
  Exclude<Measure, { readonly type: 'completion' }> | { readonly type: 'completion'; readonly weighBy: string };

export const plainMeasure = (measure: Measure): PlainMeasure =>
  measure.type === 'completion' ? { type: 'completion', weighBy: weighByText(measure.weighBy) } : measure;
