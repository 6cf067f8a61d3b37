import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CallInput, CallOutput } from '../../../../src/contract/calls';
import type { CycleView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { useAction, useCall } from '../../../bridge/use-call';
import { CARRY_TEXTS } from '../../../i18n/carry-texts';
import { addTexts, t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { FailureView } from '../../../ui/failure-view';
import form from '../../../ui/form/form.module.css';
import { LoadingRows } from '../../../ui/loading-rows';
import { CycleEditor } from '../edit/cycle-editor';
import { useStrategyScene } from '../edit/strategy-context';
import { MoveFailure } from '../move-failure';
import { CarryFields, type CarrySettings } from './carry-fields';
import { openChoice, type CarryChoice } from './carry-choice';
import { CarryPreview } from './carry-preview';
import { undoCarry } from './undo-carry';

addTexts(CARRY_TEXTS);

interface CarryDialogProps {
  readonly from: CycleView;
  readonly onDone: (to: string) => void;
  readonly onLeave: () => void;
}

/** Copies what is chosen of one cycle into another: choose, look at what is created, carry. */
export function CarryDialog({ from, onDone, onLeave }: CarryDialogProps) {
  const { data, reload } = useStrategyScene();
  const strategy = useCall('getStrategy', { cycle: from.key });
  const [isPlanning, setPlanning] = useState(false);
  const [into, setInto] = useState<string | null>(
    data.cycles.find(
      ({ key, state, start, end }) =>
        key !== from.key && state === 'draft' && start > from.start && end >= data.now.slice(0, 'YYYY-MM-DD'.length),
    )?.key ?? null,
  );
  return (
    <Dialog title={isPlanning ? t('new.cycle') : t('carry.title', { name: from.name })} onLeave={onLeave}>
      {isPlanning && (
        <CycleEditor
          cycle={null}
          onLeave={() => setPlanning(false)}
          onSaved={(key) => {
            void reload().then(() => {
              setInto(key);
              setPlanning(false);
            });
          }}
        />
      )}
      {!isPlanning && strategy.isPending && <LoadingRows count={6} />}
      {!isPlanning && strategy.isError && (
        <FailureView failure={strategy.error} onRetry={() => void strategy.refetch()} />
      )}
      {!isPlanning && strategy.data !== undefined && (
        <CarryForm
          from={from}
          into={into}
          strategy={strategy.data}
          onInto={setInto}
          onNewCycle={() => setPlanning(true)}
          onDone={onDone}
          onLeave={onLeave}
        />
      )}
    </Dialog>
  );
}

interface CarryFormProps extends CarryDialogProps {
  readonly into: string | null;
  readonly strategy: CallOutput<'getStrategy'>;
  readonly onInto: (key: string | null) => void;
  readonly onNewCycle: () => void;
}

function CarryForm({ from, into, strategy, onInto, onNewCycle, onDone, onLeave }: CarryFormProps) {
  const { data, done } = useStrategyScene();
  const objectives = strategy.objectives.filter(({ cycle }) => cycle === from.key);
  const own = new Set(objectives.map(({ key }) => key));
  const targets = strategy.targets.filter(({ objective }) => own.has(objective));
  const [choice, setChoice] = useState<CarryChoice>(() => openChoice(objectives, targets));
  const [settings, setSettings] = useState<CarrySettings>({ mode: 'continue', withLinks: true });
  const preview = useAction('previewCarry');
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const to = data.cycles.find(({ key }) => key === into);
  const today = data.now.slice(0, 'YYYY-MM-DD'.length);
  if (objectives.length === 0) return <p className={form.help}>{t('carry.nothing')}</p>;

  const wish: CallInput<'carryForward'> = {
    ...settings,
    from: from.key,
    to: into ?? '',
    objectives: [...choice.objectives],
    targets: [...choice.targets],
  };
  const shown = preview.data;
  const count = shown === undefined ? 0 : shown.objectives.length + shown.targets.length;
  const carry = async (): Promise<void> => {
    let made = 0;
    for (let left = count; left > 0; setProgress(made)) {
      const answer = await call('carryForward', wish);
      made += answer.created;
      left = answer.left;
    }
    const copied = { objectives: shown?.objectives ?? [], targets: shown?.targets ?? [] };
    done(t('carry.done', { count: made, name: to?.name ?? '' }), undoCarry(from.key, into ?? '', copied));
    onDone(into ?? '');
  };
  const onCarry = (): void => {
    setProgress(0);
    setFailure(null);
    carry().catch((error: unknown) => {
      setProgress(null);
      setFailure(error instanceof Error ? error : new Error(String(error)));
    });
  };
  const failed = failure ?? preview.error;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (shown !== undefined) onCarry();
        else preview.mutate(wish);
      }}
    >
      {shown === undefined || to === undefined ? (
        <CarryFields
          objectives={objectives}
          targets={targets}
          cycles={data.cycles.filter(({ key, state, end }) => key !== from.key && state !== 'closed' && end >= today)}
          into={into}
          choice={choice}
          settings={settings}
          onInto={onInto}
          onNewCycle={onNewCycle}
          onChoose={setChoice}
          onSettings={setSettings}
        />
      ) : (
        <CarryPreview preview={shown} name={to.name} now={data.now} />
      )}
      {failed !== null && <MoveFailure failure={failed} />}
      <div className={form.foot}>
        <div className={form.actions}>
          {progress !== null && (
            <span role="status" className={form.help}>
              {t('carry.running', { done: progress, count })}
            </span>
          )}
          {shown === undefined ? (
            <Button
              key="preview"
              type="submit"
              appearance="primary"
              isLoading={preview.isPending}
              isDisabled={to === undefined || choice.objectives.size === 0}
            >
              {t('carry.preview')}
            </Button>
          ) : (
            <>
              {count > 0 && (
                <Button key="carry" type="submit" appearance="primary" autoFocus isLoading={progress !== null}>
                  {t('carry.confirm', { count })}
                </Button>
              )}
              <Button key="back" onClick={() => preview.reset()} isDisabled={progress !== null}>
                {t('carry.back')}
              </Button>
            </>
          )}
          <Button appearance="subtle" onClick={onLeave}>
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
