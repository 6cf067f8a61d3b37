import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/translate';
import type { Undo } from './undo';

/** What was just done, and whether it can be taken back. */
export interface LastAction {
  readonly said: string | null;
  readonly canUndo: boolean;
  readonly isUndoing: boolean;
  readonly failure: Error | null;
  /** Says what was done. */
  done(text: string, undo?: Undo): void;
  /** Goes on to something else: what cannot be taken back is said no longer. */
  pass(): void;
  dismiss(): void;
  undo(): void;
}

interface Done {
  readonly text: string;
  readonly undo: Undo | null;
}

/** What was changed is counted anew in the background; the page looks again after this long. */
const LOOK_AGAIN_MS = 4_000;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, dialog *'));

/** Keeps the last action of the page for saying it and taking it back, also with Ctrl+Z where nobody is typing. */
export function useLastAction(readAgain: () => Promise<void>): LastAction {
  const [last, setLast] = useState<Done | null>(null);
  const [isUndoing, setUndoing] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const running = useRef(false);
  useEffect(() => {
    if (last === null) return undefined;
    const timer = setTimeout(() => void readAgain(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [last, readAgain]);

  const undo = useCallback((): void => {
    const action = last?.undo ?? null;
    if (action === null || running.current) return;
    running.current = true;
    setUndoing(true);
    setFailure(null);
    action()
      .then(
        (text) => setLast({ text, undo: null }),
        (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
      )
      .finally(() => {
        running.current = false;
        setUndoing(false);
        void readAgain();
      });
  }, [last, readAgain]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'z';
      if (!isUndo || isTyping(event.target) || last?.undo === undefined || last.undo === null) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [last, undo]);

  return {
    said: isUndoing ? t('undo.running') : (last?.text ?? null),
    canUndo: last !== null && last.undo !== null && !isUndoing,
    isUndoing,
    failure,
    done: (text, action) => {
      setFailure(null);
      setLast({ text, undo: action ?? null });
      void readAgain();
    },
    pass: () => setLast((current) => (current?.undo === null ? null : current)),
    dismiss: () => {
      setFailure(null);
      setLast(null);
    },
    undo,
  };
}
