import Button from '@atlaskit/button/new';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { CycleView } from '../../../src/contract/views';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { LoadingRows } from '../../ui/loading-rows';
import { CycleState } from './cycles/cycle-state';
import type { CycleStepName } from './cycles/cycle-step';
import { useStrategyScene } from './edit/strategy-context';
import { CyclePast } from './pivot/cycle-past';
import styles from './strategy.module.css';

// Seldom done, and by few.
const CarryDialog = lazy(() => import('./carry/carry-dialog').then((module) => ({ default: module.CarryDialog })));
const TranslationClock = lazy(() =>
  import('./translation/translation-clock').then((module) => ({ default: module.TranslationClock })),
);
const CycleStep = lazy(() => import('./cycles/cycle-step').then((module) => ({ default: module.CycleStep })));

const NEXT_STEP = { draft: 'commit', committed: 'close', closed: 'reopen' } as const satisfies Record<
  CycleView['state'],
  CycleStepName
>;

/** A cycle: its period, its state and what comes next, and by when its objectives are to be measurable. */
export function CycleDetails({ cycle }: { readonly cycle: CycleView }) {
  const { data, rights, open } = useStrategyScene();
  const { now } = data;
  const [step, setStep] = useState<CycleStepName | null>(null);
  const [isCarrying, setCarrying] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const wasInStep = useRef(false);
  // Whoever leaves a step goes on where they began it: what they pressed is gone.
  useEffect(() => {
    if (step === null && wasInStep.current) actions.current?.querySelector('button')?.focus();
    wasInStep.current = step !== null;
  }, [step]);
  const next = NEXT_STEP[cycle.state];
  const mayStep = next === 'reopen' ? data.isAdmin : rights.mayManage;
  return (
    <>
      {step === null && rights.mayManage && (
        <div ref={actions} className={styles.actions}>
          {mayStep && (
            <Button
              spacing="compact"
              appearance={next === 'commit' ? 'primary' : 'default'}
              onClick={() => setStep(next)}
            >
              {t(`cycle.${next}`)}
            </Button>
          )}
          {cycle.state !== 'closed' && (
            <Button spacing="compact" onClick={() => open({ kind: 'cycle', key: cycle.key, doing: 'edit' })}>
              {t('edit.edit')}
            </Button>
          )}
          <Button spacing="compact" onClick={() => setCarrying(true)}>
            {t('cycle.carry')}
          </Button>
        </div>
      )}
      {isCarrying && (
        <Suspense fallback={null}>
          <CarryDialog from={cycle} onDone={() => setCarrying(false)} onLeave={() => setCarrying(false)} />
        </Suspense>
      )}
      {step !== null && (
        <Suspense fallback={<LoadingRows count={4} />}>
          <CycleStep cycle={cycle} step={step} onLeave={() => setStep(null)} />
        </Suspense>
      )}
      <dl className={styles.pair}>
        <dt>{t('cycle.state')}</dt>
        <dd>
          <CycleState state={cycle.state} />{' '}
          <span className={styles.quiet}>{t(`cycle.state.${cycle.state}.help`)}</span>
        </dd>
        <dt>{t('edit.key')}</dt>
        <dd>{cycle.key}</dd>
        <dt>{t('drawer.period')}</dt>
        <dd>{t('strategy.cycle.span', { start: formatDay(cycle.start, now), end: formatDay(cycle.end, now) })}</dd>
        <dt>{t('edit.translate-by')}</dt>
        <dd>
          {cycle.translateBy === null ? t('cycle.no-deadline') : formatDay(cycle.translateBy, now)}
          <div className={styles.quiet}>{t('edit.translate-by.help')}</div>
        </dd>
        {cycle.committedAt !== null && (
          <>
            <dt>{t('cycle.committed-at')}</dt>
            <dd>{formatDay(cycle.committedAt.slice(0, 10), now)}</dd>
          </>
        )}
        {cycle.closedAt !== null && (
          <>
            <dt>{t('cycle.closed-at')}</dt>
            <dd>{formatDay(cycle.closedAt.slice(0, 10), now)}</dd>
          </>
        )}
      </dl>
      {cycle.key === data.cycle?.key && (
        <Suspense fallback={<LoadingRows count={3} />}>
          <TranslationClock cycle={cycle} />
        </Suspense>
      )}
      <CyclePast cycle={cycle.key} />
    </>
  );
}
