import Button from '@atlaskit/button/new';
import { Suspense, lazy, useState } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { knownObjective } from '../edit/entries';
import { saveChanges, type Change } from '../edit/save-entries';
import { useStrategyScene } from '../edit/strategy-context';
import { undoChanges } from '../edit/undo';
import { MoveFailure } from '../move-failure';
import styles from '../strategy.module.css';

const CopyDialog = lazy(() => import('./copy-dialog').then((module) => ({ default: module.CopyDialog })));
const MoveDialog = lazy(() => import('./move-dialog').then((module) => ({ default: module.MoveDialog })));

/** What the viewer may do with an objective. */
export function ObjectiveActions({ objective }: { readonly objective: ObjectiveView }) {
  const { data, rights, open, create, done } = useStrategyScene();
  const [dialog, setDialog] = useState<'copy' | 'move' | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  if (!rights.mayEditObjective(objective)) return null;
  const at = { kind: 'objective', key: objective.key } as const;
  const onReopen = (): void => {
    const change: Change = { before: knownObjective(objective), fields: { status: 'active', closing: null } };
    setFailure(null);
    saveChanges([change], [objective.cycle]).then(
      ({ saved }) =>
        saved.length > 0 &&
        done(t('close.reopened', { name: objective.name }), undoChanges(saved, data.cycle?.key ?? null)),
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };
  return (
    <>
      <div className={styles.actions}>
        <Button spacing="compact" onClick={() => open({ ...at, doing: 'edit' })}>
          {t('edit.edit')}
        </Button>
        {objective.status !== 'closed' && (
          <>
            <Button
              spacing="compact"
              appearance="subtle"
              onClick={() => create({ kind: 'target', under: objective.key })}
            >
              {t('edit.add-target')}
            </Button>
            <Button
              spacing="compact"
              appearance="subtle"
              onClick={() => create({ kind: 'objective', under: objective.key })}
            >
              {t('edit.add-objective')}
            </Button>
          </>
        )}
        <Button spacing="compact" appearance="subtle" onClick={() => setDialog('move')}>
          {t('move.open')}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={() => setDialog('copy')}>
          {t('edit.duplicate')}
        </Button>
        {objective.status === 'closed' ? (
          <Button spacing="compact" appearance="subtle" onClick={onReopen}>
            {t('close.reopen')}
          </Button>
        ) : (
          <Button spacing="compact" appearance="subtle" onClick={() => open({ ...at, doing: 'close' })}>
            {t('edit.close')}
          </Button>
        )}
      </div>
      {failure !== null && <MoveFailure failure={failure} />}
      <Suspense fallback={null}>
        {dialog === 'copy' && <CopyDialog kind="objective" of={objective} onLeave={() => setDialog(null)} />}
        {dialog === 'move' && <MoveDialog kind="objective" of={objective} onLeave={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}
