import Button from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { useRef } from 'react';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { IconAction } from '../../../ui/icon-action';
import styles from '../strategy.module.css';
import type { LastAction } from './use-last-action';
import { useLostFocus } from './use-lost-focus';

/** One line that says what was just done, and takes it back. */
export function LastActionLine({ action }: { readonly action: LastAction }) {
  const { said, canUndo, failure, undo, dismiss } = action;
  const line = useRef<HTMLDivElement>(null);
  useLostFocus(line, said !== null);
  return (
    <>
      <div role="status" className={styles.live}>
        {said !== null && (
          <div ref={line} tabIndex={-1} className={styles.said}>
            <span>{said}</span>
            {canUndo && (
              <Button appearance="subtle" spacing="compact" onClick={undo}>
                {t('undo')}
              </Button>
            )}
            <IconAction label={t('undo.dismiss')} icon={CrossIcon} onClick={dismiss} />
          </div>
        )}
      </div>
      {failure !== null && <FailureView failure={failure} onRetry={undo} />}
    </>
  );
}
