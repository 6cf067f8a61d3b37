import { useQuery } from '@tanstack/react-query';
import { loadGroups } from '../bridge/groups';

/** Names of groups by id, as far as the viewer may see them. */
export function useGroupNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...ids].sort();
  const { data } = useQuery({
    queryKey: ['groups', wanted],
    queryFn: () => loadGroups(wanted),
    enabled: wanted.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? new Map<string, string>();
}
