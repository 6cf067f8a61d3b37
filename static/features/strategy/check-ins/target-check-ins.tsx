import { Suspense, lazy, useState } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { CheckInDueView, CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { CHECK_IN_TEXTS } from '../../../i18n/check-in-texts';
import { RHYTHM_TEXTS } from '../../../i18n/rhythm-texts';
import { addTexts, t } from '../../../i18n/translate';
import { DueLine } from '../../../ui/check-in/due-line';
import { OpenImpediments } from '../../../ui/check-in/open-impediments';
import { LoadingRows } from '../../../ui/loading-rows';
import { useStrategyScene } from '../edit/strategy-context';
import { rhythmSaid } from '../rhythm-said';
import styles from '../strategy.module.css';
import { CheckInList } from './check-in-list';

addTexts(CHECK_IN_TEXTS);
addTexts(RHYTHM_TEXTS);

// Who changed what is asked for seldom.
const CheckInHistory = lazy(() => import('./check-in-history').then((module) => ({ default: module.CheckInHistory })));

interface TargetCheckInsProps {
  readonly target: TargetView;
  readonly details: Pick<CallOutput<'getTarget'>, 'checkIns' | 'standing'>;
  readonly now: string;
  readonly onChange: (checkIn: CheckInView) => void;
}

/** How often its owner is asked, and who says so; who set it for all that is below is named even where nobody is asked. */
function RhythmLine({ due }: { readonly due: CheckInDueView }) {
  const { data } = useStrategyScene();
  const { asked, from, locked, every } = due;
  if (asked === 'closed' || (asked === 'no-rhythm' && !locked)) return null;
  // It may stand in another cycle, and is then named by its key.
  const name = data.objectives.find(({ key }) => key === from)?.name ?? from ?? '';
  const said = rhythmSaid({ every, locked, from: from === null ? null : { key: from, name } });
  return <p className={styles.quiet}>{t('rhythm.line', { said })}</p>;
}

/** What is asked of a target's owner, what is in the way, what was said, and what became of it. */
export function TargetCheckIns({ target, details, now, onChange }: TargetCheckInsProps) {
  const { rights, done } = useStrategyScene();
  const [isHistory, setHistory] = useState(false);
  const { checkIns, standing } = details;
  return (
    <>
      <DueLine due={standing.due} now={now} />
      <RhythmLine due={standing.due} />
      {standing.impediments.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('impediments.open')}</h3>
          <OpenImpediments
            impediments={standing.impediments.map((one) => ({ ...one, target: target.key }))}
            more={standing.more}
            now={now}
            mayResolve={({ helper }) => rights.mayCheckIn(target) || (rights.isMe(helper) && !target.result.isFrozen)}
            onResolved={done}
          />
        </section>
      )}
      <CheckInList target={target} checkIns={checkIns} now={now} onChange={onChange} />
      <details className={styles.past} onToggle={(event) => setHistory(event.currentTarget.open)}>
        <summary>{t('check-ins.history')}</summary>
        {isHistory && (
          <Suspense fallback={<LoadingRows count={2} />}>
            <CheckInHistory target={target} checkIns={checkIns} now={now} />
          </Suspense>
        )}
      </details>
    </>
  );
}
