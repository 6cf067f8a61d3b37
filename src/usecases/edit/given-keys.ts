import { givenKey, type Keyed } from '../../domain/given-key';
import { parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import type { StrategyStore } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** The names of what a store has under these keys. */
async function namesAt(
  store: StrategyStore,
  kind: Keyed,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found =
    kind === 'objective'
      ? [...(await store.objectives(texts.flatMap((text) => parseObjectiveKey(text) ?? []))).values()].map(
          ({ value }) => value,
        )
      : [...(await store.targets(texts.flatMap((text) => parseTargetKey(text) ?? []))).values()].map(
          ({ value }) => value.target,
        );
  return new Map(found.map(({ key, name }) => [key, name]));
}

/**
 * The keys of new things with these names, made under one name of the page's. A key that is in use is passed over without a
 * word, whoever may see what has it; unless that has the name of what is made, for then the same was sent before and its
 * answer was lost, and sending it again finds what was made.
 *
 * What remains: who knows a key that was given could make a `once` that leads to it, and learn from getting another that it is
 * in use; at the price of something new each time, and of nothing but that.
 */
export async function givenKeys(
  deps: Deps,
  kind: Keyed,
  names: readonly unknown[],
  once: string,
): Promise<readonly string[]> {
  const keys = new Map<number, string>();
  for (let attempt = 0; keys.size < names.length; attempt += 1) {
    const wanted = [...names.keys()]
      .filter((index) => !keys.has(index))
      .map((index) => ({ index, key: givenKey(kind, `${once}:${index}:${attempt}`) }));
    const candidates = wanted.map(({ key }) => key);
    // The whole is asked, so that nothing new meets what its maker may not see; what is found there is told to nobody.
    const inUse = await namesAt(deps.whole, kind, candidates);
    const shown = inUse.size === 0 ? inUse : await namesAt(deps.strategy, kind, candidates);
    const chosen = new Set(keys.values());
    for (const { index, key } of wanted) {
      if (chosen.has(key)) continue;
      if (inUse.has(key) && shown.get(key) !== names[index]) continue;
      chosen.add(key);
      keys.set(index, key);
    }
  }
  return [...names.keys()].map((index) => keys.get(index) ?? '');
}

/** A key that is in use is passed over; more often than this it is not, ten million keys being free. */
const MOST_ATTEMPTS = 5;

/** Whether this key was given under a name of the page's, among so many things made together. */
export const isGivenUnder = (kind: Keyed, key: string, once: string, count: number): boolean =>
  Array.from({ length: count * MOST_ATTEMPTS }, (_none, nth) =>
    givenKey(kind, `${once}:${Math.floor(nth / MOST_ATTEMPTS)}:${nth % MOST_ATTEMPTS}`),
  ).includes(key);

/** One creation by one person: two people who use the same name make two things. */
export const onceOf = (deps: Deps, accountId: string, once: string | undefined): string =>
  once === undefined ? deps.random.id() : `${accountId}:${once}`;
