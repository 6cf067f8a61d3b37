import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Sight } from '../../src/contract/sight';
import { call } from '../bridge/call';
import { readAs } from '../bridge/sight';
import { formatInstant } from '../i18n/dates';
import { SIGHT_LINE_TEXTS } from '../i18n/sight-line-texts';
import { addTexts, t } from '../i18n/translate';
import { noteReading } from './note-reading';
import { PeopleProvider, usePerson } from './people';
import styles from './sight-lines.module.css';
import { TextButton } from './text-button';

addTexts(SIGHT_LINE_TEXTS);

function ViewingAs({ account, onEnd }: { readonly account: string; readonly onEnd: () => void }) {
  const person = usePerson(account);
  const name = typeof person === 'object' ? person.name : t('owner.hidden');
  // What it was begun with goes with the page that was read before.
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    line.current?.focus();
    noteReading(true);
  }, []);
  return (
    <p ref={line} className={styles.line} tabIndex={-1}>
      <span>
        {t('sight.as', { name })} {t('sight.as.work')}
      </span>
      <TextButton onClick={onEnd}>{t('sight.as.end')}</TextButton>
    </p>
  );
}

/** What the banner says, and the ways back. */
export function SightLines({ glassUntil, viewingAs, isJiraBusy }: Sight) {
  const [isEnding, setEnding] = useState(false);
  const queries = useQueryClient();
  const endAs = (): void => {
    readAs(undefined);
    void queries.resetQueries();
  };
  const mend = async (): Promise<void> => {
    setEnding(true);
    readAs(undefined);
    try {
      await call('mendGlass', {});
    } finally {
      setEnding(false);
      await queries.resetQueries();
    }
  };
  return (
    <div className={styles.banner} role="status">
      {isJiraBusy === true && <p className={styles.line}>{t('sight.busy')}</p>}
      {viewingAs !== undefined && (
        <PeopleProvider ids={[viewingAs]}>
          <ViewingAs account={viewingAs} onEnd={endAs} />
        </PeopleProvider>
      )}
      {glassUntil !== undefined && (
        <p className={styles.line}>
          <span>{t('sight.glass', { time: formatInstant(glassUntil) })}</span>
          <TextButton onClick={() => void mend()}>{t(isEnding ? 'sight.glass.ending' : 'sight.glass.end')}</TextButton>
        </p>
      )}
    </div>
  );
}

/** Says that the reader sees what they always see, where the banner stood and whoever ended it stands; gone when they go on. */
export function SightEnded({ onLeave }: { readonly onLeave: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.focus();
    noteReading(false);
  }, []);
  return (
    <div ref={line} className={styles.banner} role="status" tabIndex={-1} onBlur={onLeave}>
      <p className={styles.line}>{t('sight.own')}</p>
    </div>
  );
}
