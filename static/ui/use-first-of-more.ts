import { useEffect, useRef, type RefObject } from 'react';

/**
 * A button that brings the last of a list goes with it, and would leave the focus nowhere: the reader then goes on at the
 * first that it brought. A button that stays keeps the focus, so that it can be pressed again.
 */
export function useFirstOfMore<Lines extends HTMLElement>(
  hasMore: boolean,
): { readonly lines: RefObject<Lines>; readonly onMore: () => void } {
  const lines = useRef<Lines>(null);
  const from = useRef<number | null>(null);
  useEffect(() => {
    if (hasMore || from.current === null) return;
    const first = lines.current?.children[from.current];
    from.current = null;
    // Whoever went elsewhere while it was read stays there.
    if (!(first instanceof HTMLElement) || document.activeElement !== document.body) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }, [hasMore]);
  return {
    lines,
    onMore: () => {
      from.current = lines.current?.children.length ?? null;
    },
  };
}
