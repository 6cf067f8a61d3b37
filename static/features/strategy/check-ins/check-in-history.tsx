import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import type { CheckInVersionView, CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { useAction, useCheckInHistory } from '../../../bridge/use-call';
import { formatDay, formatWhen } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { PeopleProvider } from '../../../ui/people';
import { PersonName } from '../../../ui/person-name';
import { amountText } from '../../../ui/target-numbers';
import { useStrategyScene } from '../edit/strategy-context';
import { undoCheckIns } from '../edit/undo';
import styles from '../strategy.module.css';

interface CheckInHistoryProps {
  readonly target: TargetView;
  readonly checkIns: readonly CheckInView[];
  readonly now: string;
}

/** Who entered, changed or took back what, newest first; what was taken back can be put back. */
export function CheckInHistory({ target, checkIns, now }: CheckInHistoryProps) {
  const { rights, done } = useStrategyScene();
  const putBack = useAction('putBackCheckIn');
  const history = useCheckInHistory(target.key);
  const versions = useMemo(() => history.data?.pages.flatMap((page) => page.versions) ?? [], [history.data]);
  const people = useMemo(() => versions.map(({ by }) => by), [versions]);
  const days = new Set(checkIns.map(({ at }) => at));

  const onPutBack = (id: string, checkIn: CheckInView): void =>
    putBack.mutate(
      { target: target.key, version: id },
      {
        onSuccess: () =>
          done(
            t('check-ins.put-back.done', { day: formatDay(checkIn.at, now) }),
            undoCheckIns(target.key, [{ at: checkIn.at, before: null, after: checkIn }]),
          ),
      },
    );

  if (history.isPending) return <LoadingRows count={2} />;
  if (history.isError) return <FailureView failure={history.error} onRetry={() => void history.refetch()} />;
  return (
    <PeopleProvider ids={people}>
      {versions.length === 0 && <p className={styles.quiet}>{t('check-ins.history.none')}</p>}
      {putBack.isError && <FailureView failure={putBack.error} />}
      <ol className={styles.list}>
        {versions.map((version) => {
          const lost = withdrawnIn(version);
          return (
            <li key={version.versionId} className={styles.item}>
              <div className={styles.facts}>
                <PersonName id={version.by} />
                <span className={styles.meta}>{formatWhen(version.at, now)}</span>
              </div>
              <div>{deedText(version, target, now)}</div>
              {lost !== null && rights.mayCheckIn(target) && !days.has(lost.at) && (
                <div className={styles.actions}>
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    isDisabled={putBack.isPending}
                    onClick={() => onPutBack(version.versionId, lost)}
                  >
                    {t('check-ins.put-back')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <Button
          spacing="compact"
          appearance="subtle"
          isLoading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('check-ins.history.more')}
        </Button>
      )}
    </PeopleProvider>
  );
}

const withdrawnIn = ({ deed, changes }: CheckInVersionView): CheckInView | null =>
  deed === 'withdrawn' ? (changes[0]?.before ?? null) : null;

/** What was said, as short as it can be told apart. */
function saidText(target: TargetView, checkIn: CheckInView | null): string {
  if (checkIn === null) return '';
  const { value, confidence, note } = checkIn;
  return [
    value === null ? t('check-ins.unmeasured') : amountText(target, value),
    ...(confidence === null ? [] : [t(`confidence.${confidence}`)]),
    ...(note === '' ? [] : [`“${note}”`]),
  ].join(', ');
}

/** What somebody did, a sentence for each day it touched. */
function deedText({ deed, changes }: CheckInVersionView, target: TargetView, now: string): string {
  return changes
    .map(({ day, before, after }) => {
      const words = {
        day: formatDay(day, now),
        before: saidText(target, before),
        after: saidText(target, after),
      };
      // A check-in that moves leaves one day and comes to another.
      if (deed !== 'changed') return t(`deed.${deed}`, words);
      return t(after === null ? 'deed.moved' : before === null ? 'deed.entered' : 'deed.changed', words);
    })
    .join(' · ');
}
