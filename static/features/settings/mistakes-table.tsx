import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { Mistake } from '../../../src/contract/errors';
import { countOf } from '../../../src/domain/mistake';
import { t } from '../../i18n/translate';
import { useFirstOfMore } from '../../ui/use-first-of-more';
import styles from './settings.module.css';

/** So many are drawn at once; a broken file can have thousands. */
const PAGE = 100;

interface Props {
  readonly mistakes: readonly Mistake[];
  /** Whether a part of the file had been applied before these were found. */
  readonly stays: boolean;
}

/** Every mistake of a refused file, by path, with a filter. */
export function MistakesTable({ mistakes, stays }: Props) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const wanted = text.trim().toLocaleLowerCase();
  const matching = mistakes.filter((mistake) =>
    `${mistake.path} ${mistake.message}`.toLocaleLowerCase().includes(wanted),
  );
  const rest = matching.length - shown;
  const { lines, onMore } = useFirstOfMore<HTMLTableSectionElement>(rest > 0);
  const { count, isLeast } = countOf(mistakes);
  const title = isLeast ? 'mistakes.title-least' : 'mistakes.title';
  const onShow = (): void => {
    onMore();
    setShown(shown + PAGE);
  };
  return (
    <div className={styles.mistakes} role="alert">
      <h3>{t(stays ? 'mistakes.title-stays' : title, { count })}</h3>
      <p className={styles.text}>{t('mistakes.next')}</p>
      {mistakes.length > 5 && (
        <Textfield
          isCompact
          type="search"
          aria-label={t('mistakes.filter')}
          placeholder={t('mistakes.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {matching.length === 0 ? (
        <p className={styles.text}>{t('mistakes.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('mistakes.path')}</th>
              <th scope="col">{t('mistakes.message')}</th>
            </tr>
          </thead>
          <tbody ref={lines}>
            {matching.slice(0, shown).map((mistake, index) => (
              <tr key={index}>
                <td className={styles.path}>{mistake.path === '' ? t('mistakes.whole-file') : mistake.path}</td>
                <td>{mistake.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && (
        <div>
          <Button onClick={onShow}>{t('mistakes.more', { count: Math.min(rest, PAGE) })}</Button>
        </div>
      )}
    </div>
  );
}
