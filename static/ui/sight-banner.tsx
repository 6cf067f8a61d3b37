import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useSight } from '../bridge/sight';
import { wasReading } from './was-reading';

// Read by the few who see more or less than usual.
const SightLines = lazy(() => import('./sight-lines').then((module) => ({ default: module.SightLines })));
const SightEnded = lazy(() => import('./sight-lines').then((module) => ({ default: module.SightEnded })));

/** Says on every page that the reader sees more or less than usual, and ends it in one click. */
export function SightBanner() {
  const sight = useSight();
  const isBroken = sight.glassUntil !== undefined;
  const queries = useQueryClient();
  const wasBroken = useRef(false);
  useEffect(() => {
    // What was read with more sight than there is now does not stay on the screen.
    if (wasBroken.current && !isBroken) void queries.resetQueries();
    wasBroken.current = isBroken;
  }, [isBroken, queries]);
  const isOther = isBroken || sight.viewingAs !== undefined;
  // Loading the page again ends reading as somebody else, and that is said too.
  const [wasOther, setWasOther] = useState(isOther || wasReading());
  if (isOther && !wasOther) setWasOther(true);
  if (!isOther && !wasOther && sight.isJiraBusy !== true) return null;
  return (
    <Suspense fallback={null}>
      {isOther || sight.isJiraBusy === true ? (
        <SightLines {...sight} />
      ) : (
        <SightEnded onLeave={() => setWasOther(false)} />
      )}
    </Suspense>
  );
}
