import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { useAction } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import styles from '../strategy.module.css';
import { ClosingQuestion } from './closing-question';
import { knownObjective } from './entries';
import { useStrategyScene } from './strategy-context';
import { undoChanges } from './undo';

interface CloseObjectiveProps {
  readonly objective: ObjectiveView;
  readonly onLeave: () => void;
}

/** Asks before an objective is closed, and says what stands under it. */
export function CloseObjective({ objective, onLeave }: CloseObjectiveProps) {
  const { data, done, reload } = useStrategyScene();
  const save = useAction('saveObjective');
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const seen = knownObjective(objective);
  const closed = { status: 'closed' };
  const cycle = data.cycle?.key ?? null;
  const onConfirm = (): void =>
    save.mutate(
      { objective: { ...seen.entry, ...closed }, rev: objective.rev },
      {
        onSuccess: () => {
          done(t('close.done', { name: objective.name }), undoChanges([{ before: seen, fields: closed }], cycle));
          onLeave();
        },
      },
    );
  return (
    <div className={styles.section}>
      <ClosingQuestion objective={objective} known={data} />
      {save.isError && (
        <FailureView
          failure={save.error}
          onRetry={() => {
            save.reset();
            void reload();
          }}
        />
      )}
      <div className={styles.actions}>
        <Button ref={confirm} appearance="warning" onClick={onConfirm} isLoading={save.isPending}>
          {t('close.confirm')}
        </Button>
        <Button appearance="subtle" onClick={onLeave}>
          {t('form.cancel')}
        </Button>
      </div>
    </div>
  );
}
