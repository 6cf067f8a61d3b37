import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/contract/settings-view';
import { LEVELS } from '../../../src/domain/objective';
import { t } from '../../i18n/translate';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

/** What each level of objective is called on this site. */
export function WordsForm({ settings }: { readonly settings: SettingsView }) {
  const id = useId();
  const [edited, setEdited] = useState<SettingsView['terms'] | null>(null);
  const terms = edited ?? settings.terms;
  const isChanged = LEVELS.some((level) => terms[level] !== settings.terms[level]);
  const isValid = LEVELS.every((level) => terms[level].trim() !== '');
  return (
    <>
      <section className={styles.section} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`} className={styles.heading}>
          {t('words.title')}
        </h2>
        <p className={styles.text}>{t('words.help')}</p>
        <div className={styles.fields}>
          {LEVELS.map((level) => (
            <div key={level} className={styles.field}>
              <label htmlFor={`${id}-${level}`}>{t(`words.${level}`)}</label>
              <Textfield
                id={`${id}-${level}`}
                value={terms[level]}
                maxLength={60}
                isInvalid={terms[level].trim() === ''}
                onChange={(event) => setEdited({ ...terms, [level]: event.currentTarget.value })}
              />
              {terms[level].trim() === '' && <p className={styles.wrong}>{t('words.required')}</p>}
            </div>
          ))}
        </div>
      </section>
      <SaveBar
        settings={{ ...settings, terms }}
        isChanged={isChanged}
        isValid={isValid}
        onDiscard={() => setEdited(null)}
      />
    </>
  );
}
