import { useMemo } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { CONFIDENCES } from '../../../src/domain/check-in';
import { call } from '../../bridge/call';
import { useCall, useReload } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { CHECK_IN_TEXTS } from '../../i18n/check-in-texts';
import { addTexts, t } from '../../i18n/translate';
import { FailureView } from '../failure-view';
import { EntryFormFrame } from '../form/entry-form-frame';
import form from '../form/form.module.css';
import { TextField } from '../form/text-fields';
import { useEntryForm, type EntryForm } from '../form/use-entry-form';
import { LoadingRows } from '../loading-rows';
import { isEntered } from '../measure-feed';
import { PeopleProvider } from '../people';
import { amountText } from '../target-numbers';
import { AutomaticValue } from './automatic-value';
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
import { DueLine } from './due-line';
import { ImpedimentFields } from './impediment-fields';
import { OpenImpediments } from './open-impediments';
import { SinceLine } from './since-line';

addTexts(CHECK_IN_TEXTS);

export type CheckInStart = CallOutput<'getCheckIns'>;

interface CheckInFormProps {
  readonly target: string;
  /** The day of the one to change; null enters a new one. */
  readonly day: string | null;
  /** Who is checking in. */
  readonly me: string;
  /** `start` is what there was before. */
  readonly onSaved: (saved: SavedCheckIn, start: CheckInStart) => void;
  readonly onLeave: () => void;
  /** Said of an impediment that was resolved on the way. */
  readonly onResolved?: (said: string, undo: () => Promise<string>) => void;
}

/** An owner's word for a day, on one screen: Enter saves, Escape leaves, and what was typed is kept. */
export function CheckInForm(props: CheckInFormProps) {
  const start = useCall('getCheckIns', { target: props.target });
  if (start.isPending) return <LoadingRows count={4} />;
  if (start.isError) return <FailureView failure={start.error} onRetry={() => void start.refetch()} />;
  return <LoadedForm {...props} start={start.data} />;
}

const LABELS = {
  value: 'check-in.value',
  at: 'check-in.at',
  confidence: 'check-in.confidence',
  note: 'check-in.note',
  impediments: 'check-in.impediments',
} as const satisfies Record<CheckInField, string>;

function LoadedForm(props: CheckInFormProps & { readonly start: CheckInStart }) {
  const { start, day, me, onSaved, onLeave, onResolved } = props;
  const { target, checkIns, standing, now } = start;
  const reload = useReload();
  const entersValue = isEntered(target);
  const changed = checkIns.find(({ at }) => at === day) ?? null;
  const last = checkIns[0] ?? null;
  const entry = useEntryForm<CheckInField>({
    fields: CHECK_IN_FIELDS,
    draft: `check-in.${target.key}${changed === null ? '' : `.${changed.at}`}`,
    seen: { values: checkInValues(changed, last?.value ?? null, now.slice(0, 10)), rev: null },
    check: (values) => checkInMistakes(values, entersValue),
    // Another day is another check-in: the one that was changed moves there.
    save: (values) =>
      call('recordCheckIn', {
        checkIn: checkInEntry(target.key, values, entersValue),
        ...(changed === null || changed.at === values.at ? {} : { from: changed.at }),
      }),
    onSaved: (values) => {
      void reload('getCheckIns', 'listStandings', 'getMyLine', 'listCheckInHistory');
      onSaved(savedCheckIn(values), start);
    },
  });
  const helpers = useMemo(
    () => [me, ...standing.impediments.flatMap(({ helper }) => helper ?? [])],
    [me, standing.impediments],
  );
  const title =
    changed === null ? t('check-in.title') : t('check-in.title.change', { day: formatDay(changed.at, now) });
  return (
    <PeopleProvider ids={helpers}>
      <div className={styles.checkIn}>
        <div>
          <h3 className={styles.title}>{title}</h3>
          {changed === null && <DueLine due={standing.due} now={now} />}
        </div>
        <EntryFormFrame
          form={entry}
          label={title}
          action={t('check-in.save')}
          nameOf={(field) => t(LABELS[field])}
          // The first that is to be answered: the day is filled in already.
          startAt={entersValue ? 'value' : 'confidence'}
          canSaveUnchanged={changed === null}
          replacesFirst
          onLeave={onLeave}
        >
          <div className={form.pair}>
            {entersValue ? (
              <ValueField entry={entry} start={start} />
            ) : (
              <AutomaticValue target={target} last={last} now={now} />
            )}
            <DayField entry={entry} start={start} changed={changed?.at ?? null} />
          </div>
          <SinceLine start={start} />
          <fieldset className={form.switch} data-field="confidence">
            <legend>{t('check-in.confidence')}</legend>
            {CONFIDENCES.map((confidence) => (
              <label key={confidence} className={form.option}>
                <input
                  type="radio"
                  name={`confidence-${target.key}`}
                  value={confidence}
                  checked={entry.values.confidence === confidence}
                  onChange={() => entry.set('confidence', confidence)}
                />
                {t(`check-in.confidence.${confidence}`)}
              </label>
            ))}
          </fieldset>
          <TextField form={entry} name="note" label={t('check-in.note')} />
          {changed === null && standing.impediments.length > 0 && (
            <section className={styles.still}>
              <h4 className={styles.label}>{t('impediments.open')}</h4>
              <OpenImpediments
                impediments={standing.impediments.map((one) => ({ ...one, target: target.key }))}
                more={standing.more}
                now={now}
                mayResolve={() => true}
                onResolved={(said, undo) => {
                  void reload('getCheckIns', 'listStandings', 'getMyLine', 'getTarget');
                  onResolved?.(said, undo);
                }}
              />
            </section>
          )}
          <ImpedimentFields
            text={entry.values.impediments}
            mistake={entry.mistakeOf('impediments')}
            me={me}
            onChange={(text) => entry.set('impediments', text)}
          />
        </EntryFormFrame>
      </div>
    </PeopleProvider>
  );
}

interface PartProps {
  readonly entry: EntryForm<CheckInField>;
  readonly start: CheckInStart;
}

/** The value a person enters, with the last one and what the target comes to where that is another. */
function ValueField({ entry, start: { target, checkIns, now } }: PartProps) {
  const last = checkIns[0]?.value ?? null;
  const { actual } = target.result;
  const said = [
    ...(last === null
      ? []
      : [t('check-in.last.day', { amount: amountText(target, last), day: formatDay(checkIns[0]?.at ?? '', now) })]),
    ...(actual === null || actual === last ? [] : [t('check-in.actual', { amount: amountText(target, actual) })]),
  ];
  return (
    <TextField
      form={entry}
      name="value"
      kind="number"
      isRequired
      label={target.unit === '' ? t('check-in.value') : t('check-in.value.in', { unit: target.unit })}
      help={said.length === 0 ? undefined : said.join(' · ')}
    />
  );
}

/** The day it is about, and what stands there. */
function DayField({ entry, start, changed }: PartProps & { readonly changed: string | null }) {
  const { target, checkIns } = start;
  const replaced = checkIns.find(({ at }) => at === entry.values.at && at !== changed);
  const help =
    replaced === undefined
      ? undefined
      : changed !== null
        ? t('check-in.day-taken')
        : replaced.value === null || replaced.automatic
          ? t('check-in.changes-day')
          : t('check-in.replaces', { amount: amountText(target, replaced.value) });
  return <TextField form={entry} name="at" kind="day" isRequired label={t('check-in.at')} help={help} />;
}
