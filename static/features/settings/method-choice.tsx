import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, useState } from 'react';
import { METHODS, METHOD_SETTINGS, type Method, type MethodSettings } from '../../../src/domain/method';
import { LEVELS } from '../../../src/domain/objective';
import { t } from '../../i18n/translate';
import form from '../../ui/form/form.module.css';
import styles from './settings.module.css';

interface Row {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

const namesText = (names: readonly string[]): string =>
  names.length === 0 ? t('perspectives.none') : names.join(', ');

/** What a method would change, line by line. */
export function methodRows(now: MethodSettings, then: MethodSettings): readonly Row[] {
  const rows: readonly Row[] = [
    { what: t('words.objective'), from: now.words.objective, to: then.words.objective },
    { what: t('words.target'), from: now.words.target, to: then.words.target },
    ...LEVELS.map((level) => ({ what: t(`words.${level}`), from: now.terms[level], to: then.terms[level] })),
    { what: t('perspectives.title'), from: namesText(now.perspectives), to: namesText(then.perspectives) },
    ...LEVELS.map((level) => ({
      what: t('method.cadence-of', { level: then.terms[level] }),
      from: t(`cadence.${now.cadence[level]}`),
      to: t(`cadence.${then.cadence[level]}`),
    })),
  ];
  return rows.filter(({ from, to }) => from !== to);
}

interface MethodChoiceProps {
  readonly now: MethodSettings;
  readonly onUse: (settings: MethodSettings) => void;
}

/** Methods to choose from; what one would change is shown before it is used. */
export function MethodChoice({ now, onUse }: MethodChoiceProps) {
  const id = useId();
  const [chosen, setChosen] = useState<Method | null>(null);
  const rows = chosen === null ? [] : methodRows(now, METHOD_SETTINGS[chosen]);
  const used = useRef<HTMLParagraphElement>(null);
  const isUsed = useRef(false);
  // The button goes with what it did; whoever pressed it stands on what is said in its place.
  useEffect(() => {
    if (isUsed.current && rows.length === 0) used.current?.focus();
    isUsed.current = false;
  }, [rows.length]);
  return (
    <>
      <fieldset className={form.switch}>
        <legend>{t('method.choose')}</legend>
        {METHODS.map((method) => (
          <label key={method} className={form.option}>
            <input type="radio" name={id} checked={chosen === method} onChange={() => setChosen(method)} />
            {t(`method.${method}`)}
          </label>
        ))}
      </fieldset>
      {chosen !== null && (
        <>
          <p className={styles.text}>{t(`method.${chosen}.help`)}</p>
          {rows.length === 0 ? (
            <p ref={used} role="status" tabIndex={-1} className={styles.text}>
              {t('method.same')}
            </p>
          ) : (
            <>
              <table className={styles.table}>
                <caption className={styles.text}>{t('method.preview')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('method.column.what')}</th>
                    <th scope="col">{t('method.column.now')}</th>
                    <th scope="col">{t('method.column.then')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ what, from, to }) => (
                    <tr key={what}>
                      <th scope="row">{what}</th>
                      <td>{from}</td>
                      <td>{to}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <div>
                <Button
                  onClick={() => {
                    isUsed.current = true;
                    onUse(METHOD_SETTINGS[chosen]);
                  }}
                >
                  {t('method.use')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </>
  );
}
