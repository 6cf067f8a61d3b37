import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CallInput } from '../../../src/contract/calls';
import { useAction, useReload } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import styles from './settings.module.css';

interface SaveBarProps {
  /** What would be saved; what is left out stays as it is. */
  readonly settings: CallInput<'saveSettings'>['settings'];
  readonly isChanged: boolean;
  readonly isValid: boolean;
  readonly onDiscard: () => void;
}

/** Saves or discards the changes of a settings form, and says what saving set going. */
export function SaveBar({ settings, isChanged, isValid, onDiscard }: SaveBarProps) {
  const save = useAction('saveSettings');
  const reload = useReload();
  const [saved, setSaved] = useState<number | null>(null);
  const onSave = (): void => {
    setSaved(null);
    save.mutate(
      { settings },
      {
        onSuccess: (answer) => {
          setSaved(answer.recomputing);
          void reload('getSettings');
        },
      },
    );
  };
  return (
    <>
      {save.isError && <FailureView failure={save.error} />}
      <div className={styles.saveBar}>
        <Button appearance="primary" onClick={onSave} isDisabled={!isChanged || !isValid} isLoading={save.isPending}>
          {t('settings.save')}
        </Button>
        <Button appearance="subtle" onClick={onDiscard} isDisabled={!isChanged}>
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
