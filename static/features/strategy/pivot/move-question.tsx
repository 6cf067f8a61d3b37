import { useEffect, useRef, useState } from 'react';
import type { PreviewView } from '../../../../src/contract/pivot-calls';
import { t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { DialogFoot } from '../../../ui/form/dialog-foot';
import form from '../../../ui/form/form.module.css';
import { previewChanges, type Change } from '../edit/save-entries';
import { Touched } from './touches';

/** A move that is decided but not saved. */
export interface AskedMove {
  readonly name: string;
  /** Where it would land, in words. */
  readonly place: string;
  readonly changes: readonly Change[];
  readonly cycles: readonly string[];
}

interface MoveQuestionProps {
  readonly move: AskedMove;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly onFailed: (failure: Error) => void;
}

/** Asks before a move that owners below would be asked about. A move that asks nobody is saved without a word. */
export function MoveQuestion({ move, onSave, onLeave, onFailed }: MoveQuestionProps) {
  const [found, setFound] = useState<PreviewView | null>(null);
  const latest = useRef({ onSave, onFailed });
  latest.current = { onSave, onFailed };
  useEffect(() => {
    let isGone = false;
    previewChanges(move.changes, move.cycles).then(
      (preview) => {
        if (isGone) return;
        // What somebody else changed meanwhile is told by saving.
        if (preview === null || preview.asked === 0) latest.current.onSave();
        else setFound(preview);
      },
      (error: unknown) => {
        if (!isGone) latest.current.onFailed(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isGone = true;
    };
  }, [move]);
  if (found === null) return null;
  return (
    <Dialog title={t('move.dialog', { name: move.name })} onLeave={onLeave}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <p>{move.place}</p>
        <Touched found={found} />
        <DialogFoot action={t('move.save')} isBusy={false} isDisabled={false} onLeave={onLeave} />
      </form>
    </Dialog>
  );
}
