import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../bridge/call';
import { readAs, useSight } from '../bridge/sight';
import { formatInstant } from '../i18n/dates';
import { t } from '../i18n/translate';
import { PeopleProvider, usePerson } from './people';
import styles from './sight-banner.module.css';
import { TextButton } from './text-button';

function ViewingAs({ account, onEnd }: { readonly account: string; readonly onEnd: () => void }) {
  const person = usePerson(account);
  const name = typeof person === 'object' ? person.name : t('owner.hidden');
  return (
    <p className={styles.line}>
      <span>
        {t('sight.as', { name })} {t('sight.as.work')}
      </span>
      <TextButton onClick={onEnd}>{t('sight.as.end')}</TextButton>
    </p>
  );
}

/** Says on every page that the reader sees more or less than usual, and ends it in one click. */
export function SightBanner() {
  const { glassUntil, viewingAs } = useSight();
  const [isEnding, setEnding] = useState(false);
  const queries = useQueryClient();
  const wasBroken = useRef(false);
  useEffect(() => {
    // What was read with more sight than there is now does not stay on the screen.
    if (wasBroken.current && glassUntil === undefined) void queries.resetQueries();
    wasBroken.current = glassUntil !== undefined;
  }, [glassUntil, queries]);
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
  if (glassUntil === undefined && viewingAs === undefined) return null;
  return (
    <div className={styles.banner} role="status">
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
