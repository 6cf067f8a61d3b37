import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { CallOutput } from '../../src/contract/calls';
import { call } from './call';
import type { CallFailed } from './call-failed';

type Audit = CallOutput<'listAudit'>;

/** The audit log, newest first, one page after the other when asked for more; kept while another search is read. */
export function useAudit(text: string) {
  return useInfiniteQuery<Audit, CallFailed, InfiniteData<Audit>, readonly string[], string | null>({
    queryKey: ['listAudit', text],
    queryFn: ({ pageParam }) => call('listAudit', pageParam === null ? { text } : { text, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: (previous) => previous,
  });
}
