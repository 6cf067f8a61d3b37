import Button from '@atlaskit/button/new';
import { openSettings } from '../../bridge/navigation';
import { t } from '../../i18n/translate';
import { StateView } from '../../ui/state-view';
import { useStrategyScene } from './edit/strategy-context';

/** What stands where nothing is planned yet, or in a cycle without objectives: what it is, and what comes next. */
export function EmptyStrategy() {
  const { data, rights, create } = useStrategyScene();
  if (data.cycle !== null) {
    return (
      <StateView
        title={t('strategy.empty-cycle')}
        text={t(rights.mayManage ? 'strategy.empty-cycle.admin' : 'strategy.empty-cycle.next')}
      >
        {rights.mayManage && (
          <Button appearance="primary" onClick={() => create({ kind: 'objective' })}>
            {t('new.objective')}
          </Button>
        )}
      </StateView>
    );
  }
  return (
    <StateView title={t('strategy.empty')} text={t(data.mayManage ? 'strategy.empty.admin' : 'strategy.empty.reader')}>
      {data.mayManage && (
        <>
          <Button appearance="primary" onClick={() => create({ kind: 'cycle' })}>
            {t('new.cycle')}
          </Button>
          <Button onClick={() => void openSettings()}>{t('strategy.empty.settings')}</Button>
        </>
      )}
    </StateView>
  );
}
