import { useEffect, useState } from 'react';
import type { AlignmentPath } from '../../../src/contract/calls';
import { useReload } from '../../bridge/use-call';
import { UNCOUNTED_TEXTS } from '../../i18n/uncounted-texts';
import { addTexts, t } from '../../i18n/translate';
import styles from './alignment.module.css';

addTexts(UNCOUNTED_TEXTS);

/** A change is mostly counted within seconds and always within a minute; the panel looks again after each of these. */
const PAUSES_MS = [4_000, 6_000, 10_000, 20_000, 30_000];

function keyOf({ counts, unforeseen }: AlignmentPath, done: boolean) {
  if (counts === 'changed') return done ? 'panel.done.pending' : 'panel.changed';
  if (counts === 'pending') return done ? 'panel.done.pending' : 'panel.changed.pending';
  return counts === 'leaf'
    ? (`panel.closing.${unforeseen ?? 'by-status'}` as const)
    : (`panel.counts.${counts}` as const);
}

/** Why nothing is told of what closing the work item does: it does not count, not yet, or not by being closed. */
export function Uncounted({ path, done }: { readonly path: AlignmentPath; readonly done: boolean }) {
  return <p className={styles.effect}>{t(keyOf(path, done))}</p>;
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
