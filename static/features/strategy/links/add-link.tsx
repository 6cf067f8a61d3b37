import { useState } from 'react';
import type { LinkView } from '../../../../src/contract/views';
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
  /** What it is linked to already. */
  readonly links: readonly LinkView[];
  readonly onLeave: () => void;
}

/** Links a work item or, for those who manage strategy, a JQL scope. */
export function AddLink({ target, links, onLeave }: AddLinkProps) {
  const { done, rights } = useStrategyScene();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('issue');
  const [issue, setIssue] = useState<{ readonly key: string; readonly summary: string } | null>(null);
  const [jql, setJql] = useState('');
  const [values, setValues] = useState(valuesOf({ below: true }));
  const add = useAction('addLink');
  const bearing = bearingIn(values);
  const scope = jql.trim() === '' ? null : ({ kind: 'jql', jql: jql.trim() } as const);
  const work = kind === 'jql' ? scope : issue === null ? null : ({ kind: 'issue', key: issue.key } as const);
  // A link that is there is changed in its own line.
  const isLinked = work?.kind === 'issue' && links.some(({ key }) => key === work.key);
  const onKind = (next: typeof kind): void => {
    add.reset();
    setKind(next);
    // A scope matches what it wants to have; a work item stands for what is below it.
    setValues({ ...values, below: next === 'issue' });
  };
  // What was refused was said of other work.
  const onOther =
    <T,>(choose: (work: T) => void) =>
    (other: T): void => {
      add.reset();
      choose(other);
    };
  const onSave = (): void => {
    if (work === null || bearing === undefined) return;
    const name = work.kind === 'issue' ? work.key : work.jql;
    add.mutate(
      { target, work, ...bearing },
      {
        onSuccess: ({ linkNo, added }) => {
          onLeave();
          const undo = async (): Promise<string> => {
            await call('removeLink', { target, no: linkNo });
            return t('undo.done');
          };
          done(t('links.added', { work: name }), added ? undo : undefined);
        },
      },
    );
  };
  return (
    <LinkForm
      label={t('links.add')}
      isReady={work !== null && !isLinked && bearing !== undefined}
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
        <IssueChoice chosen={issue} onChoose={onOther(setIssue)} />
      ) : (
        <ScopeField jql={jql} onChange={onOther(setJql)} />
      )}
      {isLinked && (
        <p className={styles.said} role="status">
          {t('links.already', { work: issue?.key ?? '' })}
        </p>
      )}
      <LinkFields values={values} onChange={setValues} />
    </LinkForm>
  );
}
