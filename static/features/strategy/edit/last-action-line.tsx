import Button from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { IconAction } from '../../../ui/icon-action';
import styles from '../strategy.module.css';
import type { LastAction } from './use-last-action';

/** One line that says what was just done, and takes it back. */
export function LastActionLine({ action }: { readonly action: LastAction }) {
  const { said, canUndo, failure, undo, dismiss } = action;
  return (
    <>
      <div role="status" className={styles.live}>
        {said !== null && (
          <div className={styles.said}>
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
