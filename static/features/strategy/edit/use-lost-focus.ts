import { useEffect, useRef, type RefObject } from 'react';

/**
 * What was done may take away what was pressed, at once or when the page has read itself again: the browser then leaves the
 * focus nowhere. While something is said, the place where it is said takes the focus that was lost so.
 */
export function useLostFocus(place: RefObject<HTMLElement>, isSaid: boolean): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof Element) last.current = target;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    if (!isSaid) return undefined;
    let frame: number | undefined;
    const look = (): void => {
      frame = undefined;
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (!isNowhere || last.current === null || last.current.isConnected) return;
      last.current = null;
      place.current?.focus({ preventScroll: true });
    };
    // A frame later, so that whoever knows a better place comes first.
    const lookSoon = (): void => {
      frame ??= requestAnimationFrame(look);
    };
    lookSoon();
    const watcher = new MutationObserver(lookSoon);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [place, isSaid]);
}
