import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import { useId, useMemo } from 'react';
import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { CARRY_MODES, type CarryMode } from '../../../../src/domain/carry-target';
import { t } from '../../../i18n/translate';
import form from '../../../ui/form/form.module.css';
import { carryNodes, NO_CHOICE, wholeChoice, type CarryChoice } from './carry-choice';
import { CarryTree } from './carry-tree';
import styles from './carry.module.css';

/** How targets are carried. */
export interface CarrySettings {
  readonly mode: CarryMode;
  readonly withLinks: boolean;
}

interface CarryFieldsProps {
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  /** Those it may be carried into. */
  readonly cycles: readonly CycleView[];
  readonly into: string | null;
  readonly choice: CarryChoice;
  readonly settings: CarrySettings;
  readonly onInto: (key: string | null) => void;
  readonly onNewCycle: () => void;
  readonly onChoose: (choice: CarryChoice) => void;
  readonly onSettings: (settings: CarrySettings) => void;
}

/** What to carry, where to, and how. */
export function CarryFields(props: CarryFieldsProps) {
  const { objectives, targets, cycles, into, choice, settings, onInto, onNewCycle, onChoose, onSettings } = props;
  const id = useId();
  const nodes = useMemo(() => carryNodes(objectives, targets), [objectives, targets]);
  const options = cycles.map(({ key, name }) => ({ label: name, value: key }));
  return (
    <>
      <div className={styles.into}>
        <div className={form.field}>
          <label htmlFor={`${id}-into`}>{t('carry.into')}</label>
          <Select
            inputId={`${id}-into`}
            options={options}
            value={options.find(({ value }) => value === into) ?? null}
            placeholder={t('carry.into.none')}
            menuPosition="fixed"
            shouldPreventEscapePropagation
            onChange={(option) => onInto(option?.value ?? null)}
          />
        </div>
        <Button onClick={onNewCycle}>{t('carry.new-cycle')}</Button>
      </div>
      <fieldset className={form.switch}>
        <legend>{t('carry.mode')}</legend>
        {CARRY_MODES.toReversed().map((mode) => (
          <label key={mode} className={form.option}>
            <input
              type="radio"
              name={`${id}-mode`}
              checked={settings.mode === mode}
              onChange={() => onSettings({ ...settings, mode })}
            />
            {t(`carry.mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      <p className={form.help}>{t(`carry.mode.${settings.mode}.help`)}</p>
      <Checkbox
        label={t('carry.links')}
        isChecked={settings.withLinks}
        onChange={(event) => onSettings({ ...settings, withLinks: event.currentTarget.checked })}
      />
      <div className={styles.row}>
        <span role="status" className={form.help}>
          {t('carry.chosen', {
            objectives: t('strategy.objectives', { count: choice.objectives.size }),
            targets: t('strategy.targets', { count: choice.targets.size }),
          })}
        </span>
        <span>
          <Button appearance="subtle" spacing="compact" onClick={() => onChoose(wholeChoice(nodes))}>
            {t('carry.all')}
          </Button>
          <Button appearance="subtle" spacing="compact" onClick={() => onChoose(NO_CHOICE)}>
            {t('carry.none')}
          </Button>
        </span>
      </div>
      <CarryTree nodes={nodes} choice={choice} onChoose={onChoose} />
    </>
  );
}
