import Textfield from '@atlaskit/textfield';
import { useId } from 'react';
import { MAX_REASON } from '../../../src/contract/limits';
import { t } from '../../i18n/translate';
import form from '../../ui/form/form.module.css';
import { namesText } from './restore-preview';
import type { RestoreChoice, RestorePreview } from './run-restore';
import styles from './settings.module.css';

/** Closed cycles that have to be opened for what was chosen. */
export const closedFor = ({ closed, closedIfRemoved }: RestorePreview, { removesAdded }: RestoreChoice) =>
  removesAdded ? closedIfRemoved : closed;

interface RestoreChoiceProps {
  readonly preview: RestorePreview;
  readonly hasAdded: boolean;
  readonly choice: RestoreChoice;
  readonly onChange: (choice: RestoreChoice) => void;
}

/** What a person decides before a backup is put back: whether what was added since stays, and whether closed cycles open. */
export function RestoreChoiceFields({ preview, hasAdded, choice, onChange }: RestoreChoiceProps) {
  const id = useId();
  const closed = closedFor(preview, choice);
  return (
    <>
      {hasAdded && (
        <fieldset className={form.switch}>
          <legend>{t('restore.choose')}</legend>
          {[false, true].map((removesAdded) => (
            <label key={String(removesAdded)} className={form.option}>
              <input
                type="radio"
                name={id}
                checked={choice.removesAdded === removesAdded}
                aria-describedby={removesAdded ? `${id}-remove` : undefined}
                onChange={() => onChange({ ...choice, removesAdded })}
              />
              {t(removesAdded ? 'restore.remove' : 'restore.keep')}
            </label>
          ))}
          <p id={`${id}-remove`} className={styles.help}>
            {t('restore.remove.help')}
          </p>
        </fieldset>
      )}
      {closed.length > 0 && (
        <div className={styles.section}>
          <p className={styles.text}>{t('restore.closed', { count: closed.length, list: namesText(closed) })}</p>
          <div className={styles.row}>
            <label className={form.option}>
              <input
                type="checkbox"
                checked={choice.opensClosed}
                onChange={(event) => onChange({ ...choice, opensClosed: event.currentTarget.checked })}
              />
              {t('restore.open')}
            </label>
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-reason`}>{t('restore.reason')}</label>
            <Textfield
              id={`${id}-reason`}
              value={choice.reason}
              maxLength={MAX_REASON}
              aria-describedby={`${id}-help`}
              onChange={(event) => onChange({ ...choice, reason: event.currentTarget.value })}
            />
            <p id={`${id}-help`} className={styles.help}>
              {t('restore.reason.help')}
            </p>
          </div>
        </div>
      )}
    </>
  );
}
