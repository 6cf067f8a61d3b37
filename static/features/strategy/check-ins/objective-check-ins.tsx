import { useMemo } from 'react';
import type { StandingView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { CHECK_IN_TEXTS } from '../../../i18n/check-in-texts';
import { addTexts, t } from '../../../i18n/translate';
import { DueLine } from '../../../ui/check-in/due-line';
import { OpenImpediments } from '../../../ui/check-in/open-impediments';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { PeopleProvider } from '../../../ui/people';
import { PersonName } from '../../../ui/person-name';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';

addTexts(CHECK_IN_TEXTS);

interface ObjectiveCheckInsProps {
  /** Its own. */
  readonly targets: readonly TargetView[];
}

/** As many as one call answers. */
const MOST = 100;

/** When the next check-in of each target under an objective is due, who is silent, and what is in the way. */
export function ObjectiveCheckIns({ targets }: ObjectiveCheckInsProps) {
  const { rights, open, done } = useStrategyScene();
  const keys = useMemo(() => targets.slice(0, MOST).map(({ key }) => key), [targets]);
  const standings = useCall('listStandings', { targets: [...keys] }, { enabled: keys.length > 0 });
  const helpers = useMemo(
    () =>
      (standings.data?.standings ?? []).flatMap(({ impediments }) => impediments.flatMap(({ helper }) => helper ?? [])),
    [standings.data],
  );
  const people = useMemo(() => [...helpers, ...targets.map(({ owner }) => owner)], [helpers, targets]);
  if (targets.length === 0) return <p className={styles.quiet}>{t('drawer.no-targets')}</p>;
  if (standings.isPending) return <LoadingRows count={2} />;
  if (standings.isError) return <FailureView failure={standings.error} onRetry={() => void standings.refetch()} />;
  const { now } = standings.data;
  const targetOf = (key: string): TargetView | undefined => targets.find((one) => one.key === key);
  const bySilence = [...standings.data.standings].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  const impediments = bySilence.flatMap((one) => one.impediments.map((each) => ({ ...each, target: one.target })));
  const more = bySilence.reduce((sum, one) => sum + one.more, 0);
  return (
    <PeopleProvider ids={people}>
      <ul className={styles.list}>
        {bySilence.map((standing) => {
          const target = targetOf(standing.target);
          return (
            target !== undefined && (
              <li key={standing.target} className={styles.item}>
                <div className={styles.facts}>
                  <TextButton onClick={() => open({ kind: 'target', key: target.key })}>{target.name}</TextButton>
                  <PersonName id={target.owner} />
                </div>
                <DueLine due={standing.due} now={now} />
                <span className={styles.meta}>
                  {standing.last === null
                    ? t('objective.check-ins.none-said')
                    : t('objective.check-ins.last', { day: formatDay(standing.last, now) })}
                </span>
              </li>
            )
          );
        })}
      </ul>
      {impediments.length > 0 && (
        <>
          <h4 className={styles.sectionTitle}>{t('impediments.open')}</h4>
          <OpenImpediments
            impediments={impediments}
            more={more}
            now={now}
            mayResolve={({ target: key, helper }) => {
              const target = targetOf(key);
              return target !== undefined && (rights.mayCheckIn(target) || rights.isMe(helper));
            }}
            onResolved={done}
            about={({ target }) => <span className={styles.meta}>{targetOf(target)?.name}</span>}
          />
        </>
      )}
    </PeopleProvider>
  );
}

/** What is silent longest first, then what is asked for next. */
const dayOf = ({ due }: StandingView): string => due.overdueSince ?? due.dueBy ?? '9999';
