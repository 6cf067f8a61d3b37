import Button from '@atlaskit/button/new';
import { Suspense, lazy, useState } from 'react';
import type { TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { useStrategyScene } from '../edit/strategy-context';

const CopyDialog = lazy(() => import('./copy-dialog').then((module) => ({ default: module.CopyDialog })));
const MoveDialog = lazy(() => import('./move-dialog').then((module) => ({ default: module.MoveDialog })));

/** What an editor may do with a target besides checking in. */
export function TargetActions({ target }: { readonly target: TargetView }) {
  const { open } = useStrategyScene();
  const [dialog, setDialog] = useState<'copy' | 'move' | null>(null);
  return (
    <>
      <Button spacing="compact" onClick={() => open({ kind: 'target', key: target.key, doing: 'edit' })}>
        {t('edit.edit')}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => setDialog('move')}>
        {t('move.open')}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => setDialog('copy')}>
        {t('edit.duplicate')}
      </Button>
      <Suspense fallback={null}>
        {dialog === 'copy' && <CopyDialog kind="target" of={target} onLeave={() => setDialog(null)} />}
        {dialog === 'move' && <MoveDialog kind="target" of={target} onLeave={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}
