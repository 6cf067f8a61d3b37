import { Suspense, lazy } from 'react';
import type { AlignmentPath } from '../../../src/contract/calls';
import { t } from '../../i18n/translate';
import { fineAmountText, valueAt } from '../../ui/target-numbers';
import styles from './alignment.module.css';

// Most work counts as it is, and closing it moves what it moves.
const Uncounted = lazy(() => import('./uncounted').then((module) => ({ default: module.Uncounted })));

/** What closing this issue would do to the target's number, or why that is not told. */
export function ClosingEffect({ path, done }: { readonly path: AlignmentPath; readonly done: boolean }) {
  const { target, progressIfDone, counts, unforeseen } = path;
  if (counts !== 'leaf' || unforeseen !== undefined) {
    return (
      <Suspense fallback={null}>
        <Uncounted path={path} done={done} />
      </Suspense>
    );
  }
  if (done) return <p className={styles.effect}>{t('panel.done')}</p>;
  if (progressIfDone === null) return null;
  const before = target.result.actual;
  if (before !== null && progressIfDone === target.result.progress) {
    return (
      <p className={styles.effect}>
        {t('panel.closing')} {t(target.result.automatic === undefined ? 'panel.closing.same' : 'panel.closing.by-hand')}
      </p>
    );
  }
  const after = fineAmountText(target, valueAt(target, progressIfDone));
  const from = before === null ? '–' : fineAmountText(target, before);
  return (
    <p className={styles.effect}>
      {t('panel.closing')}: <b>{t('drawer.from-to', { baseline: from, goal: after })}</b>
    </p>
  );
}
