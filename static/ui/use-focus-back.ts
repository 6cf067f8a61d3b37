import { useLayoutEffect, type RefObject } from 'react';

/**
 * What opened a form often goes while the form is there, so that leaving it would leave the focus nowhere: it then goes to
 * what stands in the form's place, else to what is around it. Whoever knows a better place comes first.
 */
export function useFocusBack(place: RefObject<HTMLElement>): void {
  useLayoutEffect(
    () => () => {
      // More than the form itself may go with it.
      const places: { readonly around: HTMLElement; readonly at: number }[] = [];
      for (let inner = place.current; inner?.parentElement; inner = inner.parentElement) {
        places.push({ around: inner.parentElement, at: [...inner.parentElement.children].indexOf(inner) });
      }
      requestAnimationFrame(() => {
        const left = places.find(({ around }) => around.isConnected);
        if (document.activeElement !== document.body || left === undefined || left.around === document.body) return;
        const { around, at } = left;
        const next = around.children[at];
        const opener = next instanceof HTMLButtonElement ? next : next?.querySelector('button');
        if (!(opener instanceof HTMLElement)) around.tabIndex = -1;
        (opener ?? around).focus({ preventScroll: true });
      });
    },
    [place],
  );
}
