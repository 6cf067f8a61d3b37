/**
 * Long lists of like objects travel column by column: a property that is the same everywhere is said once, one with few
 * values is a short list of them and numbers into it. Which property it is does not matter, so a new one needs no code.
 * Made for the Strategy page, whose thousands of rows would otherwise repeat every name and default.
 */
export type Packed =
  /** The same value in every place. */
  | { readonly c: unknown }
  /** A value for each place. */
  | { readonly v: readonly unknown[] }
  /** Different values, and which of them is in each place. */
  | { readonly d: readonly unknown[]; readonly i: readonly number[] }
  /** Objects with the same properties. */
  | { readonly o: ReadonlyArray<readonly [string, Packed]> }
  /** Places that hold null, and what is in the others. */
  | { readonly n: readonly number[]; readonly p: Packed }
  /** Lists: how long each is, and what they hold one after the other. */
  | { readonly a: Packed; readonly p: Packed };

/** A list on its way: how many there are, and their columns. */
export interface PackedList {
  readonly count: number;
  readonly packed: Packed;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A dictionary pays when a value stands in at least this many places on average. */
const REPEATS = 2;
/** What is at most this long in JSON is as short as the number of its place. */
const SHORT = 4;

/** Whether every value is so short that its place is no shorter; texts have their quotes to save. */
const areShort = (values: readonly unknown[]): boolean =>
  values.every((value) =>
    typeof value === 'number' || typeof value === 'boolean'
      ? String(value).length <= SHORT
      : typeof value !== 'string' && JSON.stringify(value).length <= SHORT,
  );

function packValues(values: readonly unknown[]): Packed {
  const [first] = values;
  // Most columns of a long list are the same all the way; nothing else has to be looked at then.
  if (values.length > 0 && typeof first !== 'object' && values.every((value) => value === first)) return { c: first };
  // Equal objects have equal texts; everything else is equal to itself.
  const places = new Map<unknown, number>();
  const placesOfTexts = new Map<string, number>();
  const different: unknown[] = [];
  const placeIn = <K>(known: Map<K, number>, key: K, value: unknown): number => {
    const place = known.get(key);
    if (place !== undefined) return place;
    known.set(key, different.length);
    return different.push(value) - 1;
  };
  const at = values.map((value) =>
    typeof value === 'object' && value !== null
      ? placeIn(placesOfTexts, JSON.stringify(value), value)
      : placeIn(places, value, value),
  );
  if (different.length === 1) return { c: different[0] };
  if (different.length * REPEATS > values.length || areShort(values)) return { v: values };
  return { d: different, i: at };
}

function haveNames(value: Plain, names: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === names.length && own.every((name, index) => name === names[index]);
}

/** The objects of a list column by column; undefined when they do not have the same properties. */
function packObjects(values: readonly Plain[]): Packed | undefined {
  const names = Object.keys(values[0] ?? {});
  if (names.length === 0 || !values.every((value) => haveNames(value, names))) return undefined;
  return { o: names.map((name) => [name, pack(values.map((value) => value[name]))] as const) };
}

/** Packs a list of JSON values. */
export function pack(values: readonly unknown[]): Packed {
  let [nulls, lists, objects] = [0, 0, 0];
  for (const value of values) {
    if (value === null) nulls += 1;
    else if (Array.isArray(value)) lists += 1;
    else if (typeof value === 'object') objects += 1;
  }
  if (values.length === 0 || (lists === 0 && objects === 0)) return packValues(values);
  if (nulls > 0 && nulls + lists + objects === values.length) {
    const gaps = values.flatMap((value, index) => (value === null ? [index] : []));
    return { n: gaps, p: pack(values.filter((value) => value !== null)) };
  }
  if (lists === values.length) {
    const all = values.filter((value) => Array.isArray(value));
    if (all.some((list) => list.length > 0)) {
      return { a: packValues(all.map((list) => list.length)), p: pack(all.flat()) };
    }
  }
  const packed = objects === values.length ? packObjects(values.filter(isPlain)) : undefined;
  return packed ?? packValues(values);
}

/** The values again, `count` of them. */
export function unpack(packed: Packed, count: number): readonly unknown[] {
  if ('c' in packed) return Array.from({ length: count }, () => packed.c);
  if ('v' in packed) return packed.v;
  if ('d' in packed) return packed.i.map((place) => packed.d[place]);
  if ('o' in packed) {
    const columns = packed.o.map(([name, column]) => [name, unpack(column, count)] as const);
    return Array.from({ length: count }, (_, index) => {
      const row: Record<string, unknown> = {};
      for (const [name, values] of columns) row[name] = values[index];
      return row;
    });
  }
  if ('n' in packed) {
    const nulls = new Set(packed.n);
    const rest = unpack(packed.p, count - nulls.size);
    let next = 0;
    return Array.from({ length: count }, (_, index) => (nulls.has(index) ? null : rest[next++]));
  }
  const lengths = unpack(packed.a, count).map(Number);
  const items = unpack(
    packed.p,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let from = 0;
  return lengths.map((length) => items.slice(from, (from += length)));
}

const isPackedList = (value: unknown): value is PackedList =>
  isPlain(value) && typeof value['count'] === 'number' && isPlain(value['packed']);

/** What a call answers, with the named lists packed. */
export const packLists = (answer: Plain, names: readonly string[]): Plain =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      if (!names.includes(name) || !Array.isArray(value)) return [name, value];
      return [name, { count: value.length, packed: pack(value) } satisfies PackedList];
    }),
  );

/** An answer as its call describes it, whichever of its lists travelled packed. */
export function unpackAnswer(answer: unknown): unknown {
  if (!isPlain(answer) || !isPlain(answer['data'])) return answer;
  const data = Object.entries(answer['data']).map(([name, value]) => [
    name,
    isPackedList(value) ? unpack(value.packed, value.count) : value,
  ]);
  return { ...answer, data: Object.fromEntries(data) as unknown };
}
