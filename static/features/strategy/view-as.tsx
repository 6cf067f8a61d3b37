import EyeIcon from '@atlaskit/icon/core/eye-open';
import { Suspense, lazy, useState } from 'react';
import { t } from '../../i18n/translate';
import { IconAction } from '../../ui/icon-action';
import { useStrategyScene } from './edit/strategy-context';

// Read when somebody wants to look through other eyes.
const ViewAsDialog = lazy(() => import('./view-as-dialog').then((module) => ({ default: module.ViewAsDialog })));

/** For people who manage strategy: reading the page as somebody else would. */
export function ViewAs() {
  const { rights } = useStrategyScene();
  const [isOpen, setOpen] = useState(false);
  if (!rights.mayManage) return null;
  return (
    <>
      <IconAction label={t('view-as.title')} icon={EyeIcon} onClick={() => setOpen(true)} />
      {isOpen && (
        <Suspense fallback={null}>
          <ViewAsDialog onLeave={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
