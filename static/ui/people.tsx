import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { loadPeople, type Person } from '../bridge/people';

type Names = { readonly state: 'loading' | 'known'; readonly people: ReadonlyMap<string, Person> };

const NamesContext = createContext<Names>({ state: 'loading', people: new Map() });

/** Looks the given accounts up once, as the viewer, for every name shown inside. */
export function PeopleProvider({
  ids,
  children,
}: {
  readonly ids: readonly (string | null)[];
  readonly children: ReactNode;
}) {
  const wanted = useMemo(() => [...new Set(ids.filter((id) => id !== null))].sort(), [ids]);
  const { data, isPending } = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => loadPeople(wanted),
    enabled: wanted.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous) => previous,
  });
  const names = useMemo<Names>(
    () => ({ state: isPending && wanted.length > 0 ? 'loading' : 'known', people: data ?? new Map<string, Person>() }),
    [data, isPending, wanted.length],
  );
  return <NamesContext.Provider value={names}>{children}</NamesContext.Provider>;
}

/** What is known of one person; undefined while it is being read. */
export function usePerson(id: string | null): Person | 'none' | 'hidden' | undefined {
  const names = useContext(NamesContext);
  if (id === null) return 'none';
  const person = names.people.get(id);
  if (person !== undefined) return person;
  return names.state === 'loading' ? undefined : 'hidden';
}

/** Everybody known here, by account. */
export const usePeople = (): ReadonlyMap<string, Person> => useContext(NamesContext).people;
