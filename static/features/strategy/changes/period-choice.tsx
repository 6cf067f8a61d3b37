import Select from '@atlaskit/select';
import { useId, useState } from 'react';
import type { CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { addDays, parseDay } from '../../../../src/domain/day';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';
import own from './what-changed.module.css';

/** Two days whose ends are compared; until now when there is no second. */
export interface Period {
  readonly from: string;
  readonly to?: string;
  /** The first day counts from the moment of its commit. */
  readonly since?: 'commit';
}

export const CHOICES = ['last-7', 'last-30', 'start', 'commit', 'check-in', 'check-ins', 'other'] as const;
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
    case 'commit':
      return target.baselineScope === null
        ? undefined
        : { from: target.baselineScope.at.slice(0, 10), since: 'commit' };
    case 'check-ins':
      return checkIns.length < 2 ? undefined : other;
    case 'other':
      return other;
  }
}

/** The two latest check-ins, from which a reader goes on. */
export function latestTwo(checkIns: readonly CheckInView[]): Period | undefined {
  const [last, before] = checkIns;
  return last === undefined || before === undefined ? undefined : { from: before.at, to: last.at };
}

/** Whether the second day lies before the first, so that there is nothing between them. */
export const isReversed = ({ from, to }: Period): boolean => to !== undefined && to < from;

interface PeriodChoiceProps {
  readonly checkIns: readonly CheckInView[];
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly other: Period;
  readonly onOther: (period: Period) => void;
  readonly now: string;
}

/** Since when: a few usual moments, or any two days. */
export function PeriodChoice({ checkIns, choices, chosen, onChoose, other, onOther, now }: PeriodChoiceProps) {
  const today = now.slice(0, 10);
  const onFrom = (from: string): void => onOther({ ...other, from });
  const onTo = (to: string): void => onOther({ from: other.from, ...(to === today ? {} : { to }) });
  const saidId = useId();
  const reversed = isReversed(other) ? saidId : undefined;
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
          <DayField label={t('changes.from')} day={other.from} today={today} onDay={onFrom} />
          <DayField label={t('changes.to')} day={other.to ?? today} today={today} onDay={onTo} wrong={reversed} />
        </div>
      )}
      {chosen === 'check-ins' && (
        <div className={own.days}>
          <CheckInSelect
            label={t('changes.from-check-in')}
            checkIns={checkIns}
            chosen={other.from}
            onChoose={onFrom}
            now={now}
          />
          <CheckInSelect
            label={t('changes.to-check-in')}
            checkIns={checkIns}
            chosen={other.to ?? today}
            onChoose={onTo}
            now={now}
            wrong={reversed}
          />
        </div>
      )}
      {reversed !== undefined && (chosen === 'other' || chosen === 'check-ins') && (
        <p id={saidId} role="alert" className={own.wrong}>
          {t('changes.reversed')}
        </p>
      )}
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  /** The element that says what is wrong with it. */
  readonly wrong?: string | undefined;
}

/** Years before this one are years that are still being typed. */
const FIRST_YEAR = '1990';

/** A day of the past. What is typed stands as it is typed; it is chosen once it is a day that can be meant. */
function DayField({ label, day, today, onDay, wrong }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={own.day}>
      {label}
      <input
        type="date"
        className={own.input}
        value={typed ?? day}
        max={today}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong}
        onChange={({ target: { value } }) => {
          const isMeant = parseDay(value) !== undefined && value >= FIRST_YEAR && value <= today;
          setTyped(isMeant ? null : value);
          if (isMeant) onDay(value);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

interface CheckInSelectProps {
  readonly label: string;
  readonly checkIns: readonly CheckInView[];
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
  readonly now: string;
  /** The element that says what is wrong with it. */
  readonly wrong?: string | undefined;
}

/** One of the check-ins, by its day. */
function CheckInSelect({ label, checkIns, chosen, onChoose, now, wrong }: CheckInSelectProps) {
  const id = useId();
  const options = checkIns.map(({ at }) => ({ label: formatDay(at, now), value: at }));
  return (
    <div className={own.select}>
      <label htmlFor={id}>{label}</label>
      <Select
        inputId={id}
        spacing="compact"
        isInvalid={wrong !== undefined}
        {...(wrong === undefined ? {} : { 'aria-errormessage': wrong })}
        options={options}
        value={options.find(({ value }) => value === chosen) ?? null}
        onChange={(option) => {
          if (option !== null) onChoose(option.value);
        }}
      />
    </div>
  );
}
