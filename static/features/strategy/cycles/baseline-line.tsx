import type { TargetView } from '../../../../src/contract/views';
import { countsWork } from '../../../../src/domain/measure';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';
import { CommittedFacts } from './committed-facts';
import { ScopeLine } from './scope-line';

interface BaselineProps {
  readonly target: TargetView;
  readonly now: string;
}

/** A field that is added up has no list of work that it could be held against. */
function Sizes({ target, now }: BaselineProps) {
  return (
    <>
      <ScopeLine target={target} now={now} />
      <p className={styles.quiet}>{t('baseline.sizes')}</p>
    </>
  );
}

/** What a commit agreed on beside what is in scope now, and whether the number still moves. */
export function BaselineLine({ target, now }: BaselineProps) {
  const { baselineScope, measure, result } = target;
  return (
    <>
      {baselineScope !== null &&
        (countsWork(measure) ? <CommittedFacts target={target} now={now} /> : <Sizes target={target} now={now} />)}
      {result.isFrozen && <p className={styles.quiet}>{t('baseline.frozen')}</p>}
    </>
  );
}
