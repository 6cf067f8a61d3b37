import { useEffect, useState } from 'react';
import { useReload } from '../../bridge/use-call';
import { UNCOUNTED_TEXTS } from '../../i18n/uncounted-texts';
import { addTexts, t } from '../../i18n/translate';
import styles from './alignment.module.css';

addTexts(UNCOUNTED_TEXTS);

/** A change is mostly counted within seconds and always within a minute; the panel looks again after each of these. */
const PAUSES_MS = [4_000, 6_000, 10_000, 20_000, 30_000];

/** Says that the number does not hold the work item as it is. */
export function Uncounted({ isNew, done }: { readonly isNew: boolean; readonly done: boolean }) {
  const key = done ? 'panel.done.pending' : isNew ? 'panel.changed.pending' : 'panel.changed';
  return <p className={styles.effect}>{t(key)}</p>;
}

/** Reads the panel anew a few times, so that the number moves without a click. Shows nothing. */
export function LookAgain() {
  const reload = useReload();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const pause = PAUSES_MS[looks];
    if (pause === undefined) return undefined;
    const timer = setTimeout(() => {
      setLooks(looks + 1);
      void reload('getAlignment');
    }, pause);
    return () => clearTimeout(timer);
  }, [looks, reload]);
  return null;
}
