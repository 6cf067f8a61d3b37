import { Checkbox } from '@atlaskit/checkbox';
import { CADENCES } from '../../../../src/domain/cadence';
import { LEVELS } from '../../../../src/domain/objective';
import { useCall } from '../../../bridge/use-call';
import { RHYTHM_TEXTS } from '../../../i18n/rhythm-texts';
import { addTexts, t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import styles from '../../../ui/form/form.module.css';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { rhythmSaid, type RhythmAbove } from '../rhythm-said';
import type { ObjectiveField } from './objective-values';

// Read with the form that shows them.
addTexts(RHYTHM_TEXTS);

interface RhythmFieldsProps {
  readonly form: EntryForm<ObjectiveField>;
}

/** What choosing so means: nothing while something above it is locked. */
function helpOf(above: RhythmAbove | undefined, isChosen: boolean): string {
  if (above === undefined) return t('edit.rhythm.help');
  if (!above.locked) return `${t('edit.rhythm.help')} ${t('edit.rhythm.without', { said: rhythmSaid(above) })}`;
  return t(isChosen ? 'edit.rhythm.waits' : 'edit.rhythm.locked', { said: rhythmSaid(above) });
}

/** How often the owners of its targets check in, and whether those below may say otherwise. */
export function RhythmFields({ form }: RhythmFieldsProps) {
  const { parent, level, cadence, locked } = form.values;
  const known = LEVELS.find((one) => one === level);
  // What it inherits follows the parent and the level that are chosen in the same form.
  const above = useCall(
    'getRhythm',
    { under: parent === '' ? null : parent, level: known ?? 'team' },
    { keepPrevious: true },
  ).data;
  return (
    <>
      <ChoiceField
        form={form}
        name="cadence"
        label={t('edit.rhythm')}
        help={helpOf(above, cadence !== '')}
        none={
          above === undefined
            ? t('edit.rhythm.inherits')
            : t(above.from === null ? 'edit.rhythm.as.site' : 'edit.rhythm.as', {
                rhythm: t(`rhythm.every.${above.every}`),
              })
        }
        choices={CADENCES.map((every) => ({ label: t(`rhythm.every.${every}`), value: every }))}
      />
      {cadence !== '' && (
        <div className={styles.field} data-field="locked">
          <Checkbox
            name="locked"
            label={t('edit.rhythm.lock')}
            isChecked={locked !== ''}
            onChange={(event) => form.set('locked', event.currentTarget.checked ? 'yes' : '')}
          />
        </div>
      )}
    </>
  );
}
