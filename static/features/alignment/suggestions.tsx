import Button from '@atlaskit/button/new';
import { useRef } from 'react';
import { useAction, useCall } from '../../bridge/use-call';
import { EXPLAIN_TEXTS } from '../../i18n/explain-texts';
import { addTexts, t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { useFocusBack } from '../../ui/use-focus-back';
import styles from './alignment.module.css';

addTexts(EXPLAIN_TEXTS);

interface SuggestionsProps {
  readonly issueId: string;
  readonly onLinked: (name: string) => void;
}

/** Targets that work like this serves, each with the reason. Says nothing when there are none. */
export function Suggestions({ issueId, onLinked }: SuggestionsProps) {
  const found = useCall('suggestTargets', { issueId });
  const link = useAction('linkIssue');
  const place = useRef<HTMLElement>(null);
  useFocusBack(place);
  const suggestions = found.data?.suggestions ?? [];
  if (suggestions.length === 0) return null;
  return (
    <section ref={place}>
      <h3 className={styles.heading}>{t('suggest.title')}</h3>
      <ul className={styles.suggestions}>
        {suggestions.map(({ target, name, objectiveName, reason, count, shared }) => (
          <li key={target} className={styles.suggestion}>
            <div>
              <div>{name}</div>
              <div className={styles.quiet}>{objectiveName}</div>
              <div className={styles.quiet}>{t(`suggest.${reason}`, { count, shared })}</div>
            </div>
            <Button
              spacing="compact"
              aria-label={t('suggest.link.of', { name })}
              isLoading={link.isPending && link.variables.target === target}
              onClick={() => link.mutate({ target, issueId }, { onSuccess: () => onLinked(name) })}
            >
              {t('suggest.link')}
            </Button>
          </li>
        ))}
      </ul>
      {link.error !== null && <FailureView failure={link.error} />}
    </section>
  );
}
