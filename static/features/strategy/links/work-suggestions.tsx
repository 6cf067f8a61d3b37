import Button from '@atlaskit/button/new';
import { call } from '../../../bridge/call';
import { openIssue } from '../../../bridge/navigation';
import { useAction, useCall, useReload } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from './links.module.css';

/** Open work like what is linked, each with the reason and one click. Says nothing when there is none. */
export function WorkSuggestions({ target }: { readonly target: string }) {
  const { done } = useStrategyScene();
  const found = useCall('suggestWork', { target });
  const add = useAction('addLink');
  const reload = useReload();
  const suggestions = found.data?.suggestions ?? [];
  if (suggestions.length === 0) return null;
  const onLink = (key: string): void =>
    add.mutate(
      { target, work: { kind: 'issue', key } },
      {
        onSuccess: ({ linkNo, added }) => {
          void reload('suggestWork');
          const undo = async (): Promise<string> => {
            await call('removeLink', { target, no: linkNo });
            await reload('suggestWork');
            return t('undo.done');
          };
          done(t('links.added', { work: key }), added ? undo : undefined);
        },
      },
    );
  return (
    <div className={styles.suggestions}>
      <h4 className={styles.subtitle}>{t('links.suggest')}</h4>
      <ul className={styles.list}>
        {suggestions.map(({ issueId, key, summary, reason, shared }) => (
          <li key={issueId} className={styles.link}>
            <div className={styles.work}>
              <TextButton onClick={() => void openIssue(key)}>
                {key} {summary}
              </TextButton>
              <span className={styles.said}>{t(`links.suggest.${reason}`, { shared })}</span>
            </div>
            <Button
              spacing="compact"
              aria-label={t('links.suggest.link.of', { work: key })}
              isLoading={add.isPending && add.variables.work.kind === 'issue' && add.variables.work.key === key}
              onClick={() => onLink(key)}
            >
              {t('links.suggest.link')}
            </Button>
          </li>
        ))}
      </ul>
      {add.error !== null && <FailureView failure={add.error} />}
    </div>
  );
}
