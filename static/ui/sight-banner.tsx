import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { useSight } from '../bridge/sight';

// Read by the few who see more or less than usual.
const SightLines = lazy(() => import('./sight-lines').then((module) => ({ default: module.SightLines })));

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
  if (!isBroken && sight.viewingAs === undefined) return null;
  return (
    <Suspense fallback={null}>
      <SightLines {...sight} />
    </Suspense>
  );
}
