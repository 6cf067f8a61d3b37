import Button from '@atlaskit/button/new';
import { useMemo, useState } from 'react';
import type { AuditEntryView } from '../../../src/contract/views';
import { useAudit } from '../../bridge/use-audit';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { useGroupNames } from '../../ui/group-names';
import { PeopleProvider } from '../../ui/people';
import { PersonName } from '../../ui/person-name';
import { useFirstOfMore } from '../../ui/use-first-of-more';
import { AuditExport } from './audit-export';
import { AuditFilters } from './audit-filters';
import { askedFor, isNarrowed, NO_WISH } from './audit-wish';
import { ChangeItem } from './change-item';
import { namedInChanges } from './named-in-changes';
import styles from './settings.module.css';

/** Things named in one entry; an import may have hundreds. */
const MAX_ITEMS = 8;

interface EntryRowProps {
  readonly entry: AuditEntryView;
  readonly groups: ReadonlyMap<string, string>;
}

function EntryRow({ entry, groups }: EntryRowProps) {
  const rest = entry.items.length - MAX_ITEMS;
  return (
    <tr role="row">
      <td role="cell" className={styles.when}>
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
      </td>
      <td role="cell">
        <PersonName id={entry.by} />
      </td>
      <td role="cell">
        <ul className={styles.items}>
          {entry.items.slice(0, MAX_ITEMS).map((item, index) => (
            <ChangeItem key={index} item={item} groups={groups} />
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
  const [wish, setWish] = useState(NO_WISH);
  const asked = useMemo(() => askedFor(wish), [wish]);
  const audit = useAudit(asked);
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  const named = useMemo(() => namedInChanges(entries.flatMap(({ items }) => items.slice(0, MAX_ITEMS))), [entries]);
  const people = useMemo(() => [...entries.map(({ by }) => by), ...named.person], [entries, named]);
  const groups = useGroupNames(named.group);
  const { lines, onMore } = useFirstOfMore<HTMLTableSectionElement>(audit.hasNextPage);
  const onOlder = (): void => {
    onMore();
    void audit.fetchNextPage();
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('audit.title')}</h2>
      <p className={styles.text}>{t('audit.intro')}</p>
      <AuditFilters wish={wish} onWish={setWish} />
      {entries.length > 0 && <AuditExport asked={asked} />}
      {audit.isPending && <LoadingRows count={4} />}
      {audit.isError && <FailureView failure={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.data !== undefined && entries.length === 0 && (
        <p className={styles.text} role="status">
          {t(audit.hasNextPage ? 'audit.none-yet' : isNarrowed(wish) ? 'audit.none' : 'audit.empty')}
        </p>
      )}
      {entries.length > 0 && (
        <PeopleProvider ids={people}>
          {/* Roles said aloud, because on a narrow page the cells are stacked and browsers then see no table. */}
          <table role="table" className={`${styles.table} ${styles.audit}`}>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('audit.when')}
                </th>
                <th role="columnheader" scope="col">
                  {t('audit.who')}
                </th>
                <th role="columnheader" scope="col">
                  {t('audit.what')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup" ref={lines}>
              {entries.map((entry, index) => (
                <EntryRow key={`${entry.at} ${index}`} entry={entry} groups={groups} />
              ))}
            </tbody>
          </table>
        </PeopleProvider>
      )}
      {audit.hasNextPage && (
        <div>
          <Button isLoading={audit.isFetchingNextPage} onClick={onOlder}>
            {t(entries.length === 0 ? 'audit.further' : 'audit.older')}
          </Button>
        </div>
      )}
    </section>
  );
}
