import type { TestSite } from './site';

/** The keys of copies by the keys of what they were copied from, told apart by their names. */
export async function copiesIn(site: TestSite, to: string, from = 'FY21'): Promise<(of: string) => string> {
  const [models, copies] = [
    await site.data('strategy', 'getStrategy', { cycle: from }),
    await site.data('strategy', 'getStrategy', { cycle: to }),
  ];
  const named = new Map([...copies.objectives, ...copies.targets].map(({ key, name }) => [name, key]));
  const keys = new Map([...models.objectives, ...models.targets].map(({ key, name }) => [key, named.get(name) ?? '']));
  return (of) => keys.get(of) ?? '';
}
