import { addDays } from '../day';
import type { Day } from '../ids';
import type { Mistake } from '../mistake';
import type { ParsedStrategyFile } from './parsed-file';
import type { StrategyIndex } from './strategy-index';

/** Somewhere on earth it is tomorrow already. */
const DAYS_AHEAD = 1;

export const FUTURE_CHECK_IN = 'A check-in is about today or an earlier day.';

export const isFuture = (at: Day, today: Day): boolean => at > addDays(today, DAYS_AHEAD);

/** Check-ins of days to come: nobody can know them, and nothing would be asked for until then. What is on record stays. */
export const futureMistakes = (
  { checkIns: recorded }: StrategyIndex,
  { checkIns }: ParsedStrategyFile,
  today: Day,
): readonly Mistake[] =>
  checkIns.flatMap(({ target, at }, index) =>
    !isFuture(at, today) || recorded.get(target)?.some((one) => one.at === at) === true
      ? []
      : [{ path: `checkIns[${index}].at`, message: FUTURE_CHECK_IN }],
  );
