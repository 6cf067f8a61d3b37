import Button from '@atlaskit/button/new';
import { useRef, useState } from 'react';
import type { LinkView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { useAction } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { useStrategyScene } from '../edit/strategy-context';
import { LinkedWork, LinkState } from '../link-list';
import { AddLink } from './add-link';
import { ChangeLink } from './change-link';
import { hasEnded } from './has-ended';
import { bearingText, workText } from './link-words';
import styles from './links.module.css';

interface LinkEditorProps {
  readonly target: string;
  readonly links: readonly LinkView[];
  readonly hidden: number;
}

/** The work of a link as it is added again; undefined for what cannot be named any more. */
function workOf({ kind, key, jql, state }: LinkView) {
  if (kind === 'jql') return jql === null ? undefined : { kind, jql };
  return key === null || state === 'deleted' || state === 'archived' ? undefined : { kind, key };
}

/** What a target is linked to, for those who may change it: each link with what it does, and more work. */
export function LinkEditor({ target, links, hidden }: LinkEditorProps) {
  const { data, done, rights } = useStrategyScene();
  const isOver = hasEnded(data, target);
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const remove = useAction('removeLink');
  const place = useRef<HTMLElement>(null);
  const leave = (): void => {
    setEditing(null);
    // The form is gone then, and what opened it may stand there again.
    const opener = `[data-opens-form="${editing ?? ''}"]`;
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(opener)?.focus());
  };
  const onRemove = (link: LinkView): void =>
    remove.mutate(
      { target, no: link.no },
      {
        onSuccess: ({ was }) => {
          const work = workOf(link);
          const mayPutBack = work !== undefined && was !== undefined;
          const undo = async (): Promise<string> => {
            if (work !== undefined && was !== undefined) await call('addLink', { target, work, ...was });
            return t('undo.done');
          };
          done(t('links.removed', { work: workText(link) }), mayPutBack ? undo : undefined);
        },
      },
    );
  return (
    <section className={styles.editor} ref={place}>
      <h3 className={styles.title}>{t('links.edit')}</h3>
      {links.length === 0 && hidden === 0 && <p className={styles.said}>{t('links.none')}</p>}
      <ul className={styles.list}>
        {links.map((link) => (
          <li key={link.no}>
            <div className={styles.link}>
              <div className={styles.work}>
                <LinkedWork link={link} />
                <span className={styles.said}>
                  {[bearingText(link) ?? t('links.said.counts'), ...(link.below ? [t('drawer.links.below')] : [])].join(
                    ' · ',
                  )}
                </span>
                <LinkState link={link} />
              </div>
              {!isOver && (
                <span className={styles.actions}>
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    aria-label={t('links.change.of', { work: workText(link) })}
                    aria-expanded={editing === link.no}
                    data-opens-form={link.no}
                    onClick={() => setEditing(editing === link.no ? null : link.no)}
                  >
                    {t('links.change')}
                  </Button>
                  {(rights.mayManage || link.kind === 'issue') && (
                    <Button
                      spacing="compact"
                      appearance="subtle"
                      aria-label={t('links.remove.of', { work: workText(link) })}
                      isLoading={remove.isPending && remove.variables.no === link.no}
                      onClick={() => onRemove(link)}
                    >
                      {t('links.remove')}
                    </Button>
                  )}
                </span>
              )}
            </div>
            {!isOver && editing === link.no && <ChangeLink target={target} link={link} onLeave={leave} />}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.said}>{t('drawer.links.hidden', { count: hidden })}</p>}
      {remove.error !== null && <FailureView failure={remove.error} />}
      {isOver ? (
        <p className={styles.said}>{t('links.ended')}</p>
      ) : editing === 'new' ? (
        <AddLink target={target} links={links} onLeave={leave} />
      ) : (
        <div>
          <Button spacing="compact" data-opens-form="new" onClick={() => setEditing('new')}>
            {t('links.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
