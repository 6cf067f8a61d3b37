/** What a property was and became, one item for each thing that is told of it. */
export interface ChangeEnds {
  readonly from: readonly unknown[];
  readonly to: readonly unknown[];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const itemsOf = (value: unknown): readonly unknown[] =>
  isList(value) ? value : value === null || value === undefined || value === '' ? [] : [value];

/** Of two lists what went and what came, both whole where only the order changed; of anything else its two values. */
export function changeEnds(from: unknown, to: unknown): ChangeEnds {
  const whole = { from: itemsOf(from), to: itemsOf(to) };
  if (!isList(from) && !isList(to)) return whole;
  const keyed = (items: readonly unknown[]): ReadonlyMap<string, unknown> =>
    new Map(items.map((item) => [JSON.stringify(item), item]));
  const [before, after] = [keyed(whole.from), keyed(whole.to)];
  const without = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly unknown[] =>
    [...list].flatMap(([key, item]) => (other.has(key) ? [] : [item]));
  const ends = { from: without(before, after), to: without(after, before) };
  return ends.from.length + ends.to.length === 0 ? whole : ends;
}
