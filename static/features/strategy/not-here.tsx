import Button from '@atlaskit/button/new';
import { t } from '../../i18n/translate';
import { LoadingRows } from '../../ui/loading-rows';
import { StateView } from '../../ui/state-view';
import { useKnownStrategy } from './edit/known-strategy';
import { useStrategyScene } from './edit/strategy-context';
import type { Selection } from './selection';

interface NotHereProps {
  readonly selection: Pick<Selection, 'kind' | 'key'>;
  readonly onClose: () => void;
}

/**
 * What a link names and the shown cycle does not have: the cycle that has it now, else the same words for what never was,
 * what is gone and what the reader may not see.
 */
export function NotHere({ selection, onClose }: NotHereProps) {
  const { kind, key } = selection;
  const { part, openIn } = useStrategyScene();
  const known = useKnownStrategy();
  if (part !== null || !known.isWhole) return <LoadingRows count={3} />;
  const target = known.targets.find((one) => kind === 'target' && one.key === key);
  const of = kind === 'objective' ? key : target?.objective;
  const cycle = known.objectives.find((one) => one.key === of)?.cycle;
  const name = known.cycles.find((one) => one.key === cycle)?.name;
  if (cycle !== undefined && name !== undefined) {
    return (
      <StateView title={t('not-here.elsewhere', { key, name })} text={t('not-here.elsewhere.next')}>
        <Button appearance="primary" onClick={() => openIn(cycle, { kind, key })}>
          {t('not-here.open', { name })}
        </Button>
      </StateView>
    );
  }
  return (
    <StateView title={t('sight.gone')} text={t(kind === 'cycle' ? 'not-here.cycle.next' : 'not-here.next', { key })}>
      <Button onClick={onClose}>{t('not-here.close')}</Button>
    </StateView>
  );
}
