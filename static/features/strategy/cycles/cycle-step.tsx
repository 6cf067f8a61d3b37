import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useRef, useState } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { CycleView } from '../../../../src/contract/views';
import { useAction, useCall } from '../../../bridge/use-call';
import { HEALTH_TEXTS } from '../../../i18n/health-texts';
import { addTexts, t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import form from '../../../ui/form/form.module.css';
import { LoadingRows } from '../../../ui/loading-rows';
import { TextButton } from '../../../ui/text-button';
import { workTotalText } from '../../../ui/work-total-text';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';

addTexts(HEALTH_TEXTS);

/** What may be done with a cycle next. */
export type CycleStepName = 'commit' | 'close' | 'reopen';

const CALLS = { commit: 'commitCycle', close: 'closeCycle', reopen: 'reopenCycle' } as const;
/** Longest line that says why; the app refuses a longer one. */
const MAX_REASON = 300;

interface CycleStepProps {
  readonly cycle: CycleView;
  readonly step: CycleStepName;
  readonly onLeave: () => void;
}

/** Takes a cycle one step on, after saying what is missing and what it touches. */
export function CycleStep({ cycle, step, onLeave }: CycleStepProps) {
  const { done, reload } = useStrategyScene();
  const preview = useCall('previewCycle', { cycle: cycle.key }, { isForgotten: true });
  const action = useAction(CALLS[step]);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onConfirm = (rev: number): void => {
    if (step === 'reopen' && reason.trim() === '') {
      setMissing(true);
      return;
    }
    action.mutate(
      { cycle: cycle.key, rev, reason: reason.trim() },
      {
        onSuccess: ({ isWhole }) => {
          const isWaiting = step === 'close' && !isWhole;
          done(t(isWaiting ? 'cycle.close.waiting' : `cycle.${step}.done`, { name: cycle.name }));
          onLeave();
        },
      },
    );
  };
  const isRefused = step === 'commit' && (preview.data?.required.length ?? 0) > 0;
  return (
    <section
      className={styles.section}
      aria-label={t(`cycle.${step}.title`, { name: cycle.name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <h3 ref={heading} tabIndex={-1} className={styles.sectionTitle}>
        {t(`cycle.${step}.title`, { name: cycle.name })}
      </h3>
      <p className={styles.plain}>{t(`cycle.${step}.next`)}</p>
      {preview.isPending && <LoadingRows count={3} />}
      {preview.isError && <FailureView failure={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && <Touched preview={preview.data} step={step} />}
      {step === 'reopen' && <ReasonField value={reason} isMissing={isMissing} onChange={setReason} />}
      {action.isError && (
        <FailureView
          failure={action.error}
          onRetry={() => {
            action.reset();
            void preview.refetch();
            void reload();
          }}
        />
      )}
      <div className={styles.actions}>
        <Button
          appearance={step === 'close' ? 'warning' : 'primary'}
          isLoading={action.isPending}
          isDisabled={preview.data === undefined || isRefused}
          onClick={() => preview.data !== undefined && onConfirm(preview.data.rev)}
        >
          {t(`cycle.${step}.confirm`)}
        </Button>
        <Button appearance="subtle" onClick={onLeave}>
          {t('form.cancel')}
        </Button>
      </div>
    </section>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}

function ReasonField({ value, isMissing, onChange }: ReasonFieldProps) {
  const id = useId();
  const isWrong = isMissing && value.trim() === '';
  return (
    <div>
      <label htmlFor={id}>{t('cycle.reason')}</label>
      <Textfield
        id={id}
        value={value}
        maxLength={MAX_REASON}
        isInvalid={isWrong}
        aria-required
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-help`} className={isWrong ? form.wrong : styles.quiet}>
        {t(isWrong ? 'cycle.reason.missing' : 'cycle.reason.help')}
      </p>
    </div>
  );
}

type Preview = CallOutput<'previewCycle'>;

/** What the step touches, and before a commit what is still missing, each at its place. */
function Touched({ preview, step }: { readonly preview: Preview; readonly step: CycleStepName }) {
  return (
    <>
      <p className={styles.quiet}>
        {t('cycle.touches', {
          objectives: t('strategy.objectives', { count: preview.objectives }),
          targets: t('strategy.targets', { count: preview.targets }),
          measured: preview.measured,
        })}{' '}
        {workTotalText(preview.work)}
      </p>
      {step === 'close' && preview.reading > 0 && (
        <p className={styles.quiet}>{t('cycle.reading', { count: preview.reading })}</p>
      )}
      {step === 'commit' && <Missing preview={preview} />}
    </>
  );
}

function Missing({ preview: { gaps, required } }: { readonly preview: Preview }) {
  const { data, open } = useStrategyScene();
  return (
    <>
      {required.length > 0 && (
        <div className={form.notice} data-tone="warning" role="alert">
          <p>{t('cycle.required')}</p>
          <ul className={form.mistakes}>
            {[...new Set(required.map(({ rule }) => rule))].map((rule) => (
              <li key={rule}>{t(`health.${rule}.title`)}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        {gaps.length === 0
          ? t('cycle.missing.none')
          : `${t('cycle.missing', { count: gaps.length })}${required.length > 0 ? '' : `. ${t('cycle.missing.may')}`}`}
      </p>
      <ul className={styles.list}>
        {gaps.map(({ gap, objective, target }) => {
          const kind = target === null ? 'objective' : 'target';
          const key = target ?? objective;
          const items = kind === 'objective' ? data.objectives : data.targets;
          return (
            <li key={`${gap} ${key}`} className={styles.facts}>
              <TextButton onClick={() => open({ kind, key })}>
                {items.find((one) => one.key === key)?.name ?? key}
              </TextButton>
              <span className={styles.quiet}>{t(`gap.${gap}`)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
