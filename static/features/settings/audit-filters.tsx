import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useId, useState, type FormEvent } from 'react';
import { auditItemView, type AuditItemView } from '../../../src/contract/views';
import { parseDay } from '../../../src/domain/day';
import { AUDIT_FILTER_TEXTS } from '../../i18n/audit-filter-texts';
import { addTexts, t } from '../../i18n/translate';
import { PersonSelect } from '../../ui/form/person-select';
import { FIRST_YEAR, NO_WISH, type AuditWish } from './audit-wish';
import styles from './audit-filters.module.css';

addTexts(AUDIT_FILTER_TEXTS);

interface KindChoice {
  readonly value: AuditItemView['kind'];
  readonly label: string;
}

const kindChoices = (): readonly KindChoice[] =>
  auditItemView.shape.kind.options.map((value) => ({ value, label: t(`audit.filter.${value}`) }));

interface AuditFiltersProps {
  readonly wish: AuditWish;
  readonly onWish: (wish: AuditWish) => void;
}

/** Who, what and when: a choice narrows at once, a text when it is searched for. */
export function AuditFilters({ wish, onWish }: AuditFiltersProps) {
  const [typed, setTyped] = useState(wish.text);
  const [cleared, setCleared] = useState(0);
  const ids = { person: useId(), kind: useId() };
  const choices = kindChoices();
  const onSearch = (event: FormEvent): void => {
    event.preventDefault();
    onWish({ ...wish, text: typed.trim() });
  };
  const onClear = (): void => {
    setTyped('');
    setCleared(cleared + 1);
    onWish(NO_WISH);
  };
  return (
    <form className={styles.filters} role="search" onSubmit={onSearch}>
      <div className={styles.choices}>
        <div className={styles.field}>
          <label htmlFor={ids.person}>{t('audit.filter.person')}</label>
          <PersonSelect
            id={ids.person}
            value={wish.by}
            none={t('audit.filter.anybody')}
            onChange={(by) => onWish({ ...wish, by })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids.kind}>{t('audit.filter.kind')}</label>
          <Select
            inputId={ids.kind}
            options={choices}
            value={choices.find(({ value }) => value === wish.kind) ?? null}
            isClearable
            placeholder={t('audit.filter.anything')}
            menuPlacement="auto"
            menuPosition="fixed"
            onChange={(choice) => onWish({ ...wish, kind: choice?.value })}
          />
        </div>
        <Day
          key={`from ${cleared}`}
          label={t('audit.filter.from')}
          day={wish.from}
          onDay={(from) => onWish({ ...wish, from })}
        />
        <Day key={`to ${cleared}`} label={t('audit.filter.to')} day={wish.to} onDay={(to) => onWish({ ...wish, to })} />
      </div>
      <div className={styles.search}>
        <Textfield
          isCompact
          type="search"
          width="medium"
          aria-label={t('audit.search')}
          placeholder={t('audit.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{t('audit.run')}</Button>
        <Button appearance="subtle" onClick={onClear}>
          {t('audit.filter.clear')}
        </Button>
      </div>
    </form>
  );
}

interface DayProps {
  readonly label: string;
  /** Empty for no limit. */
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day that may stay empty. What is typed stands as it is typed; it narrows once it is a day that can be meant. */
function Day({ label, day, onDay }: DayProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={styles.field}>
      {label}
      <input
        type="date"
        className={styles.day}
        value={typed ?? day}
        onChange={({ target: { value } }) => {
          const isMeant = value === '' || (parseDay(value) !== undefined && value >= FIRST_YEAR);
          setTyped(isMeant ? null : value);
          if (isMeant) onDay(value);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
