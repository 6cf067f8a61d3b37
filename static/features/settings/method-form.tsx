import { useId, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import type { SettingsView } from '../../../src/contract/settings-view';
import type { MethodSettings } from '../../../src/domain/method';
import { LEVELS } from '../../../src/domain/objective';
import { t } from '../../i18n/translate';
import { CadenceFields } from './cadence-fields';
import { MethodChoice } from './method-choice';
import { NameFields } from './name-fields';
import { PerspectiveField } from './perspective-field';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

const WORDS = ['objective', 'target'] as const;

const methodSettingsOf = ({ terms, words, perspectives, cadence }: SettingsView): MethodSettings => ({
  terms,
  words,
  perspectives,
  cadence,
});

interface MethodFormProps {
  readonly answer: Pick<CallOutput<'getSettings'>, 'settings' | 'sorted'>;
}

/** The method this site works by: what things are called, how objectives are sorted, how often owners check in. */
export function MethodForm({ answer: { settings, sorted } }: MethodFormProps) {
  const id = useId();
  const [edited, setEdited] = useState<MethodSettings | null>(null);
  const saved = methodSettingsOf(settings);
  const draft = edited ?? saved;
  const { terms, words, perspectives, cadence } = draft;
  const dropped = saved.perspectives
    .filter((name) => !perspectives.includes(name))
    .map((name) => ({ name, count: sorted[name] ?? 0 }))
    .filter(({ count }) => count > 0);
  const droppedNames = dropped.map(({ name }) => name).join();
  const [meant, setMeant] = useState('');
  const isMeant = droppedNames === meant;
  const areNamed = [...Object.values(terms), ...Object.values(words)].every((name) => name.trim() !== '');
  const isValid = areNamed && (dropped.length === 0 || isMeant);
  const section = (name: 'method' | 'words' | 'perspectives' | 'rhythm', content: JSX.Element) => (
    <section className={styles.section} aria-labelledby={`${id}-${name}`}>
      <h2 id={`${id}-${name}`} className={styles.heading}>
        {t(`${name}.title`)}
      </h2>
      <p className={styles.text}>{t(`${name}.help`)}</p>
      {content}
    </section>
  );
  return (
    <>
      {section('method', <MethodChoice now={draft} onUse={setEdited} />)}
      {section(
        'words',
        <>
          <NameFields
            names={WORDS}
            values={words}
            labelOf={(word) => t(`words.${word}`)}
            onChange={(next) => setEdited({ ...draft, words: next })}
          />
          <NameFields
            names={LEVELS}
            values={terms}
            labelOf={(level) => t(`words.${level}`)}
            onChange={(next) => setEdited({ ...draft, terms: next })}
          />
        </>,
      )}
      {section(
        'perspectives',
        <PerspectiveField
          names={perspectives}
          onChange={(next) => setEdited({ ...draft, perspectives: next })}
          dropped={dropped}
          isMeant={isMeant}
          onMean={(next) => setMeant(next ? droppedNames : '')}
        />,
      )}
      {section(
        'rhythm',
        <CadenceFields cadence={cadence} terms={terms} onChange={(next) => setEdited({ ...draft, cadence: next })} />,
      )}
      <SaveBar
        saved={settings}
        settings={{ ...draft, perspectives: [...perspectives] }}
        isChanged={JSON.stringify(draft) !== JSON.stringify(saved)}
        isValid={isValid}
        onDiscard={() => setEdited(null)}
      />
    </>
  );
}
