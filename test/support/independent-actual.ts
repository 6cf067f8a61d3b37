/**
 * An independent count of a target's actual by each measure, from plain lists: leaves, entered values, milestones, and the
 * progress of the objectives below. It adds up one by one and knows nothing of `src`.
 */

export interface PlainLeaf {
  readonly category: 'new' | 'indeterminate' | 'done';
  readonly value: number | null;
  readonly out?: boolean;
}

export interface PlainTarget {
  readonly measure:
    | { readonly type: 'completion' }
    | { readonly type: 'count' }
    | { readonly type: 'sum' | 'average'; readonly over: 'done' | 'all' }
    | { readonly type: 'metric'; readonly take: 'latest' | 'average' | 'minimum' | 'maximum' }
    | { readonly type: 'band'; readonly low: number; readonly high: number }
    | { readonly type: 'milestones' }
    | { readonly type: 'children' };
  readonly baseline: number;
  readonly goal: number;
  readonly start: string;
  readonly due: string;
}

export interface Inputs {
  readonly credit: { readonly new: number; readonly indeterminate: number; readonly done: number };
  readonly leaves: readonly PlainLeaf[];
  readonly values: ReadonlyArray<readonly [day: string, value: number]>;
  readonly milestones: ReadonlyArray<{ readonly weight: number; readonly reached: string | null }>;
  readonly children: ReadonlyArray<{ readonly weight: number; readonly progress: number | null }>;
}

const HOUR = 3_600_000;
const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Share of the hours between the first entered value and now, or the end, in which the value was inside. */
function hoursInside(target: PlainTarget, low: number, high: number, inputs: Inputs, nowMs: number): number | null {
  const values = inputs.values.filter(([day]) => day >= target.start && day <= target.due && day <= dayText(nowMs));
  const [first] = values;
  if (first === undefined) return null;
  const end = Math.min(nowMs, Date.parse(target.due) + 24 * HOUR);
  let [inside, all] = [0, 0];
  for (let hour = Date.parse(first[0]); hour < end; hour += HOUR) {
    const now = values.filter(([day]) => Date.parse(day) <= hour).at(-1);
    all += 1;
    if (now !== undefined && now[1] >= low && now[1] <= high) inside += 1;
  }
  // Entered this very moment: no time has passed, and the value itself is all there is to say.
  const last = values.at(-1)?.[1] ?? NaN;
  return all === 0 ? Number(last >= low && last <= high) : inside / all;
}

/** The actual; null when there is nothing to say. */
export function actualBy(target: PlainTarget, inputs: Inputs, nowMs: number): number | null {
  const { measure, baseline, goal } = target;
  const along = (share: number): number => baseline + (goal - baseline) * share;
  const inScope = inputs.leaves.filter(({ out }) => out !== true);
  switch (measure.type) {
    case 'completion': {
      let [earned, all] = [0, 0];
      for (const { category, value } of inScope) {
        earned += (value ?? 0) * inputs.credit[category];
        all += value ?? 0;
      }
      return all > 0 ? along(earned / all) : null;
    }
    case 'count':
      return inScope.length === 0 ? null : inScope.filter(({ category }) => category === 'done').length;
    case 'sum':
    case 'average': {
      const read = inScope.filter(({ category }) => measure.over === 'all' || category === 'done');
      const values = read.flatMap(({ value }) => (value === null ? [] : [value]));
      const sum = values.reduce((a, b) => a + b, 0);
      if (measure.type === 'average') return values.length === 0 ? null : sum / values.length;
      return inScope.some(({ value }) => value !== null) ? sum : null;
    }
    case 'metric': {
      const values = inputs.values.filter(([day]) => day <= dayText(nowMs)).map(([, value]) => value);
      const last = values.at(-1);
      if (last === undefined) return null;
      if (measure.take === 'latest') return last;
      if (measure.take === 'minimum') return [...values].sort((a, b) => a - b)[0] ?? null;
      if (measure.take === 'maximum') return [...values].sort((a, b) => b - a)[0] ?? null;
      return values.reduce((a, b) => a + b, 0) / values.length;
    }
    case 'band': {
      const share = hoursInside(target, measure.low, measure.high, inputs, nowMs);
      return share === null ? null : 100 * share;
    }
    case 'milestones': {
      const all = inputs.milestones.reduce((sum, { weight }) => sum + weight, 0);
      const reached = inputs.milestones.filter((one) => one.reached !== null && one.reached <= dayText(nowMs));
      return all > 0 ? along(reached.reduce((sum, { weight }) => sum + weight, 0) / all) : null;
    }
    case 'children': {
      const parts = inputs.children.filter(({ weight, progress }) => weight > 0 && progress !== null);
      const all = parts.reduce((sum, { weight }) => sum + weight, 0);
      return all === 0
        ? null
        : along(parts.reduce((sum, { weight, progress }) => sum + weight * (progress ?? 0), 0) / all);
    }
  }
}
