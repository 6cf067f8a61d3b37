import type { ObjectiveView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import { GroupsField, PeopleField } from '../../../ui/form/found-field';
import { listOf } from '../../../ui/form/list-text';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import type { ObjectiveField } from './objective-values';
import { useStrategyScene } from './strategy-context';

interface SightFieldsProps {
  readonly form: EntryForm<ObjectiveField>;
  /** Null for one that is being made. */
  readonly objective: ObjectiveView | null;
}

/** Who stands in for the owner, and who may see the objective at all. */
export function SightFields({ form, objective }: SightFieldsProps) {
  const { data, rights } = useStrategyScene();
  const owner = objective === null ? form.values.owner : (objective.owner ?? '');
  const { owner: nextOwner, delegates, accounts } = form.values;
  const sees = nextOwner === data.me || [...listOf(delegates), ...listOf(accounts)].includes(data.me);
  const mayRestrict = rights.mayManage || owner === data.me;
  return (
    <>
      <PeopleField
        form={form}
        name="delegates"
        label={t('edit.delegates')}
        help={t('edit.delegates.help')}
        none={t('edit.nobody')}
      />
      {mayRestrict && (
        <ChoiceField
          form={form}
          name="restrictedTo"
          label={t('edit.sight')}
          help={form.values.restrictedTo === '' ? undefined : t('edit.sight.help')}
          none={t('edit.sight.all')}
          choices={[{ label: t('edit.sight.chosen'), value: 'chosen' }]}
        />
      )}
      {mayRestrict && form.values.restrictedTo !== '' && (
        <>
          <PeopleField form={form} name="accounts" label={t('edit.sight.people')} none={t('edit.nobody')} />
          <GroupsField
            form={form}
            name="groups"
            label={t('edit.sight.groups')}
            none={t('edit.sight.no-group')}
            {...(sees ? {} : { help: t('edit.sight.not-you') })}
          />
        </>
      )}
    </>
  );
}
