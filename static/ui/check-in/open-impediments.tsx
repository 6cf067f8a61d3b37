import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { OpenImpedimentView } from '../../../src/contract/check-in-views';
import { call } from '../../bridge/call';
import { useAction } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../failure-view';
import { useFocusBack } from '../use-focus-back';
import styles from './check-in.module.css';
import { Helper, ImpedimentText, impedimentWords } from './impediment-text';

/** An impediment with the target in whose way it is. */
export interface PlacedImpediment extends OpenImpedimentView {
  readonly target: string;
}

interface OpenImpedimentsProps {
  readonly impediments: readonly PlacedImpediment[];
  readonly more?: number;
  readonly now: string;
  readonly mayResolve: (impediment: PlacedImpediment) => boolean;
  /** Says what was done, and how it is taken back. */
  readonly onResolved: (said: string, undo: () => Promise<string>) => void;
  /** Stands behind an impediment, such as the target it is about. */
  readonly about?: (impediment: PlacedImpediment) => ReactNode;
}

const subjectOf = ({ text, issue }: OpenImpedimentView): string | undefined => text ?? issue;
const nameOf = ({ target, at, text, issue }: PlacedImpediment): string => `${target} ${at} ${text ?? issue ?? ''}`;

/** What is in the way, each with who can help, and a line to say how it was resolved. */
export function OpenImpediments({ impediments, more = 0, now, mayResolve, onResolved, about }: OpenImpedimentsProps) {
  const [resolving, setResolving] = useState<string | null>(null);
  return (
    <ul className={styles.impediments}>
      {impediments.map((impediment, index) => {
        const name = nameOf(impediment);
        const subject = subjectOf(impediment);
        return (
          <li key={`${name} ${index}`} className={styles.inTheWay}>
            <div>
              <ImpedimentText impediment={impediment} />
              <span className={styles.quiet}>
                {' '}
                · {t('impediments.raised', { day: formatDay(impediment.at, now) })}
                {impediment.helper !== undefined && <Helper id={impediment.helper} />}
              </span>
              {about !== undefined && <> {about(impediment)}</>}
            </div>
            {subject !== undefined && mayResolve(impediment) && resolving !== name && (
              <Button spacing="compact" onClick={() => setResolving(name)}>
                {t('impediments.resolve')}
              </Button>
            )}
            {subject !== undefined && resolving === name && (
              <Resolving
                impediment={impediment}
                subject={subject}
                onLeave={() => setResolving(null)}
                onResolved={(said, undo) => {
                  setResolving(null);
                  onResolved(said, undo);
                }}
              />
            )}
          </li>
        );
      })}
      {more > 0 && <li className={styles.quiet}>{t('impediments.more', { count: more })}</li>}
    </ul>
  );
}

interface ResolvingProps {
  readonly impediment: PlacedImpediment;
  readonly subject: string;
  readonly onLeave: () => void;
  readonly onResolved: OpenImpedimentsProps['onResolved'];
}

/** One line on how it was resolved: Enter saves, Escape leaves. It may stand inside another form, so it is none itself. */
function Resolving({ impediment, subject, onLeave, onResolved }: ResolvingProps) {
  const [note, setNote] = useState('');
  const resolve = useAction('resolveImpediment');
  const line = useRef<HTMLDivElement>(null);
  useFocusBack(line);
  const { target, at } = impediment;
  const place = { target, at, subject };
  const onSave = (event?: FormEvent): void => {
    event?.preventDefault();
    if (resolve.isPending) return;
    resolve.mutate(
      { ...place, note },
      {
        onSuccess: () =>
          onResolved(t('impediments.resolved.done', { text: impedimentWords(impediment) }), async () => {
            await call('reopenImpediment', place);
            return t('impediments.resolved.undone', { text: impedimentWords(impediment) });
          }),
      },
    );
  };
  return (
    <div
      ref={line}
      className={styles.resolving}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
        event.preventDefault();
        if (event.key === 'Enter') onSave();
        else onLeave();
      }}
    >
      <Textfield
        autoFocus
        aria-label={t('impediments.resolve.how')}
        placeholder={t('impediments.resolve.how')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button spacing="compact" appearance="primary" isLoading={resolve.isPending} onClick={() => onSave()}>
          {t('impediments.resolve.save')}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={onLeave}>
          {t('form.cancel')}
        </Button>
      </div>
      {resolve.isError && <FailureView failure={resolve.error} />}
    </div>
  );
}
