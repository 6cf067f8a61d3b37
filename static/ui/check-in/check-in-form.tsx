import type { CheckInView } from '../../../src/contract/check-in-views';
import type { TargetView } from '../../../src/contract/views';
import { CONFIDENCES } from '../../../src/domain/check-in';
import { call } from '../../bridge/call';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { EntryFormFrame } from '../form/entry-form-frame';
import form from '../form/form.module.css';
import { TextField } from '../form/text-fields';
import { useEntryForm } from '../form/use-entry-form';
import { amountText } from '../target-numbers';
import styles from './check-in.module.css';
import {
  CHECK_IN_FIELDS,
  checkInEntry,
  checkInMistakes,
  checkInValues,
  savedCheckIn,
  type CheckInField,
  type SavedCheckIn,
} from './check-in-values';
import { ImpedimentFields } from './impediment-fields';

interface CheckInFormProps {
  readonly target: TargetView;
  /** The ones there are, as far as they are known here. */
  readonly checkIns: readonly CheckInView[];
  /** The one to change; null enters a new one. */
  readonly changed: CheckInView | null;
  readonly now: string;
  /** Who is checking in. */
  readonly me: string;
  readonly onSaved: (saved: SavedCheckIn) => void;
  readonly onLeave: () => void;
}

/** The value of the newest check-in; where only the result is known, the result if it is the latest value. */
function lastValue(target: TargetView, checkIns: readonly CheckInView[]): number | null {
  const newest = [...checkIns].sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  if (newest !== undefined) return newest.value;
  const isLatest = target.measure.type === 'metric' && target.measure.take === 'latest';
  return isLatest ? target.result.actual : null;
}

const LABELS = {
  value: 'check-in.value',
  at: 'check-in.at',
  confidence: 'check-in.confidence',
  note: 'check-in.note',
  impediments: 'check-in.impediments',
} as const satisfies Record<CheckInField, string>;

/** An owner's value for a day, on one screen: Enter saves, Escape leaves, and what was typed is kept. */
export function CheckInForm({ target, checkIns, changed, now, me, onSaved, onLeave }: CheckInFormProps) {
  const today = now.slice(0, 10);
  const last = lastValue(target, checkIns);
  const entry = useEntryForm<CheckInField>({
    fields: CHECK_IN_FIELDS,
    draft: `check-in.${target.key}${changed === null ? '' : `.${changed.at}`}`,
    seen: { values: checkInValues(changed, last, today), rev: null },
    check: checkInMistakes,
    save: async (values) => {
      await call('recordCheckIn', { checkIn: checkInEntry(target.key, values) });
      // Another day is another check-in: the one that was changed moves there.
      if (changed !== null && changed.at !== values.at)
        await call('withdrawCheckIn', { target: target.key, at: changed.at });
    },
    onSaved: (values) => onSaved(savedCheckIn(values)),
  });
  const replaced = checkIns.find(({ at }) => at === entry.values.at && at !== changed?.at);
  const title =
    changed === null ? t('check-in.title') : t('check-in.title.change', { day: formatDay(changed.at, now) });
  return (
    <div className={styles.checkIn}>
      <h3 className={styles.title}>{title}</h3>
      <EntryFormFrame
        form={entry}
        label={title}
        action={t('check-in.save')}
        nameOf={(field) => t(LABELS[field])}
        canSaveUnchanged={changed === null}
        replacesFirst
        onLeave={onLeave}
      >
        <div className={form.pair}>
          <TextField
            form={entry}
            name="value"
            kind="number"
            isRequired
            label={target.unit === '' ? t('check-in.value') : t('check-in.value.in', { unit: target.unit })}
            help={last === null ? undefined : t('check-in.last', { amount: amountText(target, last) })}
          />
          <TextField
            form={entry}
            name="at"
            kind="day"
            isRequired
            label={t('check-in.at')}
            help={
              replaced === undefined || replaced.value === null
                ? undefined
                : t('check-in.replaces', { amount: amountText(target, replaced.value) })
            }
          />
        </div>
        <fieldset className={form.switch} data-field="confidence">
          <legend>{t('check-in.confidence')}</legend>
          {CONFIDENCES.map((confidence) => (
            <label key={confidence} className={form.option}>
              <input
                type="radio"
                name="confidence"
                value={confidence}
                checked={entry.values.confidence === confidence}
                onChange={() => entry.set('confidence', confidence)}
              />
              {t(`check-in.confidence.${confidence}`)}
            </label>
          ))}
        </fieldset>
        <TextField form={entry} name="note" label={t('check-in.note')} />
        <ImpedimentFields
          text={entry.values.impediments}
          mistake={entry.mistakeOf('impediments')}
          me={me}
          onChange={(text) => entry.set('impediments', text)}
        />
      </EntryFormFrame>
    </div>
  );
}
