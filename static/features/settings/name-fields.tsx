import Textfield from '@atlaskit/textfield';
import { useId } from 'react';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

interface NameFieldsProps<N extends string> {
  readonly names: readonly N[];
  readonly values: Readonly<Record<N, string>>;
  readonly labelOf: (name: N) => string;
  readonly onChange: (values: Readonly<Record<N, string>>) => void;
}

/** What each of several things is called. */
export function NameFields<N extends string>({ names, values, labelOf, onChange }: NameFieldsProps<N>) {
  const id = useId();
  return (
    <div className={styles.fields}>
      {names.map((name) => (
        <div key={name} className={styles.field}>
          <label htmlFor={`${id}-${name}`}>{labelOf(name)}</label>
          <Textfield
            id={`${id}-${name}`}
            value={values[name]}
            maxLength={60}
            isInvalid={values[name].trim() === ''}
            onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
          />
          {values[name].trim() === '' && <p className={styles.wrong}>{t('words.required')}</p>}
        </div>
      ))}
    </div>
  );
}
