import type { Objective } from './objective';

const asSaid = (name: string): string => name.trim().toLowerCase();

/** The names in their order, each once, however it is written. */
export const distinctNames = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.findIndex((one) => asSaid(one) === asSaid(name)) === index);

export const repeatsName = (names: readonly string[]): boolean => distinctNames(names).length < names.length;

/** How many objectives that go on are sorted under each name. */
export function sortedUnder(objectives: readonly Pick<Objective, 'perspective' | 'status'>[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { perspective, status } of objectives)
    if (perspective !== null && status !== 'closed') counts.set(perspective, (counts.get(perspective) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
