import { Checkbox } from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { LEVELS, OBJECTIVE_STATUSES } from '../../../../src/domain/objective';
import { t } from '../../../i18n/translate';
import form from '../../../ui/form/form.module.css';
import { FormField } from '../../../ui/form/form-field';
import { PersonSelect } from '../../../ui/form/person-select';
import type { BulkWish } from './bulk-changes';
import type { KnownStrategy } from './known-strategy';
import { useStrategyScene } from './strategy-context';

interface BulkFieldsProps {
  readonly wish: BulkWish;
  readonly known: KnownStrategy;
  readonly hasObjectives: boolean;
  readonly hasTargets: boolean;
  readonly onWish: (wish: BulkWish) => void;
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly options: readonly { readonly label: string; readonly value: T }[];
  readonly value: T | null;
  readonly onChoose: (value: T | null) => void;
}

function Choice<T extends string>({ name, label, help, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <FormField name={name} label={label} help={help}>
      {({ id, describedBy }) => (
        <Select
          inputId={id}
          aria-describedby={describedBy}
          options={options}
          value={options.find((option) => option.value === value) ?? null}
          isClearable
          isSearchable={options.length > 6}
          placeholder={t('bulk.keep')}
          menuPosition="fixed"
          menuPlacement="auto"
          shouldPreventEscapePropagation
          onChange={(option) => onChoose(option?.value ?? null)}
        />
      )}
    </FormField>
  );
}

/** What can be changed of many at once. */
export function BulkFields({ wish, known, hasObjectives, hasTargets, onWish }: BulkFieldsProps) {
  const { data, rights } = useStrategyScene();
  const parents = known.objectives.filter((one) => one.status !== 'closed' && rights.mayEditObjective(one));
  const text = (value: string): string | null => (value === '' ? null : value);
  return (
    <>
      <FormField name="owner" label={t('column.owner')}>
        {(control) => (
          <PersonSelect
            {...control}
            value={wish.owner ?? ''}
            none={t('bulk.keep')}
            me={data.me}
            onChange={(owner) => onWish({ ...wish, owner: text(owner) })}
          />
        )}
      </FormField>
      <Checkbox
        label={t('bulk.no-owner')}
        isChecked={wish.owner === ''}
        onChange={(event) => onWish({ ...wish, owner: event.currentTarget.checked ? '' : null })}
      />
      <div className={form.pair}>
        <Choice
          name="parent"
          label={t('bulk.parent')}
          help={t('bulk.parent.help')}
          options={[
            ...(rights.mayManage && hasObjectives && !hasTargets ? [{ label: t('bulk.parent.top'), value: '' }] : []),
            ...parents.map(({ key, name }) => ({ label: `${name} · ${key}`, value: key })),
          ]}
          value={wish.parent}
          onChoose={(parent) => onWish({ ...wish, parent })}
        />
        <FormField name="weight" label={t('drawer.weight')} help={t('edit.weight.help')}>
          {({ id, describedBy }) => (
            <Textfield
              id={id}
              aria-describedby={describedBy}
              inputMode="decimal"
              placeholder={t('bulk.keep')}
              value={wish.weight ?? ''}
              onChange={(event) => onWish({ ...wish, weight: text(event.currentTarget.value) })}
            />
          )}
        </FormField>
      </div>
      {hasObjectives && (
        <fieldset className={form.group}>
          <legend className={form.groupTitle}>{t('bulk.for-objectives')}</legend>
          <div className={form.pair}>
            <Choice
              name="status"
              label={t('column.status')}
              options={OBJECTIVE_STATUSES.map((status) => ({ label: t(`objective-status.${status}`), value: status }))}
              value={wish.status}
              onChoose={(status) => onWish({ ...wish, status })}
            />
            <Choice
              name="level"
              label={t('edit.level')}
              options={LEVELS.map((level) => ({ label: data.terms[level], value: level }))}
              value={wish.level}
              onChoose={(level) => onWish({ ...wish, level })}
            />
            <Choice
              name="cycle"
              label={t('strategy.cycle')}
              options={data.cycles.map(({ key, name }) => ({ label: name, value: key }))}
              value={wish.cycle}
              onChoose={(cycle) => onWish({ ...wish, cycle })}
            />
          </div>
        </fieldset>
      )}
      {hasTargets && (
        <fieldset className={form.group}>
          <legend className={form.groupTitle}>{t('bulk.for-targets')}</legend>
          <FormField name="due" label={t('edit.due')}>
            {({ id, describedBy }) => (
              <Textfield
                id={id}
                aria-describedby={describedBy}
                type="date"
                value={wish.due ?? ''}
                onChange={(event) => onWish({ ...wish, due: text(event.currentTarget.value) })}
              />
            )}
          </FormField>
        </fieldset>
      )}
    </>
  );
}
