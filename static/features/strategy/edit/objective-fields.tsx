import type { ObjectiveView } from '../../../../src/contract/views';
import { LEVELS, OBJECTIVE_STATUSES } from '../../../../src/domain/objective';
import { ENTRY_TEXTS } from '../../../i18n/entry-texts';
import { addTexts, t } from '../../../i18n/translate';
import { ChoiceField, ChoicesField } from '../../../ui/form/choice-field';
import form from '../../../ui/form/form.module.css';
import { PersonField } from '../../../ui/form/person-field';
import { choiceIn } from './choice-in';
import { ClosingFields } from './closing-fields';
import { LongTextField, TextField } from '../../../ui/form/text-fields';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import type { KnownStrategy } from './known-strategy';
import { mergesInto } from './merge-moves';
import type { ObjectiveField } from './objective-values';
import { RhythmFields } from './rhythm-fields';
import { SightFields } from './sight-fields';
import { useStrategyScene } from './strategy-context';

// Read with the forms that show them.
addTexts(ENTRY_TEXTS);

interface ObjectiveFieldsProps {
  readonly form: EntryForm<ObjectiveField>;
  readonly objective: ObjectiveView | null;
  readonly known: KnownStrategy;
}

/** Keys of everything that counts towards an objective, itself included: none of them can be its parent. */
function below(key: string, objectives: readonly ObjectiveView[]): ReadonlySet<string> {
  const found = new Set([key]);
  // A set that grows while it is walked is walked to its end.
  for (const parent of found) for (const one of objectives) if (one.parent === parent) found.add(one.key);
  return found;
}

/** The fields of an objective. */
export function ObjectiveFields({ form: entry, objective, known }: ObjectiveFieldsProps) {
  const { data, rights } = useStrategyScene();
  const own = objective === null ? new Set<string>() : below(objective.key, known.objectives);
  const others = known.objectives.filter(({ key }) => !own.has(key));
  const parents = others.filter(
    (one) => one.key === objective?.parent || (one.status !== 'closed' && rights.mayEditObjective(one)),
  );
  // What it counts towards it is not aligned to besides.
  const { parent, alignedTo } = entry.values;
  const alignable = others.filter(({ key }) => key !== parent || alignedTo.split(' ').includes(key));
  const choiceOf = choiceIn(known.cycles, entry.values.cycle);
  const cycles = known.cycles.filter(({ key, state }) => key === objective?.cycle || state !== 'closed');
  const closesInto = mergesInto(objective, known.objectives);
  const common = { form: entry };
  return (
    <>
      <TextField {...common} name="name" label={t('edit.name')} isRequired />
      <LongTextField {...common} name="description" label={t('edit.description')} help={t('edit.description.help')} />
      <div className={form.pair}>
        <ChoiceField
          {...common}
          name="level"
          label={t('edit.level')}
          choices={LEVELS.map((level) => ({ label: data.terms[level], value: level }))}
        />
        <ChoiceField
          {...common}
          name="status"
          label={t('column.status')}
          choices={OBJECTIVE_STATUSES.map((status) => ({ label: t(`objective-status.${status}`), value: status }))}
        />
      </div>
      {entry.values.status === 'closed' && <ClosingFields form={entry} others={closesInto} />}
      <PersonField {...common} name="owner" label={t('column.owner')} me={data.me} />
      <ChoiceField
        {...common}
        name="parent"
        label={t('drawer.serves')}
        none={t('edit.parent.none')}
        choices={parents.map(choiceOf)}
      />
      <ChoicesField
        {...common}
        name="alignedTo"
        label={t('drawer.aligned')}
        none={t('edit.aligned.none')}
        choices={alignable.map(choiceOf)}
      />
      <div className={form.pair}>
        <ChoiceField
          {...common}
          name="cycle"
          label={t('strategy.cycle')}
          choices={cycles.map(({ key, name }) => ({ label: name, value: key }))}
        />
        <TextField {...common} name="weight" label={t('drawer.weight')} kind="number" help={t('edit.weight.help')} />
      </div>
      <RhythmFields form={entry} />
      <SightFields form={entry} objective={objective} />
      {(data.perspectives.length > 0 || entry.values.perspective !== '') && (
        <ChoiceField
          {...common}
          name="perspective"
          label={t('edit.perspective')}
          none={t('edit.perspective.none')}
          choices={data.perspectives.map((name) => ({ label: name, value: name }))}
        />
      )}
      {objective === null && rights.mayManage && (
        <TextField {...common} name="key" label={t('edit.key')} help={t('edit.key.given')} />
      )}
    </>
  );
}
