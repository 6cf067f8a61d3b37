import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useMemo, useState, type FormEvent } from 'react';
import type { AuditEntryView } from '../../../src/contract/views';
import { useAudit } from '../../bridge/use-audit';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { PeopleProvider } from '../../ui/people';
import { PersonName } from '../../ui/person-name';
import { ChangeItem } from './change-item';
import styles from './settings.module.css';

/** Things named in one entry; an import may have hundreds. */
const MAX_ITEMS = 8;

function EntryRow({ entry }: { readonly entry: AuditEntryView }) {
  const rest = entry.items.length - MAX_ITEMS;
  return (
    <tr>
      <td className={styles.when}>
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
      </td>
      <td>
        <PersonName id={entry.by} />
      </td>
      <td>
        <ul className={styles.items}>
          {entry.items.slice(0, MAX_ITEMS).map((item, index) => (
            <ChangeItem key={index} item={item} />
          ))}
          {rest > 0 && <li>{t('audit.more-items', { count: rest })}</li>}
        </ul>
        {entry.reason !== undefined && <p className={styles.help}>{t('audit.reason', { reason: entry.reason })}</p>}
      </td>
    </tr>
  );
}

/** Who changed what, from what, to what and when. */
export function AuditSection() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const audit = useAudit(text);
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  const people = useMemo(() => entries.map(({ by }) => by), [entries]);
  const onSearch = (event: FormEvent): void => {
    event.preventDefault();
    setText(typed.trim());
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('audit.title')}</h2>
      <p className={styles.text}>{t('audit.intro')}</p>
      <form className={styles.row} role="search" onSubmit={onSearch}>
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
      </form>
      {audit.isPending && <LoadingRows count={4} />}
      {audit.isError && <FailureView failure={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.data !== undefined && entries.length === 0 && (
        <p className={styles.text}>{t(text === '' ? 'audit.empty' : 'audit.none')}</p>
      )}
      {entries.length > 0 && (
        <PeopleProvider ids={people}>
          <table className={`${styles.table} ${styles.audit}`}>
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th>
                <th scope="col">{t('audit.who')}</th>
                <th scope="col">{t('audit.what')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                <EntryRow key={`${entry.at} ${index}`} entry={entry} />
              ))}
            </tbody>
          </table>
        </PeopleProvider>
      )}
      {audit.hasNextPage && (
        <div>
          <Button isLoading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('audit.older')}
          </Button>
        </div>
      )}
    </section>
  );
}
