import type { CallOutput } from '../../../../src/contract/calls';
import { openIssue } from '../../../bridge/navigation';
import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from './my-line.module.css';

type Work = CallOutput<'getMyLine'>['work'];
type Issues = NonNullable<Work>['unaligned']['issues'];

/** The objectives that the reader's open work items serve, and those that serve none. */
export function WorkServed({ work }: { readonly work: Work }) {
  const { open } = useStrategyScene();
  return (
    <section className={styles.part} aria-labelledby="my-work">
      <h2 id="my-work" className={styles.title}>
        {t('my-line.work')}
      </h2>
      {work === null && <p className={styles.quiet}>{t('my-line.work.busy')}</p>}
      {work !== null && work.looked === 0 && <p className={styles.quiet}>{t('my-line.work.none')}</p>}
      {work !== null && (
        <ul className={styles.list}>
          {work.objectives.map(({ key, name, count, issues }) => (
            <li key={key} className={styles.row}>
              <div className={styles.asked}>
                <TextButton onClick={() => open({ kind: 'objective', key })}>{name}</TextButton>
                <span className={styles.meta}>{t('my-line.work.count', { count })}</span>
              </div>
              <IssueList issues={issues} count={count} />
            </li>
          ))}
          {work.unaligned.count > 0 && (
            <li className={styles.row}>
              <div>{t('my-line.work.unaligned', { count: work.unaligned.count })}</div>
              <IssueList issues={work.unaligned.issues} count={work.unaligned.count} />
            </li>
          )}
        </ul>
      )}
      {work?.isCut === true && <p className={styles.quiet}>{t('my-line.work.cut', { count: work.looked })}</p>}
    </section>
  );
}

function IssueList({ issues, count }: { readonly issues: Issues; readonly count: number }) {
  return (
    <ul className={styles.issues}>
      {issues.map(({ key, summary }) => (
        <li key={key}>
          <TextButton onClick={() => void openIssue(key)}>
            {key} {summary}
          </TextButton>
        </li>
      ))}
      {count > issues.length && (
        <li className={styles.meta}>{t('my-line.more-issues', { count: count - issues.length })}</li>
      )}
    </ul>
  );
}
