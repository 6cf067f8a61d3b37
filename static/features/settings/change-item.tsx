import { Fragment, useContext, useMemo } from 'react';
import type { PlannedItemView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { PersonName } from '../../ui/person-name';
import { useStatusNames } from '../../ui/status-names';
import { changeLines, type ChangeLine, type ChangeNaming, type Said } from './change-lines';
import { LevelNames } from './level-names';
import styles from './settings.module.css';

interface ChangeItemProps {
  readonly item: PlannedItemView;
  /** Names of the groups that are named, by id. */
  readonly groups: ReadonlyMap<string, string>;
}

/** One thing that was, or would be, created, changed or removed: from what, to what. */
export function ChangeItem({ item, groups }: ChangeItemProps) {
  const terms = useContext(LevelNames);
  const statuses = useStatusNames(item.changes.some(({ field }) => field === 'statusCredit' || field === 'counting'));
  const lines = useMemo(() => {
    const naming: ChangeNaming = {
      objective: (key) => key,
      cycle: (key) => key,
      level: (level) => terms[level],
      status: (id) => statuses.get(id),
    };
    return changeLines(item, naming);
  }, [item, terms, statuses]);
  const keyed = `${t(`audit.kind.${item.kind}`)}${item.key === null ? '' : ` ${item.key}`}`;
  const thing = item.name === undefined ? keyed : t('preview.thing', { thing: keyed, name: item.name });
  if (item.isNew) return <li>{t('audit.created', { thing })}</li>;
  if (item.isGone === true) return <li>{t('audit.removed', { thing })}</li>;
  return (
    <li>
      {thing}
      {lines.length > 0 && (
        <ul className={styles.changes}>
          {lines.map((line) => (
            <li key={line.label}>
              <Line line={line} groups={groups} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ line, groups }: { readonly line: ChangeLine } & Pick<ChangeItemProps, 'groups'>) {
  const { label, from, to, none } = line;
  return (
    <>
      <span className={styles.changed}>{label}:</span>{' '}
      {from !== null && (
        <>
          <Side said={from} none={none} groups={groups} /> →{' '}
        </>
      )}
      <Side said={to} none={none} groups={groups} />
    </>
  );
}

interface SideProps extends Pick<ChangeItemProps, 'groups'> {
  readonly said: readonly Said[];
  readonly none: string;
}

function Side({ said, none, groups }: SideProps) {
  if (said.length === 0) return <i>{none}</i>;
  return (
    <>
      {said.map((one, index) => (
        <Fragment key={`${one.as} ${one.text}`}>
          {index > 0 && ', '}
          {one.as === 'person' ? (
            <PersonName id={one.text} />
          ) : one.as === 'group' ? (
            t('sight.group', { name: groups.get(one.text) ?? one.text })
          ) : (
            one.text
          )}
        </Fragment>
      ))}
    </>
  );
}
