import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import CrossIcon from '@atlaskit/icon/core/cross';
import { MAX_MILESTONES } from '../../../../src/domain/milestone';
import { MAX_PROFILE_POINTS, PROFILE_TYPES } from '../../../../src/domain/profile';
import { TARGET_KINDS } from '../../../../src/domain/target';
import { PLAN_TEXTS } from '../../../i18n/plan-texts';
import { addTexts, t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import form from '../../../ui/form/form.module.css';
import { PersonSelect } from '../../../ui/form/person-select';
import { RowsField } from '../../../ui/form/rows-field';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { IconAction } from '../../../ui/icon-action';
import { ProfilePreview } from './profile-preview';
import { hasPoints } from './target-plan';
import type { TargetField } from './target-values';

// Read with the form that shows them.
addTexts(PLAN_TEXTS);

interface PlanFieldsProps {
  readonly form: EntryForm<TargetField>;
  readonly now: string;
}

/** Whether it is work done or a result, what is expected over time, and the steps on the way. */
export function PlanFields({ form: entry, now }: PlanFieldsProps) {
  const type = entry.values['profile.type'];
  return (
    <fieldset className={form.group}>
      <legend className={form.groupTitle}>{t('edit.group.plan')}</legend>
      <div className={form.pair}>
        <ChoiceField
          form={entry}
          name="profile.type"
          label={t('edit.profile')}
          choices={PROFILE_TYPES.map((profile) => ({ label: t(`edit.profile.${profile}`), value: profile }))}
          help={t(`edit.profile.${PROFILE_TYPES.find((known) => known === type) ?? 'linear'}.help`)}
        />
        <ChoiceField
          form={entry}
          name="kind"
          label={t('edit.kind')}
          choices={TARGET_KINDS.map((kind) => ({ label: t(`edit.kind.${kind}`), value: kind }))}
          help={t('edit.kind.help')}
        />
      </div>
      {hasPoints(type) && (
        <RowsField
          form={entry}
          name="profile.points"
          label={t('edit.profile.points')}
          columns={[
            { name: 'at', label: t('edit.profile.at'), kind: 'day' },
            { name: 'value', label: t('edit.profile.value'), kind: 'number' },
          ]}
          most={MAX_PROFILE_POINTS}
          rowLabel={(number) => t('edit.profile.point', { number })}
          add={t('edit.profile.add')}
          remove={(number) => t('edit.profile.remove', { number })}
          newRow={{ at: '', value: '' }}
        />
      )}
      <ProfilePreview values={entry.values} now={now} />
      <RowsField
        form={entry}
        name="milestones"
        label={t('edit.milestones')}
        columns={[
          { name: 'name', label: t('edit.name'), kind: 'text', isWide: true },
          { name: 'due', label: t('edit.due'), kind: 'day' },
          { name: 'weight', label: t('drawer.weight'), kind: 'number' },
        ]}
        most={MAX_MILESTONES}
        rowLabel={(number) => t('edit.milestone', { number })}
        add={t('edit.milestone.add')}
        remove={(number) => t('edit.milestone.remove', { number })}
        newRow={{ name: '', due: '', weight: '1', reached: '' }}
      />
    </fieldset>
  );
}

/** People who may edit the target as its owner may. */
export function DelegateFields({ form: entry, me }: { readonly form: EntryForm<TargetField>; readonly me: string }) {
  // An empty one is a place that has not been filled yet.
  const ids = entry.values.delegates === '' ? [] : entry.values.delegates.split(' ');
  const put = (next: readonly string[]): void => entry.set('delegates', next.join(' '));
  const mistake = entry.mistakeOf('delegates');
  return (
    <fieldset className={form.rows} data-field="delegates">
      <legend>{t('edit.delegates')}</legend>
      {ids.map((id, index) => (
        <div key={index} className={form.row}>
          <div className={form.wide}>
            <PersonSelect
              label={t('edit.delegate', { number: index + 1 })}
              none={t('edit.delegate.none')}
              value={id === OPEN ? '' : id}
              me={me}
              onChange={(chosen) => put(ids.map((one, at) => (at === index ? (chosen === '' ? OPEN : chosen) : one)))}
            />
          </div>
          <IconAction
            label={t('edit.delegate.remove', { number: index + 1 })}
            icon={CrossIcon}
            onClick={() => put(ids.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      {mistake !== null && <p className={form.wrong}>{mistake}</p>}
      <p className={form.help}>{t('edit.delegates.help')}</p>
      <div>
        <Button appearance="subtle" spacing="compact" iconBefore={AddIcon} onClick={() => put([...ids, OPEN])}>
          {t('edit.delegate.add')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Stands for a person who is still to be chosen; no account id is so short. */
const OPEN = '-';
