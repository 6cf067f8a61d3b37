import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/contract/settings-view';
import {
  HEALTH_RULES,
  MAX_LIMIT,
  modeOf,
  RULE_MODES,
  type HealthRule,
  type RuleLimits,
  type RuleModes,
} from '../../../src/domain/health-rule';
import { t } from '../../i18n/translate';
import form from '../../ui/form/form.module.css';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

type LimitName = keyof RuleLimits;

/** The numbers that a rule asks for. */
const LIMITS: Readonly<Partial<Record<HealthRule, readonly LimitName[]>>> = {
  'priority-count': ['minPriorities', 'maxPriorities'],
  'too-deep': ['maxDepth'],
  'too-many-targets': ['maxTargets'],
};
const LIMIT_NAMES: readonly LimitName[] = ['minPriorities', 'maxPriorities', 'maxDepth', 'maxTargets'];

interface Draft {
  readonly rules: RuleModes;
  /** As typed. */
  readonly limits: Readonly<Record<LimitName, string>>;
}

const draftOf = ({ rules, limits }: SettingsView): Draft => ({
  rules,
  limits: {
    minPriorities: String(limits.minPriorities),
    maxPriorities: String(limits.maxPriorities),
    maxDepth: String(limits.maxDepth),
    maxTargets: String(limits.maxTargets),
  },
});

function limitOf(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= MAX_LIMIT ? value : undefined;
}

/** How each guard rule is taken, and the numbers it asks for. */
export function RulesForm({ settings }: { readonly settings: SettingsView }) {
  const [edited, setEdited] = useState<Draft | null>(null);
  const saved = draftOf(settings);
  const draft = edited ?? saved;
  const numbers = LIMIT_NAMES.map((name) => limitOf(draft.limits[name]));
  const [minPriorities, maxPriorities, maxDepth, maxTargets] = numbers;
  const isInOrder = (minPriorities ?? 1) <= (maxPriorities ?? 1);
  const isValid = numbers.every((one) => one !== undefined) && isInOrder;
  return (
    <>
      <p className={styles.text}>{t('rules.help')}</p>
      {HEALTH_RULES.map((rule) => (
        <RuleFields
          key={rule}
          rule={rule}
          draft={draft}
          isOutOfOrder={rule === 'priority-count' && !isInOrder}
          onChange={setEdited}
        />
      ))}
      <SaveBar
        saved={settings}
        settings={{
          rules: { ...draft.rules },
          limits: {
            minPriorities: minPriorities ?? 1,
            maxPriorities: maxPriorities ?? 1,
            maxDepth: maxDepth ?? 1,
            maxTargets: maxTargets ?? 1,
          },
        }}
        isChanged={JSON.stringify(draft) !== JSON.stringify(saved)}
        isValid={isValid}
        onDiscard={() => setEdited(null)}
      />
    </>
  );
}

interface RuleFieldsProps {
  readonly rule: HealthRule;
  readonly draft: Draft;
  readonly isOutOfOrder: boolean;
  readonly onChange: (draft: Draft) => void;
}

function RuleFields({ rule, draft, isOutOfOrder, onChange }: RuleFieldsProps) {
  const id = useId();
  const { rules, limits } = draft;
  return (
    <section className={styles.rule} aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`} className={styles.label}>
          {t(`health.${rule}.title`)}
        </h2>
        <p className={styles.help}>{t(`health.${rule}.next`)}</p>
      </div>
      <div className={styles.row}>
        <fieldset className={form.switch}>
          <legend className={styles.unseen}>{t(`health.${rule}.title`)}</legend>
          {RULE_MODES.map((mode) => (
            <label key={mode} className={form.option}>
              <input
                type="radio"
                name={id}
                checked={modeOf(rules, rule) === mode}
                onChange={() => onChange({ ...draft, rules: { ...rules, [rule]: mode } })}
              />
              {t(`rules.mode.${mode}`)}
            </label>
          ))}
        </fieldset>
        {(LIMITS[rule] ?? []).map((name) => (
          <div key={name} className={styles.limit}>
            <label htmlFor={`${id}-${name}`}>{t(`rules.limit.${name}`)}</label>
            <Textfield
              id={`${id}-${name}`}
              isCompact
              inputMode="numeric"
              width={64}
              value={limits[name]}
              isInvalid={limitOf(limits[name]) === undefined || isOutOfOrder}
              onChange={(event) => onChange({ ...draft, limits: { ...limits, [name]: event.currentTarget.value } })}
            />
          </div>
        ))}
      </div>
      {(LIMITS[rule] ?? []).some((name) => limitOf(limits[name]) === undefined) && (
        <p className={styles.wrong}>{t('rules.limit.range', { count: MAX_LIMIT })}</p>
      )}
      {isOutOfOrder && <p className={styles.wrong}>{t('rules.limit.order')}</p>}
    </section>
  );
}
