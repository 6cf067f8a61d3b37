import { useMemo } from 'react';
import { t } from '../../i18n/translate';
import { useGroupNames } from '../../ui/group-names';
import { PeopleProvider } from '../../ui/people';
import { ChangeItem } from './change-item';
import { changedText } from './changed-text';
import { namedInChanges } from './named-in-changes';
import type { Preview } from './run-import';
import styles from './settings.module.css';

/** What an import would change, before it does. */
export function ImportPreview({ preview }: { readonly preview: Preview }) {
  const list = changedText(preview.changed);
  const named = useMemo(() => namedInChanges(preview.items), [preview.items]);
  const groups = useGroupNames(named.group);
  return (
    <div className={styles.preview} role="status">
      <p className={styles.strong}>{list === undefined ? t('preview.same') : t('preview.changed', { list })}</p>
      {preview.items.length > 0 && (
        <PeopleProvider ids={named.person}>
          <ul className={styles.items} tabIndex={0} aria-label={t('preview.items')}>
            {preview.items.map((item, index) => (
              <ChangeItem key={index} item={item} groups={groups} />
            ))}
            {preview.more > 0 && <li>{t('audit.more-items', { count: preview.more })}</li>}
          </ul>
        </PeopleProvider>
      )}
    </div>
  );
}
