import Button from '@atlaskit/button/new';
import { useRef, useState } from 'react';
import type { CallInput } from '../../../src/contract/calls';
import type { SettingsView } from '../../../src/contract/settings-view';
import { HEALTH_RULES, modeOf } from '../../../src/domain/health-rule';
import { CallFailed } from '../../bridge/call-failed';
import { useAction, useReload } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import styles from './settings.module.css';

type Some = CallInput<'saveSettings'>['settings'];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody changed of what they saw, and what they saw there: only that is sent, rule by rule. */
function changesOf(base: SettingsView, settings: Some): { readonly settings: Some; readonly seen: Some } {
  const before = new Map<string, unknown>(Object.entries(base));
  const changed = Object.entries(settings).filter(([name, value]) => !isSame(before.get(name), value));
  const rules = Object.entries(settings.rules ?? {}).filter(([rule, mode]) => {
    const known = HEALTH_RULES.find((one) => one === rule);
    return known !== undefined && modeOf(base.rules, known) !== mode;
  });
  const isRules = changed.some(([name]) => name === 'rules');
  return {
    settings: { ...Object.fromEntries(changed), ...(isRules ? { rules: Object.fromEntries(rules) } : {}) },
    seen: Object.fromEntries(changed.map(([name]) => [name, before.get(name)])),
  };
}

interface SaveBarProps {
  /** What the form holds. */
  readonly settings: Some;
  /** The settings as they are on record. */
  readonly saved: SettingsView;
  readonly isChanged: boolean;
  readonly isValid: boolean;
  readonly onDiscard: () => void;
}

/** Saves or discards the changes of a settings form, and says what saving set going. */
export function SaveBar({ settings, saved: stored, isChanged, isValid, onDiscard }: SaveBarProps) {
  const save = useAction('saveSettings');
  // What somebody began to change stays what they saw, whatever is read meanwhile.
  const [base, setBase] = useState(stored);
  if (!isChanged && base !== stored) setBase(stored);
  const isOvertaken = save.error instanceof CallFailed && save.error.code === 'stale';
  const reload = useReload();
  const bar = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const onSave = (): void => {
    setSaved(null);
    save.mutate(changesOf(base, settings), {
      onSuccess: (answer) => {
        setSaved(answer.recomputing);
        void reload('getSettings');
      },
    });
  };
  return (
    <>
      {save.isError && <FailureView failure={save.error} />}
      {isOvertaken && (
        <div>
          <Button
            onClick={() => {
              save.reset();
              onDiscard();
              void reload('getSettings');
              // What was pressed is gone.
              bar.current?.focus();
            }}
          >
            {t('settings.take-theirs')}
          </Button>
        </div>
      )}
      <div className={styles.saveBar} ref={bar} tabIndex={-1}>
        <Button appearance="primary" onClick={onSave} isDisabled={!isChanged || !isValid} isLoading={save.isPending}>
          {t('settings.save')}
        </Button>
        <Button
          appearance="subtle"
          onClick={() => {
            onDiscard();
            // With nothing to discard it takes no focus.
            bar.current?.focus();
          }}
          isDisabled={!isChanged}
        >
          {t('settings.discard')}
        </Button>
        <span role="status">
          {isChanged && t('settings.unsaved')}
          {!isChanged &&
            saved !== null &&
            (saved > 0 ? t('settings.saved.recomputing', { count: saved }) : t('settings.saved'))}
        </span>
      </div>
    </>
  );
}
