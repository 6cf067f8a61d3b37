import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadNumberFields } from '../../../bridge/number-fields';
import { loadStatuses } from '../../../bridge/site-lists';
import type { CountingNames } from './counting-text';

const ONCE = { staleTime: Number.POSITIVE_INFINITY } as const;
const NONE: readonly { readonly id: string; readonly name: string }[] = [];

/** The statuses and number fields of the site, read once. */
export function useCountingChoices(isNeeded = true) {
  const statuses = useQuery({ queryKey: ['statuses'], queryFn: loadStatuses, enabled: isNeeded, ...ONCE });
  const fields = useQuery({ queryKey: ['number-fields'], queryFn: loadNumberFields, enabled: isNeeded, ...ONCE });
  return { statuses: statuses.data ?? NONE, fields: fields.data ?? NONE };
}

/** The names behind the ids that counting speaks of; asked for only where it speaks of any. */
export function useCountingNames(isNeeded: boolean): CountingNames {
  const { statuses, fields } = useCountingChoices(isNeeded);
  return useMemo(() => {
    const names = (list: typeof NONE) => new Map(list.map(({ id, name }) => [id, name]));
    return { statuses: names(statuses), fields: names(fields) };
  }, [statuses, fields]);
}
