import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import type { CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { useAction } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { Helper, ImpedimentText } from '../../../ui/check-in/impediment-text';
import { FailureView } from '../../../ui/failure-view';
import { PeopleProvider } from '../../../ui/people';
import { PersonName } from '../../../ui/person-name';
import { amountText } from '../../../ui/target-numbers';
import { useStrategyScene } from '../edit/strategy-context';
import { undoCheckIns } from '../edit/undo';
import styles from '../strategy.module.css';

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

  const people = useMemo(
    () => checkIns.flatMap(({ by, impediments }) => [by, ...impediments.flatMap(({ helper }) => helper ?? [])]),
    [checkIns],
  );
  const newestFirst = [...checkIns].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <PeopleProvider ids={people}>
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

type Impediment = CheckInView['impediments'][number];

function ImpedimentLine({ impediment, now }: { readonly impediment: Impediment; readonly now: string }) {
  const { helper, resolved } = impediment;
  if (resolved === undefined) {
    return (
      <div className={styles.problem}>
        <ImpedimentText impediment={impediment} />
        {helper !== undefined && (
          <span className={styles.meta}>
            <Helper id={helper} />
          </span>
        )}
      </div>
    );
  }
  const day = formatDay(resolved.at, now);
  return (
    <div className={styles.meta}>
      <ImpedimentText impediment={impediment} />
      {' · '}
      {resolved.note === ''
        ? t('impediments.resolved', { day })
        : t('impediments.resolved.note', { day, note: resolved.note })}
    </div>
  );
}

function CheckInText({
  target,
  checkIn,
  now,
}: Pick<CheckInListProps, 'target' | 'now'> & { readonly checkIn: CheckInView }) {
  const { value, automatic, confidence, by } = checkIn;
  return (
    <>
      <div className={styles.facts}>
        <b>{value === null ? t('check-ins.unmeasured') : amountText(target, value)}</b>
        {automatic && value !== null && <span className={styles.meta}>{t('check-ins.by-itself')}</span>}
        <span className={styles.meta}>{formatDay(checkIn.at, now)}</span>
        {confidence !== null && <span className={styles.meta}>{t(`confidence.${confidence}`)}</span>}
        {by !== null && <PersonName id={by} />}
      </div>
      {checkIn.note !== '' && <p className={styles.plain}>{checkIn.note}</p>}
      {checkIn.impediments.map((impediment, index) => (
        <ImpedimentLine key={index} impediment={impediment} now={now} />
      ))}
    </>
  );
}
