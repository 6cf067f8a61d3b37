import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '../../src/contract/calls';
import { call } from './call';
import type { CallFailed } from './call-failed';

interface Asked {
  readonly kind: CallInput<'listVersions'>['kind'];
  readonly key: string;
  readonly field: string | null;
  readonly by: string | null;
  /** Empty for no day. */
  readonly on: string;
}

type Page = CallOutput<'listVersions'>;

/** The changes of one thing, one page after the other when asked for more. */
export function useVersions({ kind, key, field, by, on }: Asked) {
  return useInfiniteQuery<Page, CallFailed, InfiniteData<Page>, readonly unknown[], number | null>({
    queryKey: ['listVersions', kind, key, field, by, on],
    queryFn: ({ pageParam }) =>
      call('listVersions', {
        kind,
        key,
        ...(field === null ? {} : { field }),
        ...(by === null ? {} : { by }),
        ...(on === '' ? {} : { on }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
}
