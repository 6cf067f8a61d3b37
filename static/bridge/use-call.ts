import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls';
import { call } from './call';
import type { CallFailed } from './call-failed';

type Leaves = CallOutput<'listLeaves'>;

/** What a call answers, kept under its name and input until something invalidates it. */
export function useCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean; readonly isForgotten?: boolean } = {},
): UseQueryResult<CallOutput<N>, CallFailed> {
  return useQuery<CallOutput<N>, CallFailed>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    // What somebody decides by is read anew each time it is opened.
    ...(options.isForgotten === true ? { gcTime: 0, staleTime: 0 } : {}),
  });
}

/** The work behind a target's number, one page after the other when asked for more. */
export function useLeaves(target: string) {
  return useInfiniteQuery<Leaves, CallFailed, InfiniteData<Leaves>, readonly string[], string | null>({
    queryKey: ['listLeaves', target],
    queryFn: ({ pageParam }) => call('listLeaves', pageParam === null ? { target } : { target, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
  });
}

type Versions = CallOutput<'listCheckInHistory'>;

/** What was done to a target's check-ins, one page after the other when asked for more. */
export function useCheckInHistory(target: string) {
  return useInfiniteQuery<Versions, CallFailed, InfiniteData<Versions>, readonly string[], string | null>({
    queryKey: ['listCheckInHistory', target],
    queryFn: ({ pageParam }) =>
      call('listCheckInHistory', pageParam === null ? { target } : { target, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
  });
}

/** A call that changes something; `mutate` makes it. */
export function useAction<N extends CallName>(name: N): UseMutationResult<CallOutput<N>, CallFailed, CallInput<N>> {
  return useMutation<CallOutput<N>, CallFailed, CallInput<N>>({ mutationFn: (input) => call(name, input) });
}

/** Makes what the named calls answered be read again where it is shown. */
export function useReload(): (...names: readonly CallName[]) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (...names) => {
      await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
    [client],
  );
}

/** The strategies of several cycles, side by side; those that cannot be read are left out. */
export function useStrategies(cycles: readonly string[]): {
  readonly answers: readonly CallOutput<'getStrategy'>[];
  readonly isPending: boolean;
} {
  const queries = useQueries({
    queries: cycles.map((cycle) => ({
      queryKey: ['getStrategy', { cycle }],
      queryFn: () => call('getStrategy', { cycle }),
    })),
  });
  return {
    answers: queries.map(({ data }) => data).filter((data) => data !== undefined),
    isPending: queries.some(({ isPending }) => isPending),
  };
}
