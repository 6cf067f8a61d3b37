import CrossIcon from '@atlaskit/icon/core/cross';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { t } from '../i18n/translate';
import styles from './dialog.module.css';
import { IconAction } from './icon-action';

interface DialogProps {
  readonly title: string;
  /** Leaves the dialog: Escape or its cross. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** What a dialog starts at: its first field, else its first button. */
const FIELDS = 'input:not([type="hidden"]), textarea, button';

/** Scrolling shows more of the frame; the observer tells of it at each of these shares of it that are seen. */
const SHARES = Array.from({ length: 21 }, (_, index) => index / 20);

/**
 * The frame is as high as its page and its reader sees a part of it, which only an observer tells, and only later. The dialog
 * stays where that part began, or it would run about with the scrolling, and becomes as high as there is room below.
 */
function holdInSight(frame: HTMLElement, dialog: HTMLElement | null): () => void {
  let [start, size]: readonly [number | null, number] = [null, 0];
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, intersectionRect } of seen) {
        if (!isIntersecting) continue;
        start ??= intersectionRect.top;
        size = Math.max(size, intersectionRect.bottom - start);
        dialog?.style.setProperty('--seen-start', `${start}px`);
        dialog?.style.setProperty('--seen-size', `${size}px`);
      }
    },
    { threshold: SHARES },
  );
  // The frame grows to make room. One that was seen whole and still is tells nothing of that, so it is looked at anew.
  const sizes = new ResizeObserver(() => {
    observer.disconnect();
    observer.observe(frame);
  });
  sizes.observe(frame);
  return () => {
    sizes.disconnect();
    observer.disconnect();
  };
}

/** A dialog over the page, by the browser itself: it keeps the focus inside and gives it back. */
export function Dialog({ title, onLeave, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  // Before it leaves the page: only then does closing give the focus back to what had it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser would start at the cross, where whoever types and presses Enter leaves.
    element?.querySelector<HTMLElement>(`[data-dialog-body] :is(${FIELDS})`)?.focus();
    return () => element?.close();
  }, []);
  useLayoutEffect(() => (frame.current === null ? undefined : holdInSight(frame.current, dialog.current)), []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        // The owner takes the dialog out of the page; closed but still there it could not be opened again.
        event.preventDefault();
        onLeave();
      }}
      // What it was opened from may leave by the same key.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        // A select takes Escape from the browser also where it has no list open to close by it.
        const isList = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
        if (event.defaultPrevented && !isList) onLeave();
      }}
    >
      <div ref={frame} className={styles.frame} />
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <IconAction label={t('dialog.close')} icon={CrossIcon} onClick={onLeave} />
      </div>
      <div className={styles.body} data-dialog-body>
        {children}
      </div>
    </dialog>
  );
}
