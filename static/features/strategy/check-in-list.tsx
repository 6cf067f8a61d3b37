import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import type { CheckInView } from '../../../src/contract/check-in-views';
import type { TargetView } from '../../../src/contract/views';
import { useAction } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { PeopleProvider, usePerson } from '../../ui/people';
import { amountText } from '../../ui/target-numbers';
import { undoCheckIns } from './edit/undo';
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
  const { rights, done } = useStrategyScene();
  const withdraw = useAction('withdrawCheckIn');
  const mayChange = rights.mayCheckIn(target);

  const onWithdraw = (checkIn: CheckInView): void =>
    withdraw.mutate(
      { target: target.key, at: checkIn.at },
      {
        onSuccess: () =>
          done(
            t('check-ins.withdrawn', { day: formatDay(checkIn.at, now) }),
            undoCheckIns(target.key, [{ at: checkIn.at, before: checkIn, after: null }]),
          ),
      },
    );

  const helpers = useMemo(
    () => checkIns.flatMap(({ impediments }) => impediments.flatMap(({ helper }) => helper ?? [])),
    [checkIns],
  );
  const newestFirst = [...checkIns].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <PeopleProvider ids={helpers}>
      {withdraw.isError && <FailureView failure={withdraw.error} />}
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
        <b>{checkIn.value === null ? t('check-ins.unmeasured') : amountText(target, checkIn.value)}</b>
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
