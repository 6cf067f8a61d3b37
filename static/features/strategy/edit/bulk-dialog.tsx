import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { CallFailed } from '../../../bridge/call-failed';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { FailureView } from '../../../ui/failure-view';
import form from '../../../ui/form/form.module.css';
import { NO_WISH, planBulk, type BulkWish } from './bulk-changes';
import { BulkFields } from './bulk-fields';
import { useKnownStrategy } from './known-strategy';
import { saveChanges, type Change } from './save-entries';
import { useStrategyScene } from './strategy-context';
import { undoChanges } from './undo';
import { numberMessage } from '../../../ui/form/number-message';

interface BulkDialogProps {
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** Keys named in one sentence. */
const NAMED = 8;
const keysText = (keys: readonly string[]): string =>
  keys.length > NAMED ? `${keys.slice(0, NAMED).join(', ')}, …` : keys.join(', ');

/** What the app says of single entries, each with the key it is about. */
function namedMistakes(failure: Error, changes: readonly Change[]): readonly string[] {
  if (!(failure instanceof CallFailed)) return [];
  return failure.details.map(({ path, message }) => {
    const place = /^entries\[(\d+)\]\.?(.*)$/.exec(path);
    const key = changes[Number(place?.[1])]?.before.key;
    return key === undefined ? message : `${key}: ${message}`;
  });
}

/** Changes many objectives and targets in one go, and says before it starts what may not be changed. */
export function BulkDialog({ objectives, targets, onDone, onLeave }: BulkDialogProps) {
  const { data, rights, done } = useStrategyScene();
  const known = useKnownStrategy();
  const [wish, setWish] = useState<BulkWish>(NO_WISH);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const { changes, notYours } = planBulk(wish, objectives, targets, rights);
  const isWrong = wish.weight !== null && readNumber(wish.weight) === undefined;
  const count = objectives.length + targets.length;
  const cycle = data.cycle?.key ?? null;

  const onSave = (): void => {
    setFailure(null);
    setProgress(0);
    const cycles = [cycle, wish.cycle].filter((key) => key !== null);
    saveChanges(changes, cycles, setProgress).then(
      ({ saved, left }) => {
        const said = t('bulk.done', { count: saved.length });
        const also =
          left.length === 0 ? '' : ` ${t('bulk.left', { keys: keysText(left.map(({ before }) => before.key)) })}`;
        done(said + also, saved.length === 0 ? undefined : undoChanges(saved, cycle));
        onDone();
      },
      (error: unknown) => {
        setProgress(null);
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  const mistakes = failure === null ? [] : namedMistakes(failure, changes);
  return (
    <Dialog title={t('bulk.title', { count })} onLeave={onLeave}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (changes.length > 0 && !isWrong && progress === null) onSave();
        }}
      >
        <p className={form.help}>
          {t('bulk.what', {
            objectives: t('strategy.objectives', { count: objectives.length }),
            targets: t('strategy.targets', { count: targets.length }),
          })}
        </p>
        {notYours.length > 0 && (
          <p className={form.notice} data-tone="warning">
            {t('bulk.not-yours', { count: notYours.length, keys: keysText(notYours) })}
          </p>
        )}
        <BulkFields
          wish={wish}
          known={known}
          hasObjectives={objectives.length > 0}
          hasTargets={targets.length > 0}
          onWish={setWish}
        />
        {isWrong && <p className={form.wrong}>{numberMessage(wish.weight ?? '')}</p>}
        {failure !== null && mistakes.length === 0 && <FailureView failure={failure} onRetry={onSave} />}
        {mistakes.length > 0 && (
          <div className={form.notice} data-tone="warning" role="alert">
            <p>{t('bulk.refused')}</p>
            <ul>
              {mistakes.slice(0, NAMED).map((mistake) => (
                <li key={mistake}>{mistake}</li>
              ))}
            </ul>
          </div>
        )}
        <div className={form.foot}>
          <div className={form.actions}>
            <span role="status" className={form.help}>
              {progress !== null
                ? t('bulk.saving', { done: progress, count: changes.length })
                : changes.length === 0 && t('bulk.nothing')}
            </span>
            <Button
              type="submit"
              appearance="primary"
              isLoading={progress !== null}
              isDisabled={changes.length === 0 || isWrong}
            >
              {changes.length === 0 ? t('edit.save') : t('bulk.save', { count: changes.length })}
            </Button>
            <Button appearance="subtle" onClick={onLeave}>
              {t('form.cancel')}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
