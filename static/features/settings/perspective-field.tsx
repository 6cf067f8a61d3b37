import { Checkbox } from '@atlaskit/checkbox';
import { CreatableSelect } from '@atlaskit/select';
import { useId } from 'react';
import { FILE_SIZES } from '../../../src/contract/strategy-file/sizes';
import { METHOD_SETTINGS } from '../../../src/domain/method';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

const SUGGESTED = METHOD_SETTINGS['balanced-scorecard'].perspectives;
const optionOf = (name: string) => ({ label: name, value: name });

interface PerspectiveFieldProps {
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  /** Names that were on the list, and how many objectives are sorted under each. */
  readonly dropped: readonly DroppedName[];
  /** Whether dropping them is meant. */
  readonly isMeant: boolean;
  readonly onMean: (isMeant: boolean) => void;
}

export interface DroppedName {
  readonly name: string;
  readonly count: number;
}

/** The names that objectives may be sorted under. */
export function PerspectiveField({ names, onChange, dropped, isMeant, onMean }: PerspectiveFieldProps) {
  const id = useId();
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>{t('perspectives.names')}</label>
        <CreatableSelect
          inputId={id}
          isMulti
          placeholder={t('perspectives.none')}
          options={[...new Set([...SUGGESTED, ...names])].map(optionOf)}
          value={names.map(optionOf)}
          menuPosition="fixed"
          isOptionDisabled={() => names.length >= FILE_SIZES.perspectives}
          isValidNewOption={(text) =>
            names.length < FILE_SIZES.perspectives &&
            text.trim() !== '' &&
            text.trim().length <= FILE_SIZES.perspective &&
            !names.some((name) => name.toLowerCase() === text.trim().toLowerCase())
          }
          onChange={(options) => onChange(options.map((option) => option.value.trim()))}
        />
        <p className={styles.help}>{t('perspectives.removed')}</p>
      </div>
      {dropped.length > 0 && (
        <>
          <div role="status" className={styles.help}>
            {dropped.map(({ name, count }) => (
              <p key={name}>{t('perspectives.dropped', { name, count })}</p>
            ))}
          </div>
          <Checkbox
            label={t('perspectives.drop')}
            isChecked={isMeant}
            onChange={(event) => onMean(event.currentTarget.checked)}
          />
        </>
      )}
    </>
  );
}
