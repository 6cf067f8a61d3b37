import { Checkbox } from '@atlaskit/checkbox';
import { CreatableSelect } from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import { UNESTIMATED, type CountingField } from '../../../../src/domain/counting';
import { loadResolutions } from '../../../bridge/site-lists';
import { t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import { FormField } from '../../../ui/form/form-field';
import form from '../../../ui/form/form.module.css';
import { listOf, textOfList } from '../../../ui/form/list-text';
import { StatusCreditsField } from '../../../ui/form/status-credits-field';
import { TextField } from '../../../ui/form/text-fields';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { fromText, partText } from './counting-text';
import { CATEGORIES, withPart, type CountingFormField } from './counting-values';
import { useCountingChoices, useCountingNames } from './use-counting-names';

interface CountingFieldsProps {
  readonly form: EntryForm<CountingFormField>;
  readonly above: CallOutput<'getCounting'>['above'];
  readonly line: CallOutput<'getCounting'>['line'];
  /** Parts that say nothing of the target are left out, unless it says something of them itself. */
  readonly applies: (part: CountingField) => boolean;
}

/** One part: what holds without a word, and the control once there is one. */
function Part({
  form: entry,
  part,
  above,
  line,
  applies,
  children,
}: CountingFieldsProps & { readonly part: CountingField; readonly children: ReactNode }) {
  const names = useCountingNames(above.pointsField !== null || Object.keys(above.statusCredit).length > 0);
  const from = above.from.find(({ field }) => field === part);
  const isOwn = entry.values[`own.${part}`] !== '';
  const label = t(`counting.part.${part}`);
  if (!isOwn && !applies(part)) return null;

  return (
    <fieldset className={form.group} data-field={`own.${part}`}>
      <legend className={form.groupTitle}>{label}</legend>
      <p className={form.help}>
        {partText(above, part, names)} {from !== undefined && fromText(from, line)}
      </p>
      <Checkbox
        label={t('counting.own')}
        aria-label={t('counting.own.name', { part: label })}
        isChecked={isOwn}
        onChange={(event) => entry.setAll(withPart(part, event.currentTarget.checked, above))}
      />
      {isOwn && children}
    </fieldset>
  );
}

const optionOf = (name: string) => ({ label: name, value: name });

function Resolutions({ form: entry }: Pick<CountingFieldsProps, 'form'>) {
  const resolutions = useQuery({
    queryKey: ['resolutions'],
    queryFn: loadResolutions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = 'counting.excludedResolutions';
  const chosen = listOf(entry.values[name]);
  return (
    <FormField
      name={name}
      label={t('counting.resolutions')}
      help={t('counting.resolutions.help')}
      mistake={entry.mistakeOf(name)}
    >
      {({ id, describedBy, isInvalid }) => (
        <CreatableSelect
          inputId={id}
          isMulti
          aria-describedby={describedBy}
          isInvalid={isInvalid}
          placeholder={t('counting.resolutions.none')}
          options={[...new Set([...(resolutions.data ?? []), ...chosen])].map(optionOf)}
          value={chosen.map(optionOf)}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onChange={(options) => entry.set(name, textOfList(options.map(({ value }) => value)))}
        />
      )}
    </FormField>
  );
}

function PointsField({ form: entry }: Pick<CountingFieldsProps, 'form'>) {
  const { fields } = useCountingChoices();
  return (
    <ChoiceField
      form={entry}
      name="counting.pointsField"
      label={t('counting.field')}
      isRequired
      placeholder={t('counting.field.choose')}
      choices={fields.map(({ id, name }) => ({ label: name, value: id }))}
    />
  );
}

/** How work counts, part by part: as above, or said here. */
export function CountingFields(props: CountingFieldsProps) {
  const { form: entry } = props;
  return (
    <>
      <Part {...props} part="credit">
        <div className={form.pair}>
          {CATEGORIES.map((category) => (
            <TextField
              key={category}
              form={entry}
              name={`counting.credit.${category}`}
              label={t(`category.${category}`)}
              kind="number"
              isRequired
            />
          ))}
        </div>
      </Part>
      <Part {...props} part="statusCredit">
        <StatusCreditsField form={entry} name="counting.statusCredit" label={t('counting.statuses')} />
      </Part>
      <Part {...props} part="excludedResolutions">
        <Resolutions form={entry} />
      </Part>
      <Part {...props} part="unestimated">
        <ChoiceField
          form={entry}
          name="counting.unestimated"
          label={t('counting.policy')}
          choices={UNESTIMATED.map((value) => ({ label: t(`counting.unestimated.${value}`), value }))}
        />
      </Part>
      <Part {...props} part="pointsField">
        <PointsField form={entry} />
      </Part>
    </>
  );
}
