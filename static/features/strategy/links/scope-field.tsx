import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { MAX_JQL_LENGTH } from '../../../../src/domain/link';
import { useAction } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { FormField } from '../../../ui/form/form-field';
import styles from './links.module.css';

interface ScopeFieldProps {
  readonly jql: string;
  readonly onChange: (jql: string) => void;
}

/** JQL, and what it matches now when somebody wants to see it before they save. */
export function ScopeField({ jql, onChange }: ScopeFieldProps) {
  const trial = useAction('tryScope');
  const isTried = trial.variables?.jql === jql.trim();
  const told = isTried ? trial.data : undefined;
  const count = told?.count ?? null;
  return (
    <>
      <FormField name="jql" label={t('links.jql')} help={t('links.jql.help')} mistake={told?.problem ?? null}>
        {({ id, describedBy, isInvalid }) => (
          <TextArea
            id={id}
            minimumRows={2}
            resize="smart"
            isMonospaced
            maxLength={MAX_JQL_LENGTH}
            aria-describedby={describedBy}
            isInvalid={isInvalid}
            value={jql}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </FormField>
      <div className={styles.actions}>
        <Button
          spacing="compact"
          isDisabled={jql.trim() === ''}
          isLoading={trial.isPending}
          onClick={() => trial.mutate({ jql: jql.trim() })}
        >
          {t('links.try')}
        </Button>
        <span role="status" className={styles.said}>
          {told?.problem === null && (count === null ? t('links.matches.unknown') : t('links.matches', { count }))}
        </span>
      </div>
      {isTried && trial.isError && <FailureView failure={trial.error} />}
    </>
  );
}
