import { useQuery } from '@tanstack/react-query';
import { loadStatuses, type SiteStatus } from '../bridge/site-lists';

const nameIn = (statuses: readonly SiteStatus[]): ReadonlyMap<string, string> =>
  new Map(statuses.map(({ id, name }) => [id, name]));

const NONE: ReadonlyMap<string, string> = new Map();

/** Names of statuses by id, as far as the viewer may see them; asked for only where a status is spoken of. */
export function useStatusNames(isNeeded: boolean): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['statuses'],
    queryFn: loadStatuses,
    select: nameIn,
    enabled: isNeeded,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NONE;
}
