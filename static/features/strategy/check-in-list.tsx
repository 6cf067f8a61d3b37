import Button from '@atlaskit/button/new';
import { useMemo, useState } from 'react';
import type { CheckInView, TargetView } from '../../../src/contract/views';
import { useAction, useReload } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { PeopleProvider, usePerson } from '../../ui/people';
import { amountText } from '../../ui/target-numbers';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy.module.css';

// Accounts are numbered one way or the other; neither is a word.
const ACCOUNT = /^([0-9]+:[0-9a-z-]+|[0-9a-f]{24})$/i;

interface CheckInListProps {
  readonly target: TargetView;
  readonly checkIns: readonly CheckInView[];
  readonly now: string;
  readonly onChange: (checkIn: CheckInView) => void;
}

/** What the owner entered, newest first; who may, changes it or takes it back. */
export function CheckInList({ target, checkIns, now, onChange }: CheckInListProps) {
  const { rights } = useStrategyScene();
  const reload = useReload();
  const withdraw = useAction('withdrawCheckIn');
  const restore = useAction('recordCheckIn');
  const [withdrawn, setWithdrawn] = useState<CheckInView | null>(null);
  const mayChange = rights.mayCheckIn(target);
  const failure = withdraw.error ?? restore.error;
  const readAgain = (): void => void reload('getTarget', 'getStrategy', 'getHealth');

  const onWithdraw = (checkIn: CheckInView): void => {
    restore.reset();
    withdraw.mutate(
      { target: target.key, at: checkIn.at },
      {
        onSuccess: () => {
          setWithdrawn(checkIn);
          readAgain();
        },
      },
    );
  };
  const onUndo = (checkIn: CheckInView): void =>
    restore.mutate(
      { checkIn: { ...checkIn, target: target.key } },
      {
        onSuccess: () => {
          setWithdrawn(null);
          readAgain();
        },
      },
    );

  const helpers = useMemo(
    () => checkIns.flatMap(({ impediments }) => impediments.flatMap(({ helper }) => helper ?? [])),
    [checkIns],
  );
  const newestFirst = [...checkIns].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <PeopleProvider ids={helpers}>
      {withdrawn !== null && (
        <div className={styles.notice} role="status">
          {t('check-ins.withdrawn', { day: formatDay(withdrawn.at, now) })}
          <Button appearance="subtle" spacing="compact" isLoading={restore.isPending} onClick={() => onUndo(withdrawn)}>
            {t('panel.undo')}
          </Button>
        </div>
      )}
      {failure !== null && <FailureView failure={failure} />}
      {checkIns.length === 0 && <p className={styles.quiet}>{t('check-ins.none')}</p>}
      <ul className={styles.list}>
        {newestFirst.map((checkIn) => (
          <li key={checkIn.at} className={styles.item}>
            <CheckInText target={target} checkIn={checkIn} now={now} />
            {mayChange && (
              <div className={styles.actions}>
                <Button spacing="compact" appearance="subtle" onClick={() => onChange(checkIn)}>
                  {t('check-ins.change')}
                </Button>
                <Button
                  spacing="compact"
                  appearance="subtle"
                  isDisabled={withdraw.isPending}
                  onClick={() => onWithdraw(checkIn)}
                >
                  {t('check-ins.withdraw')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </PeopleProvider>
  );
}

/** Who can help; a file may name them in words. */
function Helper({ id }: { readonly id: string }) {
  const person = usePerson(id);
  if (person === undefined) return null;
  const named = person === 'none' || person === 'hidden' ? (ACCOUNT.test(id) ? t('owner.hidden') : id) : person.name;
  return ` · ${t('check-ins.helper', { name: named })}`;
}

function CheckInText({
  target,
  checkIn,
  now,
}: Pick<CheckInListProps, 'target' | 'now'> & { readonly checkIn: CheckInView }) {
  return (
    <>
      <div className={styles.facts}>
        <b>{amountText(target, checkIn.value)}</b>
        <span className={styles.meta}>{formatDay(checkIn.at, now)}</span>
        {checkIn.confidence !== null && <span className={styles.meta}>{t(`confidence.${checkIn.confidence}`)}</span>}
      </div>
      {checkIn.note !== '' && <p className={styles.plain}>{checkIn.note}</p>}
      {checkIn.impediments.map(({ text, issue, helper }, index) => (
        <div key={index} className={styles.problem}>
          {t('check-ins.impediment', { text: text ?? issue ?? '' })}
          {helper !== undefined && <Helper id={helper} />}
        </div>
      ))}
    </>
  );
}
