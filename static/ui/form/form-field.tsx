import { useId, type ReactNode } from 'react';
import { t } from '../../i18n/translate';
import styles from './form.module.css';

/** What ties a control to its label, its help and its mistake. */
export interface Control {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

interface FormFieldProps {
  /** The name by which mistakes and shortcuts find the field. */
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly mistake?: string | null;
  readonly isRequired?: boolean;
  readonly children: (control: Control) => ReactNode;
}

/** A labelled control with its help, and what is wrong with what it holds. */
export function FormField({ name, label, help, mistake = null, isRequired = false, children }: FormFieldProps) {
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, mistake === null ? '' : `${id}-wrong`].filter(Boolean);
  return (
    <div className={styles.field} data-field={name}>
      <label htmlFor={id}>
        {label}
        {isRequired && (
          <span className={styles.required} aria-hidden="true" title={t('form.required')}>
            {' '}
            *
          </span>
        )}
      </label>
      {children({
        id,
        describedBy: described.length === 0 ? undefined : described.join(' '),
        isInvalid: mistake !== null,
      })}
      {mistake !== null && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {mistake}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
