import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PreviewView } from '../../../../src/contract/pivot-calls';
import { Dialog } from '../../../ui/dialog';
import { DialogFoot } from '../../../ui/form/dialog-foot';
import form from '../../../ui/form/form.module.css';
import { previewChanges, type Change } from '../edit/save-entries';
import { Touched } from './touches';

/** Changes that are decided but not saved. */
export interface AskedChanges {
  readonly changes: readonly Change[];
  readonly cycles: readonly string[];
}

interface TurnQuestionProps {
  readonly of: AskedChanges;
  readonly title: string;
  /** What saving is called here. */
  readonly action: string;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly onFailed: (failure: Error) => void;
  /** What would be saved, in words. */
  readonly children: ReactNode;
}

/** Asks before changes that owners below would be asked about. What asks nobody is saved without a word. */
export function TurnQuestion(props: TurnQuestionProps) {
  const { of, title, action, onSave, onLeave, onFailed, children } = props;
  const [found, setFound] = useState<PreviewView | null>(null);
  const latest = useRef({ onSave, onFailed });
  latest.current = { onSave, onFailed };
  useEffect(() => {
    let isGone = false;
    previewChanges(of.changes, of.cycles).then(
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
  }, [of]);
  if (found === null) return null;
  return (
    <Dialog title={title} onLeave={onLeave}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        <Touched found={found} />
        <DialogFoot action={action} isBusy={false} isDisabled={false} onLeave={onLeave} />
      </form>
    </Dialog>
  );
}
