import { useEffect, useRef } from 'react';
import { loadPageAddress, type PageAddress } from '../../bridge/page-address';
import { namedIn, pathOf, type Named } from './address';

/**
 * Keeps the address of the page and what it shows in step: a link opens what it names, and going back shows what was open
 * before. `isReady` is false until there is something to show; `onKnown` says that the address has been asked, whatever it named.
 */
export function useAddress(named: Named, isReady: boolean, onNamed: (named: Named) => void, onKnown: () => void): void {
  const address = useRef<PageAddress | null>(null);
  const shown = useRef<string | null>(null);
  const heard = useRef(onNamed);
  heard.current = onNamed;
  const known = useRef(onKnown);
  known.current = onKnown;
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void loadPageAddress().then((found) => {
      if (isGone) return;
      if (found === undefined) {
        known.current();
        return;
      }
      address.current = found;
      shown.current = found.path;
      stop = found.listen((path) => {
        if (path === shown.current) return;
        shown.current = path;
        heard.current(namedIn(path));
      });
      const first = namedIn(found.path);
      if (first.cycle !== null) heard.current(first);
      known.current();
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  const path = pathOf(named);
  useEffect(() => {
    if (!isReady || address.current === null || path === shown.current) return;
    shown.current = path;
    address.current.go(path);
  }, [path, isReady]);
}
