import type { TargetView } from '../../../../src/contract/views';
import { countsWork } from '../../../../src/domain/measure';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';
import { CommittedFacts } from './committed-facts';
import { ScopeLine } from './scope-line';

/** What a commit agreed on beside what is in scope now, and whether the number still moves. */
export function BaselineLine({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { baselineScope, measure, result } = target;
  return (
    <>
      {baselineScope !== null &&
        (countsWork(measure) ? <CommittedFacts target={target} now={now} /> : <ScopeLine target={target} now={now} />)}
      {result.isFrozen && <p className={styles.quiet}>{t('baseline.frozen')}</p>}
    </>
  );
}
