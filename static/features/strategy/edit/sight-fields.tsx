import { Checkbox } from '@atlaskit/checkbox';
import { useEffect, useId, useRef } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { SIGHT_FIELD_TEXTS } from '../../../i18n/sight-field-texts';
import { addTexts, t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import { GroupsField, PeopleField } from '../../../ui/form/found-field';
import { listOf } from '../../../ui/form/list-text';
import styles from '../../../ui/form/form.module.css';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import type { ObjectiveField } from './objective-values';
import { useStrategyScene } from './strategy-context';

// Read with the form that shows them.
addTexts(SIGHT_FIELD_TEXTS);

interface SightFieldsProps {
  readonly form: EntryForm<ObjectiveField>;
  /** Null for one that is being made. */
  readonly objective: ObjectiveView | null;
}

/** What choosing so means: for everybody else, and for what was written until now. */
function helpOf(chosen: string, objective: ObjectiveView | null): string | undefined {
  if (chosen !== '') return t('edit.sight.help');
  return objective === null || objective.restrictedTo === null ? undefined : t('edit.sight.lifts');
}

/** Asked once the app has found that whoever saves this would not see it any more. */
function LeavingField({ form }: Pick<SightFieldsProps, 'form'>) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const mistake = form.mistakeOf('leaving');
  // The question comes below what was filled in last, where the foot of the form would lie over it.
  useEffect(() => {
    if (mistake !== null) box.current?.scrollIntoView?.({ block: 'center' });
  }, [mistake]);
  return (
    <div ref={box} className={styles.field} data-field="leaving">
      {mistake !== null && (
        <p id={id} className={styles.wrong}>
          {mistake}
        </p>
      )}
      <Checkbox
        name="leaving"
        label={t('edit.sight.leaving.yes')}
        isInvalid={mistake !== null}
        aria-describedby={mistake === null ? undefined : id}
        isChecked={form.values.leaving !== ''}
        onChange={(event) => form.set('leaving', event.currentTarget.checked ? 'yes' : '')}
      />
    </div>
  );
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
          help={helpOf(form.values.restrictedTo, objective)}
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
      {(form.mistakeOf('leaving') !== null || form.values.leaving !== '') && <LeavingField form={form} />}
    </>
  );
}
