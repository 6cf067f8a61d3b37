import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { HealthRule } from '../../../../src/domain/health-rule';
import { t } from '../../../i18n/translate';
import tools from '../strategy-tools.module.css';
import strategy from '../strategy.module.css';
import type { HealthChoice } from './health-choice';

interface HealthFiltersProps {
  readonly choice: HealthChoice;
  readonly rules: readonly { readonly rule: HealthRule; readonly count: number }[];
  /** Whether there are things the viewer may change beside others they may not. */
  readonly hasMine: boolean;
  readonly onChoose: (choice: HealthChoice) => void;
}

/** Narrows the findings: by name or key, by rule, to what the viewer may settle. */
export function HealthFilters({ choice, rules, hasMine, onChoose }: HealthFiltersProps) {
  const options = rules.map(({ rule, count }) => ({
    label: t('health.rule.count', { rule: t(`health.${rule}.title`), count }),
    value: rule,
  }));
  return (
    <div role="search" className={tools.row}>
      <div className={tools.search}>
        <Textfield
          isCompact
          type="search"
          aria-label={t('health.search')}
          placeholder={t('health.search')}
          value={choice.text}
          onChange={(event) => onChoose({ ...choice, text: event.currentTarget.value })}
        />
      </div>
      <div className={tools.choice}>
        <Select
          aria-label={t('health.rule')}
          spacing="compact"
          isClearable
          isSearchable={false}
          placeholder={t('health.rule.all')}
          options={options}
          value={options.find(({ value }) => value === choice.rule) ?? null}
          menuPosition="fixed"
          onChange={(option) => onChoose({ ...choice, rule: option?.value ?? null })}
        />
      </div>
      {(hasMine || choice.isMine) && (
        <button
          type="button"
          className={strategy.chip}
          aria-pressed={choice.isMine}
          onClick={() => onChoose({ ...choice, isMine: !choice.isMine })}
        >
          {t('health.mine')}
        </button>
      )}
    </div>
  );
}
