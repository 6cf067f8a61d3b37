import Button from '@atlaskit/button/new';
import type { AskView } from '../../../../src/contract/pivot-calls';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { useAction } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { fieldName } from '../../../ui/field-name';
import pivot from './pivot.module.css';

type AskNoticeProps =
  { readonly kind: 'objective'; readonly of: ObjectiveView } | { readonly kind: 'target'; readonly of: TargetView };

/** Why somebody is asked, in one sentence. */
export const askText = ({ isClosed, aboutName, fields }: AskView): string =>
  isClosed
    ? t('ask.because.closed', { name: aboutName })
    : t('ask.because', { name: aboutName, fields: fields.map(fieldName).join(', ') });

/** What changed above something, and its owner's word on it: theirs to give, a fact for everybody else. */
export function AskNotice({ kind, of }: AskNoticeProps) {
  const { data, rights } = useStrategyScene();
  const ask = data.asks.find((one) => one.kind === kind && one.key === of.key);
  if (ask === undefined) return null;
  const day = formatDay(ask.due, data.now);
  return (
    <div className={pivot.ask} role="note">
      <p>{askText(ask)}</p>
      {rights.isKeeper(of) ? (
        <AskAnswer ask={ask} name={of.name} />
      ) : (
        <p className={styles.meta}>{t('ask.waiting', { day })}</p>
      )}
    </div>
  );
}

/** One click lets it stand; changing it answers as well. */
export function AskAnswer({ ask, name }: { readonly ask: AskView; readonly name: string }) {
  const { data, open, done } = useStrategyScene();
  const affirm = useAction('affirm');
  const { kind, key } = ask;
  return (
    <>
      <div className={styles.actions}>
        <Button
          spacing="compact"
          appearance="primary"
          isLoading={affirm.isPending}
          onClick={() => affirm.mutate({ kind, key }, { onSuccess: () => done(t('ask.affirmed', { name })) })}
        >
          {t('ask.stands')}
        </Button>
        <Button spacing="compact" onClick={() => open({ kind, key, doing: 'edit' })}>
          {t('ask.change')}
        </Button>
        <span className={styles.meta}>{t('ask.by', { day: formatDay(ask.due, data.now) })}</span>
      </div>
      {affirm.isError && <FailureView failure={affirm.error} />}
    </>
  );
}
