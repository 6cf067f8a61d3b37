import type { ObjectiveView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { RHYTHM_TEXTS } from '../../../i18n/rhythm-texts';
import { addTexts, t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import { rhythmSaid, type RhythmAbove } from '../rhythm-said';
import styles from '../strategy.module.css';

// Read with the fact that shows them.
addTexts(RHYTHM_TEXTS);

interface RhythmFactProps {
  readonly objective: ObjectiveView;
  readonly mayEdit: boolean;
}

function InForce({ own, above }: { readonly own: ObjectiveView['cadence']; readonly above: RhythmAbove }) {
  if (own === null) return <>{rhythmSaid(above)}</>;
  const rhythm = t(`rhythm.every.${own.every}`);
  if (!above.locked) return <>{t(own.locked ? 'rhythm.own.lock' : 'rhythm.own', { rhythm })}</>;
  return (
    <>
      {rhythmSaid(above)}
      <div className={styles.quiet}>{t('rhythm.own.waits', { rhythm })}</div>
    </>
  );
}

/** How often the owners of an objective's targets are asked, and who says so. */
export function RhythmFact({ objective, mayEdit }: RhythmFactProps) {
  const { open } = useStrategyScene();
  const { key, parent, level, cadence } = objective;
  const above = useCall('getRhythm', { under: parent, level }).data;
  // It is one fact among others; where it cannot be read, the others stand.
  if (above === undefined) return null;
  return (
    <>
      <dt>{t('rhythm.fact')}</dt>
      <dd>
        <InForce own={cadence} above={above} />
        {mayEdit && (
          <div>
            <TextButton onClick={() => open({ kind: 'objective', key, doing: 'edit', field: 'cadence' })}>
              {t('rhythm.change')}
            </TextButton>
          </div>
        )}
      </dd>
    </>
  );
}
