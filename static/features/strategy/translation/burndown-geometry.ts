import { dayNumber, parseDay } from '../../../../src/domain/day';

interface Noted {
  readonly day: string;
  readonly waiting: number;
}

/** A stair over days, laid out in a box: it stays where it was until the day that differs. */
export interface Burndown {
  readonly stair: string;
  readonly last: { readonly x: number; readonly y: number };
  /** Null when there is no deadline. */
  readonly deadlineX: number | null;
  /** From the most at the first day to none on the day of the deadline. */
  readonly ideal: string | null;
  readonly most: number;
}

const numberOf = (day: string): number => {
  const parsed = parseDay(day);
  return parsed === undefined ? 0 : dayNumber(parsed);
};
const fixed = (value: number): string => value.toFixed(1);

export function burndownOf(
  days: readonly Noted[],
  today: string,
  deadline: string | null,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Burndown | null {
  const [first] = days;
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return null;
  const from = numberOf(first.day);
  const until = Math.max(from + 1, numberOf(today), deadline === null ? 0 : numberOf(deadline));
  const most = Math.max(1, ...days.map(({ waiting }) => waiting));
  const x = (day: string): number => box.left + ((numberOf(day) - from) / (until - from)) * (box.right - box.left);
  const y = (waiting: number): number => box.bottom - (waiting / most) * (box.bottom - box.top);
  const steps = days.slice(1).map(({ day, waiting }) => `H${fixed(x(day))}V${fixed(y(waiting))}`);
  const isAhead = deadline !== null && deadline > first.day;
  return {
    stair: `M${fixed(x(first.day))} ${fixed(y(first.waiting))}${steps.join('')}H${fixed(x(today))}`,
    last: { x: x(today), y: y(last.waiting) },
    deadlineX: deadline === null || deadline < first.day ? null : x(deadline),
    ideal: isAhead ? `M${fixed(x(first.day))} ${fixed(y(first.waiting))}L${fixed(x(deadline))} ${fixed(y(0))}` : null,
    most,
  };
}
