import Select, { CreatableSelect } from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { lazy, Suspense, useId, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import type { SettingsView } from '../../../src/contract/settings-view';
import { UNESTIMATED } from '../../../src/domain/counting';
import { COUNTING_TEXTS } from '../../i18n/counting-texts';
import { addTexts, t } from '../../i18n/translate';
import { creditMistakes, creditRows, creditsIn } from '../../ui/form/status-credits';
import { LoadingRows } from '../../ui/loading-rows';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

addTexts(COUNTING_TEXTS);

const StatusCreditsField = lazy(() =>
  import('../../ui/form/status-credits-field').then((module) => ({
    default: module.StatusCreditsField<'statusCredit'>,
  })),
);

const CATEGORIES = ['new', 'indeterminate', 'done'] as const;
type Category = (typeof CATEGORIES)[number];

interface Draft {
  readonly pointsField: string | null;
  readonly excludedResolutions: readonly string[];
  readonly unestimated: SettingsView['unestimated'];
  /** As typed, so that a half-typed number is not lost; the statuses are rows of a form. */
  readonly credit: Readonly<Record<Category, string>>;
  readonly statusCredit: string;
}

function draftOf(settings: SettingsView): Draft {
  const { credit } = settings;
  return {
    pointsField: settings.pointsField,
    excludedResolutions: settings.excludedResolutions,
    unestimated: settings.unestimated,
    credit: { new: String(credit.new), indeterminate: String(credit.indeterminate), done: String(credit.done) },
    statusCredit: creditRows(settings.statusCredit),
  };
}

/** Whether anything of what the form holds differs from what is on record. */
const isOther = (wanted: Partial<SettingsView>, settings: SettingsView): boolean =>
  JSON.stringify({ ...settings, ...wanted }) !== JSON.stringify(settings);

function creditOf(text: string): number | undefined {
  const value = Number(text.replace(',', '.'));
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : undefined;
}

/** Which field holds story points, what takes work out of scope, and what work is worth. */
export function CountingForm({ answer }: { readonly answer: CallOutput<'getSettings'> }) {
  const { settings, numberFields, resolutions } = answer;
  const id = useId();
  const [edited, setEdited] = useState<Draft | null>(null);
  const draft = edited ?? draftOf(settings);
  const credit = {
    new: creditOf(draft.credit.new),
    indeterminate: creditOf(draft.credit.indeterminate),
    done: creditOf(draft.credit.done),
  };
  const mistakes = creditMistakes('statusCredit', draft.statusCredit);
  const isValid = mistakes.length === 0 && CATEGORIES.every((category) => credit[category] !== undefined);
  const wanted = {
    pointsField: draft.pointsField,
    excludedResolutions: [...draft.excludedResolutions],
    unestimated: draft.unestimated,
    credit: { new: credit.new ?? 0, indeterminate: credit.indeterminate ?? 0, done: credit.done ?? 0 },
    statusCredit: creditsIn(draft.statusCredit),
  };
  const isChanged = edited !== null && (!isValid || isOther(wanted, settings));
  const fieldOptions = [
    { label: t('counting.points.builtin'), value: '' },
    ...numberFields.map((field) => ({
      label: field.suggested ? t('counting.suggested', { name: field.name }) : field.name,
      value: field.id,
    })),
  ];
  const policies = UNESTIMATED.map((value) => ({ label: t(`counting.unestimated.${value}`), value }));
  const known = [...new Set([...resolutions, ...settings.excludedResolutions])];
  const optionOf = (name: string) => ({ label: name, value: name });

  return (
    <>
      <section className={styles.section}>
        <div className={styles.field}>
          <label htmlFor={`${id}-points`}>{t('counting.points')}</label>
          <Select
            inputId={`${id}-points`}
            options={fieldOptions}
            value={fieldOptions.find((option) => option.value === (draft.pointsField ?? '')) ?? null}
            onChange={(option) =>
              setEdited({ ...draft, pointsField: option === null || option.value === '' ? null : option.value })
            }
          />
          <p className={styles.help}>{t('counting.points.help')}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-unestimated`}>{t('counting.unestimated')}</label>
          <Select
            inputId={`${id}-unestimated`}
            isSearchable={false}
            options={policies}
            value={policies.find(({ value }) => value === draft.unestimated) ?? null}
            onChange={(option) => option !== null && setEdited({ ...draft, unestimated: option.value })}
          />
          <p className={styles.help}>{t('counting.unestimated.help')}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-excluded`}>{t('counting.excluded')}</label>
          <CreatableSelect
            inputId={`${id}-excluded`}
            isMulti
            options={known.map(optionOf)}
            value={draft.excludedResolutions.map(optionOf)}
            onChange={(options) => setEdited({ ...draft, excludedResolutions: options.map((option) => option.value) })}
          />
          <p className={styles.help}>{t('counting.excluded.help')}</p>
        </div>
      </section>
      <section className={styles.section} aria-labelledby={`${id}-credit`}>
        <h2 id={`${id}-credit`} className={styles.heading}>
          {t('counting.credit')}
        </h2>
        <p className={styles.text}>{t('counting.credit.help')}</p>
        <div className={styles.fields}>
          {CATEGORIES.map((category) => (
            <div key={category} className={styles.field}>
              <label htmlFor={`${id}-${category}`}>{t(`category.${category}`)}</label>
              <Textfield
                id={`${id}-${category}`}
                inputMode="decimal"
                value={draft.credit[category]}
                isInvalid={credit[category] === undefined}
                onChange={(event) =>
                  setEdited({ ...draft, credit: { ...draft.credit, [category]: event.currentTarget.value } })
                }
              />
              {credit[category] === undefined && <p className={styles.wrong}>{t('counting.credit.range')}</p>}
            </div>
          ))}
        </div>
        <Suspense fallback={<LoadingRows count={1} />}>
          <StatusCreditsField
            form={{
              values: { statusCredit: draft.statusCredit },
              set: (_field, statusCredit) => setEdited({ ...draft, statusCredit }),
              mistakesIn: () => mistakes,
            }}
            name="statusCredit"
            label={t('counting.part.statusCredit')}
          />
        </Suspense>
      </section>
      <SaveBar
        saved={settings}
        settings={wanted}
        isChanged={isChanged}
        isValid={isValid}
        onDiscard={() => setEdited(null)}
      />
    </>
  );
}
