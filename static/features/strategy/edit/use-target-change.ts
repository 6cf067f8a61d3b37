import { useState } from 'react';
import type { TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { knownTarget, type Entry } from './entries';
import { saveChanges } from './save-entries';
import { useStrategyScene } from './strategy-context';
import { undoChanges } from './undo';

/** Changes single fields of a target where it is read: saved at once, and taken back as any last action is. */
export function useTargetChange(target: TargetView) {
  const { data, done } = useStrategyScene();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const cycle = data.cycle?.key ?? null;

  const save = async (fields: Entry, said: string, onSaved?: () => void): Promise<void> => {
    const change = { before: knownTarget(target), fields };
    const { left } = await saveChanges([change], cycle === null ? [] : [cycle]);
    if (left.length > 0) {
      done(t('target.left'));
      return;
    }
    done(said, undoChanges([change], cycle));
    onSaved?.();
  };
  return {
    isPending,
    failure,
    change(fields: Entry, said: string, onSaved?: () => void): void {
      setPending(true);
      setFailure(null);
      save(fields, said, onSaved)
        .catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))))
        .finally(() => setPending(false));
    },
  };
}
