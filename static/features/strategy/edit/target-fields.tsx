import type { TargetView } from '../../../../src/contract/views';
import { HORIZONS } from '../../../../src/domain/target';
import { ENTRY_TEXTS } from '../../../i18n/entry-texts';
import { addTexts, t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import form from '../../../ui/form/form.module.css';
import { PersonField } from '../../../ui/form/person-field';
import { TextField } from '../../../ui/form/text-fields';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { choiceIn } from './choice-in';
import type { KnownStrategy } from './known-strategy';
import { openCycles } from './open-cycles';
import { useStrategyScene } from './strategy-context';
import { MeasureFields } from './measure-fields';
import { MeasureNow } from './measure-now';
import { DelegateFields, PlanFields } from './plan-fields';
import type { TargetField } from './target-values';
import { DirectionHint, UnitField } from './unit-field';

// Read with the forms that show them.
addTexts(ENTRY_TEXTS);

interface TargetFieldsProps {
  readonly form: EntryForm<TargetField>;
  readonly target: TargetView | null;
  readonly known: KnownStrategy;
}

/** The fields of a target. */
export function TargetFields({ form: entry, target, known }: TargetFieldsProps) {
  const { data, rights } = useStrategyScene();
  const open = new Set(openCycles(known.cycles).map(({ key }) => key));
  const objectives = known.objectives.filter(
    (one) =>
      one.key === target?.objective || (one.status !== 'closed' && open.has(one.cycle) && rights.mayEditObjective(one)),
  );
  const here = known.objectives.find(({ key }) => key === target?.objective)?.cycle ?? data.cycle?.key ?? '';
  const common = { form: entry };
  const number = { ...common, kind: 'number' as const };
  const day = { ...common, kind: 'day' as const, isRequired: true };
  return (
    <>
      <TextField {...common} name="name" label={t('edit.name')} isRequired />
      <ChoiceField
        {...common}
        name="objective"
        label={t('edit.objective')}
        isRequired
        choices={objectives.map(choiceIn(known.cycles, here))}
      />
      <PersonField {...common} name="owner" label={t('column.owner')} me={data.me} help={t('edit.target-owner.help')} />
      <fieldset className={form.group}>
        <legend className={form.groupTitle}>{t('edit.group.number')}</legend>
        <MeasureFields form={entry} />
        <div className={form.pair}>
          <TextField {...number} name="baseline" label={t('edit.baseline')} isRequired />
          <TextField {...number} name="goal" label={t('edit.goal')} isRequired />
          <UnitField {...common} />
        </div>
        <DirectionHint values={entry.values} />
        {entry.values['measure.type'] !== 'milestones' && <MeasureNow values={entry.values} />}
      </fieldset>
      <fieldset className={form.group}>
        <legend className={form.groupTitle}>{t('edit.group.time')}</legend>
        <div className={form.pair}>
          <TextField {...day} name="start" label={t('edit.start')} />
          <TextField {...day} name="due" label={t('edit.due')} />
        </div>
        <div className={form.pair}>
          <ChoiceField
            {...common}
            name="horizon"
            label={t('edit.horizon')}
            choices={HORIZONS.map((horizon) => ({ label: t(`horizon.${horizon}`), value: horizon }))}
            help={t('edit.horizon.help')}
          />
          <TextField {...number} name="weight" label={t('drawer.weight')} help={t('edit.weight.help')} />
        </div>
      </fieldset>
      <PlanFields form={entry} now={data.now} />
      <DelegateFields form={entry} me={data.me} />
      {target === null && rights.mayManage && (
        <TextField {...common} name="key" label={t('edit.key')} help={t('edit.key.given')} />
      )}
    </>
  );
}
