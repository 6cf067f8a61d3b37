import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { EndedNote } from './ended-note';

/** What was learned from everything that has ended in a cycle, in one place. */
export function Learnings({ cycle }: { readonly cycle: string }) {
  const { data, open } = useStrategyScene();
  const ended = data.objectives.filter((one) => one.status === 'closed' && one.cycle === cycle);
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('learnings.title')}</h3>
      {ended.length === 0 && <p className={styles.quiet}>{t('learnings.none')}</p>}
      <ul className={styles.list}>
        {ended.map((objective) => (
          <li key={objective.key} className={styles.section}>
            <span>
              <TextButton onClick={() => open({ kind: 'objective', key: objective.key })}>{objective.name}</TextButton>
            </span>
            <EndedNote objective={objective} />
            {objective.closing?.learning === '' && <p className={styles.quiet}>{t('learnings.silent')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
