import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useId, useMemo, useState } from 'react';
import type { VersionView } from '../../../../src/contract/pivot-calls';
import { useVersions } from '../../../bridge/use-versions';
import { formatDay, formatInstant } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { changeEnds, type ChangeEnds } from '../../../ui/change-ends';
import { FailureView } from '../../../ui/failure-view';
import { fieldName } from '../../../ui/field-name';
import { LoadingRows } from '../../../ui/loading-rows';
import { PeopleProvider, usePeople } from '../../../ui/people';
import { PersonName } from '../../../ui/person-name';
import { useFirstOfMore } from '../../../ui/use-first-of-more';
import { keptValue } from '../../../ui/value-words';
import styles from '../strategy.module.css';
import { HistoryValue } from './history-value';
import pivot from './pivot.module.css';

interface HistoryTabProps {
  readonly kind: 'cycle' | 'objective' | 'target';
  readonly of: string;
}

/** What links do is summed up in one sentence, so it is told whole. */
const isSummedUp = (field: string): boolean => field === 'bearings';

function endsOf({ field, from, to }: VersionView['changes'][number]): ChangeEnds {
  const values = [from, to].map(keptValue);
  const [was, is] = isSummedUp(field) ? values.map((value) => (value === null ? null : [value])) : values;
  return changeEnds(was, is);
}

/** Owners and delegates that the changes name, besides those who made them. */
const peopleIn = (versions: readonly VersionView[]): readonly string[] =>
  versions
    .flatMap(({ changes }) => changes.filter(({ field }) => field === 'owner' || field === 'delegates'))
    .map(endsOf)
    .flatMap(({ from, to }) => [...from, ...to])
    .filter((id) => typeof id === 'string');

/** Who changed what, from what, to what, when; narrowed by property or person; and what it was on a day. */
export function HistoryTab({ kind, of }: HistoryTabProps) {
  const [field, setField] = useState<string | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const [on, setOn] = useState<string>('');
  const history = useVersions({ kind, key: of, field, by, on });
  const pages = history.data?.pages ?? [];
  const [first] = pages;
  const versions = pages.flatMap((page) => page.versions);
  const last = pages[pages.length - 1];
  const people = useMemo(
    () => [...new Set([...(first?.people ?? []), ...peopleIn(versions)])],
    [first?.people, versions],
  );
  const { lines, onMore } = useFirstOfMore<HTMLOListElement>(history.hasNextPage);
  const onEarlier = (): void => {
    onMore();
    void history.fetchNextPage();
  };
  if (history.isPending) return <LoadingRows count={4} />;
  if (history.isError) return <FailureView failure={history.error} onRetry={() => void history.refetch()} />;
  const isNarrowed = field !== null || by !== null;
  return (
    <PeopleProvider ids={people}>
      <div className={pivot.narrow}>
        <FieldChoice fields={first?.fields ?? []} value={field} onChoose={setField} />
        <PersonChoice people={first?.people ?? []} value={by} onChoose={setBy} />
        <DayChoice value={on} onChoose={setOn} />
      </div>
      {on !== '' && first !== undefined && <Then then={first.then} versions={versions} on={on} />}
      {versions.length === 0 && (
        <p className={styles.quiet}>{t(isNarrowed ? 'history.none.narrowed' : 'history.none')}</p>
      )}
      <ol className={styles.list} ref={lines}>
        {versions.map((version, index) => (
          <li key={`${version.at} ${index}`} className={styles.item}>
            <Version version={version} />
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <div className={styles.actions}>
          <Button spacing="compact" isLoading={history.isFetchingNextPage} onClick={onEarlier}>
            {t('history.more')}
          </Button>
        </div>
      )}
      {!history.hasNextPage && last?.isCut === true && <p className={styles.quiet}>{t('history.cut')}</p>}
    </PeopleProvider>
  );
}

function Version({ version }: { readonly version: VersionView }) {
  const { at, by, isNew, reason, changes } = version;
  const isAnswer = changes.length > 0 && changes.every(({ field }) => field === 'affirmed');
  return (
    <div className={styles.section}>
      <div className={styles.facts}>
        <PersonName id={by} />
        <span className={styles.meta}>{formatInstant(at)}</span>
        {isNew && <b>{t('history.created')}</b>}
        {isAnswer && <b>{t('history.affirmed')}</b>}
      </div>
      <ul className={pivot.changes}>
        {changes
          .filter(({ field }) => field !== 'affirmed')
          .map((change) => ({ field: change.field, ends: endsOf(change) }))
          .map(({ field, ends }) => (
            <li key={field}>
              <span className={pivot.field}>{fieldName(field)}</span>
              <span className={pivot.was}>
                <HistoryValue field={field} items={ends.from} />
              </span>
              <span aria-hidden="true"> → </span>
              <span>
                <HistoryValue field={field} items={ends.to} />
              </span>
            </li>
          ))}
      </ul>
      {reason !== undefined && <p className={styles.quiet}>{t('history.reason', { reason })}</p>}
    </div>
  );
}

interface ThenProps {
  readonly then: readonly { readonly field: string; readonly value: string | null }[] | null;
  readonly versions: readonly VersionView[];
  readonly on: string;
}

/** The definition as it was at the end of a day, as far as it has changed since. */
function Then({ then, versions, on }: ThenProps) {
  const day = formatDay(on);
  if (then === null) return <p className={styles.quiet}>{t('history.then.unknown', { day })}</p>;
  const changed = new Set(
    versions.filter(({ at }) => at.slice(0, 10) > on).flatMap(({ changes }) => changes.map(({ field }) => field)),
  );
  const shown = then.filter(({ field }) => changed.has(field) && field !== 'affirmed');
  if (shown.length === 0) return <p className={styles.quiet}>{t('history.then.same', { day })}</p>;
  return (
    <section className={pivot.then} aria-label={t('history.then', { day })}>
      <h3 className={styles.sectionTitle}>{t('history.then', { day })}</h3>
      <dl className={styles.pair}>
        {shown.map(({ field, value }) => (
          <div key={field} className={pivot.row}>
            <dt>{fieldName(field)}</dt>
            <dd>
              <HistoryValue field={field} items={endsOf({ field, from: null, to: value }).to} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.meta}>{t('history.changed-since')}</p>
    </section>
  );
}

interface ChoiceProps {
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}

function FieldChoice({ fields, value, onChoose }: ChoiceProps & { readonly fields: readonly string[] }) {
  const options = fields.map((field) => ({ label: fieldName(field), value: field }));
  return (
    <Select
      aria-label={t('history.field')}
      spacing="compact"
      isClearable
      placeholder={t('history.field.all')}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      menuPosition="fixed"
      onChange={(option) => onChoose(option?.value ?? null)}
    />
  );
}

function PersonChoice({ people, value, onChoose }: ChoiceProps & { readonly people: readonly string[] }) {
  const names = usePeople();
  const options = people.map((id) => ({ label: names.get(id)?.name ?? t('owner.hidden'), value: id }));
  return (
    <Select
      aria-label={t('history.person')}
      spacing="compact"
      isClearable
      placeholder={t('history.person.all')}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      menuPosition="fixed"
      onChange={(option) => onChoose(option?.value ?? null)}
    />
  );
}

function DayChoice({ value, onChoose }: { readonly value: string; readonly onChoose: (day: string) => void }) {
  const id = useId();
  return (
    <div className={pivot.day}>
      <label htmlFor={id}>{t('history.on')}</label>
      <Textfield
        id={id}
        type="date"
        isCompact
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    </div>
  );
}
