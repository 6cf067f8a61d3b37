import type { ObjectiveView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import pivot from './pivot.module.css';

/** Why an objective ended and what was learned. */
export function EndedNote({ objective }: { readonly objective: ObjectiveView }) {
  const { data, open } = useStrategyScene();
  const { closing } = objective;
  if (closing === null) return <p className={styles.quiet}>{t('close.no-reason')}</p>;
  const into = data.objectives.find(({ key }) => key === closing.into);
  return (
    <div className={pivot.ended}>
      <p>
        {t('close.closed-as', { reason: t(`close.reason.${closing.reason}`) })}
        {into !== undefined && (
          <>
            {', '}
            <TextButton onClick={() => open({ kind: 'objective', key: into.key })}>
              {t('close.closed-into', { name: into.name })}
            </TextButton>
          </>
        )}
      </p>
      {closing.learning !== '' && <p>{closing.learning}</p>}
    </div>
  );
}
