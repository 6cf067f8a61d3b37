import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '../../src/contract/calls';
import { call } from './call';
import type { CallFailed } from './call-failed';

type Asked = CallInput<'listAudit'>;
type Audit = CallOutput<'listAudit'>;

/** The audit log, newest first, one page after the other when asked for more; kept while another search is read. */
export function useAudit(asked: Asked) {
  return useInfiniteQuery<Audit, CallFailed, InfiniteData<Audit>, readonly [string, Asked], string | null>({
    queryKey: ['listAudit', asked],
    queryFn: ({ pageParam }) => call('listAudit', pageParam === null ? asked : { ...asked, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: (previous) => previous,
  });
}
