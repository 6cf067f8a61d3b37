import Select from '@atlaskit/select';
import { useId } from 'react';
import { CADENCES, type Cadence } from '../../../src/domain/cadence';
import { LEVELS, type Level } from '../../../src/domain/objective';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

interface CadenceFieldsProps {
  readonly cadence: Readonly<Record<Level, Cadence>>;
  readonly terms: Readonly<Record<Level, string>>;
  readonly onChange: (cadence: Readonly<Record<Level, Cadence>>) => void;
}

/** How often owners check in, level by level. */
export function CadenceFields({ cadence, terms, onChange }: CadenceFieldsProps) {
  const id = useId();
  const options = CADENCES.map((every) => ({ label: t(`cadence.${every}`), value: every }));
  return (
    <div className={styles.fields}>
      {LEVELS.map((level) => (
        <div key={level} className={styles.field}>
          <label htmlFor={`${id}-${level}`}>{terms[level]}</label>
          <Select
            inputId={`${id}-${level}`}
            options={options}
            isSearchable={false}
            menuPosition="fixed"
            value={options.find(({ value }) => value === cadence[level]) ?? null}
            onChange={(option) => option !== null && onChange({ ...cadence, [level]: option.value })}
          />
        </div>
      ))}
    </div>
  );
}
