import { useMemo } from 'react';
import { t } from '../../i18n/translate';
import { useGroupNames } from '../../ui/group-names';
import { PeopleProvider } from '../../ui/people';
import { ChangeItem } from './change-item';
import { changedText } from './changed-text';
import { namedInChanges } from './named-in-changes';
import type { RestorePreview } from './run-restore';
import styles from './settings.module.css';

type Named = RestorePreview['staying'][number];
export const nameText = ({ key, name }: Named): string => t('restore.thing', { key, name });
export const namesText = (things: readonly Named[]): string => things.map(nameText).join(', ');

/** How much was added since, in words; undefined when nothing was. */
export function sinceText({ since }: RestorePreview): string | undefined {
  const { cycles, objectives, targets, checkIns } = since;
  return changedText({
    cycles: cycles.length,
    objectives: objectives.length,
    targets: targets.length,
    checkIns,
    links: 0,
    settings: 0,
  });
}

function SinceItems({ since }: Pick<RestorePreview, 'since'>) {
  const named = [
    ...since.cycles.map((one) => ({ kind: 'cycle' as const, ...one })),
    ...since.objectives.map((one) => ({ kind: 'objective' as const, ...one })),
    ...since.targets.map((one) => ({ kind: 'target' as const, ...one })),
  ];
  if (named.length === 0) return null;
  return (
    <ul className={styles.items} tabIndex={0} aria-label={t('restore.since.items')}>
      {named.map(({ kind, key, name }) => (
        <li key={`${kind} ${key}`}>
          {t(`audit.kind.${kind}`)} {t('restore.thing', { key, name })}
        </li>
      ))}
      {since.more > 0 && <li>{t('audit.more-items', { count: since.more })}</li>}
    </ul>
  );
}

/** What putting a backup back would do, in counts and by name, before it does. */
export function RestoreView({ preview }: { readonly preview: RestorePreview }) {
  const { items, more, staying, lost, lostMore } = preview;
  const named = useMemo(() => namedInChanges(items), [items]);
  const groups = useGroupNames(named.group);
  const setBack = changedText(preview.setBack);
  const created = changedText(preview.created);
  const since = sinceText(preview);
  const isNothing = setBack === undefined && created === undefined && since === undefined;
  // What cannot come back, or stays in any case, is not as the backup has it.
  const isSame = isNothing && lost.length === 0 && staying.length === 0;
  return (
    <>
      {isNothing && <p className={styles.strong}>{t(isSame ? 'restore.same' : 'restore.nothing')}</p>}
      {setBack !== undefined && <p className={styles.strong}>{t('restore.set-back', { list: setBack })}</p>}
      {created !== undefined && <p className={styles.strong}>{t('restore.created', { list: created })}</p>}
      {items.length > 0 && (
        <PeopleProvider ids={named.person}>
          <ul className={styles.items} tabIndex={0} aria-label={t('restore.items')}>
            {items.map((item, index) => (
              <ChangeItem key={index} item={item} groups={groups} />
            ))}
            {more > 0 && <li>{t('audit.more-items', { count: more })}</li>}
          </ul>
        </PeopleProvider>
      )}
      {since !== undefined && <p className={styles.strong}>{t('restore.since', { list: since })}</p>}
      <SinceItems since={preview.since} />
      {staying.length > 0 && (
        <p className={styles.text}>{t('restore.staying', { count: staying.length, list: namesText(staying) })}</p>
      )}
      {lost.length > 0 && (
        <p className={styles.text}>
          {t('restore.lost', {
            count: lost.length + lostMore,
            list: lost.map(({ issue, target }) => t('restore.lost.link', { issue, target })).join(', '),
          })}
        </p>
      )}
    </>
  );
}
