import Button from '@atlaskit/button/new';
import type { CycleView } from '../../../src/contract/views';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy.module.css';

/** A cycle: its period, and by when its objectives are to be measurable. */
export function CycleDetails({ cycle }: { readonly cycle: CycleView }) {
  const { data, rights, open } = useStrategyScene();
  const { now } = data;
  return (
    <>
      {rights.mayManage && (
        <div className={styles.actions}>
          <Button spacing="compact" onClick={() => open({ kind: 'cycle', key: cycle.key, doing: 'edit' })}>
            {t('edit.edit')}
          </Button>
        </div>
      )}
      <dl className={styles.pair}>
        <dt>{t('edit.key')}</dt>
        <dd>{cycle.key}</dd>
        <dt>{t('drawer.period')}</dt>
        <dd>{t('strategy.cycle.span', { start: formatDay(cycle.start, now), end: formatDay(cycle.end, now) })}</dd>
        <dt>{t('edit.translate-by')}</dt>
        <dd>{cycle.translateBy === null ? t('cycle.no-deadline') : formatDay(cycle.translateBy, now)}</dd>
      </dl>
      <p className={styles.quiet}>{t('edit.translate-by.help')}</p>
    </>
  );
}
