import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CallOutput } from '../../src/contract/calls';
import { call } from './call';
import type { CallFailed } from './call-failed';

type Strategy = CallOutput<'getStrategy'>;
type Opened = CallOutput<'openStrategy'>;

/** In a tab nobody looks at nothing is drawn; then it goes on after this long. */
const LONGEST_WAIT_MS = 100;

/** When what was rendered last has been drawn: until then nothing else is to take the time of the machine. */
const drawn = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, LONGEST_WAIT_MS);
    requestAnimationFrame(() => setTimeout(done));
  });

/** The strategy as far as it has come. */
export interface OpenedStrategy {
  readonly query: UseQueryResult<Strategy, CallFailed>;
  readonly data: Strategy | undefined;
  /** What is known of the rest, while only the first screenful has come. */
  readonly part: Opened['part'];
}

/**
 * The strategy of a cycle; without one, of the cycle people work in. A page opens with one call that answers everything, or
 * of a large strategy the first screenful, which is then shown while the rest is read.
 */
export function useOpenedStrategy(cycle: string | undefined, isWanted: boolean): OpenedStrategy {
  const [front, setFront] = useState<Opened | null>(null);
  const isOpened = useRef(false);
  const input = cycle === undefined ? {} : { cycle };
  const query = useQuery<Strategy, CallFailed>({
    queryKey: ['getStrategy', input],
    queryFn: async () => {
      if (isOpened.current) return call('getStrategy', input);
      isOpened.current = true;
      const opened = await call('openStrategy', input);
      if (opened.part === null) return opened;
      setFront(opened);
      await drawn();
      return call('getStrategy', input);
    },
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const shown = query.data === undefined ? front : null;
  return { query, data: query.data ?? shown ?? undefined, part: shown?.part ?? null };
}
