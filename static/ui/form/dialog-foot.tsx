import Button from '@atlaskit/button/new';
import { t } from '../../i18n/translate';
import styles from './form.module.css';

interface DialogFootProps {
  /** What doing it is called here. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onLeave: () => void;
}

/** The end of a dialog that does one thing: do it, or leave. */
export function DialogFoot({ action, isBusy, isDisabled, onLeave }: DialogFootProps) {
  return (
    <div className={styles.foot}>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" isLoading={isBusy} isDisabled={isDisabled}>
          {action}
        </Button>
        <Button appearance="subtle" onClick={onLeave}>
          {t('form.cancel')}
        </Button>
      </div>
    </div>
  );
}
