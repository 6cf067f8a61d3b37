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

/** Tells equal values by equal texts; a text and a number never have the same. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? `"${value}` : typeof value === 'number' ? String(value) : JSON.stringify(value);

/** A dictionary pays when a value stands in at least this many places on average. */
const REPEATS = 2;

function packValues(values: readonly unknown[]): Packed {
  const numbers = new Map<string, number>();
  const different: unknown[] = [];
  const places = values.map((value) => {
    const text = textOf(value);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, different.length);
    different.push(value);
    return different.length - 1;
  });
  if (different.length === 1) return { c: different[0] };
  // Numbers are as short as the numbers of their places.
  const isShort = values.every((value) => typeof value !== 'string' && JSON.stringify(value).length <= 4);
  if (isShort || different.length * REPEATS > values.length) return { v: values };
  return { d: different, i: places };
}

const namesOf = (value: Plain): string => Object.keys(value).join('\n');

/** Packs a list of JSON values. */
export function pack(values: readonly unknown[]): Packed {
  const nulls = values.flatMap((value, index) => (value === null ? [index] : []));
  if (nulls.length > 0 && nulls.length < values.length) {
    const rest = values.filter((value) => value !== null);
    if (rest.every((value) => typeof value === 'object')) return { n: nulls, p: pack(rest) };
  }
  const lists = values.filter((value) => Array.isArray(value));
  if (lists.length === values.length && lists.length > 0 && lists.some((list) => list.length > 0)) {
    return { a: packValues(lists.map((list) => list.length)), p: pack(lists.flat()) };
  }
  const objects = values.filter(isPlain);
  const [first] = objects;
  if (first !== undefined && objects.length === values.length && Object.keys(first).length > 0) {
    const names = namesOf(first);
    if (objects.every((value) => namesOf(value) === names)) {
      return { o: Object.keys(first).map((name) => [name, pack(objects.map((value) => value[name]))] as const) };
    }
  }
  return packValues(values);
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
