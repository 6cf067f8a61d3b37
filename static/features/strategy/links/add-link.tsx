import { useState } from 'react';
import { call } from '../../../bridge/call';
import { useAction } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { useStrategyScene } from '../edit/strategy-context';
import { IssueChoice } from './issue-choice';
import { LinkFields } from './link-fields';
import { LinkForm } from './link-form';
import { bearingIn, valuesOf } from './link-values';
import styles from './links.module.css';
import { ScopeField } from './scope-field';

const KINDS = ['issue', 'jql'] as const;

interface AddLinkProps {
  readonly target: string;
  readonly onLeave: () => void;
}

/** Links a work item or, for those who manage strategy, a JQL scope. */
export function AddLink({ target, onLeave }: AddLinkProps) {
  const { done, rights } = useStrategyScene();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('issue');
  const [issue, setIssue] = useState<{ readonly key: string; readonly summary: string } | null>(null);
  const [jql, setJql] = useState('');
  const [values, setValues] = useState(valuesOf({ below: true }));
  const add = useAction('addLink');
  const bearing = bearingIn(values);
  const scope = jql.trim() === '' ? null : ({ kind: 'jql', jql: jql.trim() } as const);
  const work = kind === 'jql' ? scope : issue === null ? null : ({ kind: 'issue', key: issue.key } as const);
  const onKind = (next: typeof kind): void => {
    setKind(next);
    // A scope matches what it wants to have; a work item stands for what is below it.
    setValues({ ...values, below: next === 'issue' });
  };
  const onSave = (): void => {
    if (work === null || bearing === undefined) return;
    const name = work.kind === 'issue' ? work.key : work.jql;
    add.mutate(
      { target, work, ...bearing },
      {
        onSuccess: ({ linkNo }) => {
          onLeave();
          done(t('links.added', { work: name }), async () => {
            await call('removeLink', { target, no: linkNo });
            return t('undo.done');
          });
        },
      },
    );
  };
  return (
    <LinkForm
      label={t('links.add')}
      isReady={work !== null && bearing !== undefined}
      isSaving={add.isPending}
      failure={add.error}
      onSave={onSave}
      onLeave={onLeave}
    >
      {rights.mayManage && (
        <fieldset className={styles.kinds}>
          <legend>{t('links.work')}</legend>
          {KINDS.map((one) => (
            <label key={one}>
              <input type="radio" name="link-kind" value={one} checked={one === kind} onChange={() => onKind(one)} />
              {t(`links.kind.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'issue' ? (
        <IssueChoice chosen={issue} onChoose={setIssue} />
      ) : (
        <ScopeField jql={jql} onChange={setJql} />
      )}
      <LinkFields values={values} onChange={setValues} />
    </LinkForm>
  );
}
