import { Checkbox } from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { LINK_ROLES } from '../../../../src/domain/link-role';
import { t } from '../../../i18n/translate';
import { FormField } from '../../../ui/form/form-field';
import { bearingIn, type LinkValues } from './link-values';

interface LinkFieldsProps {
  readonly values: LinkValues;
  readonly onChange: (values: LinkValues) => void;
}

/** What a link does: whether it takes in what is below, its role, and what each piece of its work counts. */
export function LinkFields({ values, onChange }: LinkFieldsProps) {
  const roles = LINK_ROLES.map((role) => ({ value: role, label: t(`links.role.${role}`) }));
  const mistake = bearingIn(values) === undefined ? t('links.weight.wrong') : null;
  return (
    <>
      <Checkbox
        label={t('links.below')}
        isChecked={values.below}
        onChange={(event) => onChange({ ...values, below: event.currentTarget.checked })}
      />
      <FormField name="role" label={t('links.role')}>
        {({ id, describedBy }) => (
          <Select
            inputId={id}
            aria-describedby={describedBy}
            options={roles}
            value={roles.find(({ value }) => value === values.role) ?? null}
            isSearchable={false}
            menuPlacement="auto"
            menuPosition="fixed"
            shouldPreventEscapePropagation
            onChange={(option) => option !== null && onChange({ ...values, role: option.value })}
          />
        )}
      </FormField>
      {values.role === 'counts' && (
        <FormField name="weight" label={t('links.weight')} help={t('links.weight.help')} mistake={mistake}>
          {({ id, describedBy, isInvalid }) => (
            <Textfield
              id={id}
              inputMode="decimal"
              autoComplete="off"
              aria-describedby={describedBy}
              isInvalid={isInvalid}
              width="small"
              value={values.weight}
              onChange={(event) => onChange({ ...values, weight: event.currentTarget.value })}
            />
          )}
        </FormField>
      )}
    </>
  );
}
