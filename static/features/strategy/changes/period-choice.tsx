import type { CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { addDays, parseDay } from '../../../../src/domain/day';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';
import own from './what-changed.module.css';

/** Two days whose ends are compared; until now when there is no second. */
export interface Period {
  readonly from: string;
  readonly to?: string;
}

export const CHOICES = ['last-7', 'last-30', 'start', 'check-in', 'other'] as const;
export type Choice = (typeof CHOICES)[number];

const before = (day: string, days: number): string => {
  const parsed = parseDay(day.slice(0, 10));
  return parsed === undefined ? day : addDays(parsed, -days);
};

/** The period a choice stands for; undefined where there is none, such as before the first check-in. */
export function periodOf(
  choice: Choice,
  target: TargetView,
  checkIns: readonly CheckInView[],
  now: string,
  other: Period,
): Period | undefined {
  const last = checkIns[0];
  switch (choice) {
    case 'last-7':
      return { from: before(now, 7) };
    case 'last-30':
      return { from: before(now, 30) };
    case 'start':
      return target.start > now.slice(0, 10) ? undefined : { from: before(target.start, 1) };
    case 'check-in':
      return last === undefined || last.at > now.slice(0, 10) ? undefined : { from: last.at };
    case 'other':
      return other;
  }
}

interface PeriodChoiceProps {
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly other: Period;
  readonly onOther: (period: Period) => void;
  readonly now: string;
}

/** Since when: a few usual moments, or any two days. */
export function PeriodChoice({ choices, chosen, onChoose, other, onOther, now }: PeriodChoiceProps) {
  const today = now.slice(0, 10);
  const dayField = (label: 'changes.from' | 'changes.to', value: string, onDay: (day: string) => void) => (
    <label className={own.day}>
      {t(label)}
      <input
        type="date"
        className={own.input}
        value={value}
        max={today}
        onChange={(event) => {
          if (parseDay(event.target.value) !== undefined) onDay(event.target.value);
        }}
      />
    </label>
  );
  return (
    <>
      <div role="group" aria-label={t('changes.since')} className={styles.filters}>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={styles.chip}
            aria-pressed={choice === chosen}
            onClick={() => onChoose(choice)}
          >
            {t(`changes.${choice}`)}
          </button>
        ))}
      </div>
      {chosen === 'other' && (
        <div className={own.days}>
          {dayField('changes.from', other.from, (from) =>
            onOther({ from, ...(other.to !== undefined && other.to >= from ? { to: other.to } : {}) }),
          )}
          {dayField('changes.to', other.to ?? today, (to) =>
            onOther({ from: other.from > to ? to : other.from, ...(to === today ? {} : { to }) }),
          )}
        </div>
      )}
    </>
  );
}
