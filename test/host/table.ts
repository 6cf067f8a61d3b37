/** Code points in the order of their UTF-8 bytes: surrogates sort after everything else in the basic plane. */
function weightOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Orders keys as their UTF-8 bytes would; plain `<` compares UTF-16 units, which differs above U+D7FF. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return weightOf(left) - weightOf(right);
  }
  return a.length - b.length;
}

/** An in-memory map whose keys can be walked in byte order; sorting is put off until somebody walks. */
export class OrderedTable {
  readonly #values = new Map<string, unknown>();
  #sorted: string[] = [];
  #added: string[] = [];
  #removed = 0;

  get size(): number {
    return this.#values.size;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  set(key: string, value: unknown): void {
    if (!this.#values.has(key)) this.#added.push(key);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#removed++;
  }

  /** Every entry whose key begins with the prefix, in byte order. */
  *walk(prefix = ''): Generator<[string, unknown]> {
    this.#settle();
    const keys = this.#sorted;
    for (let at = prefix === '' ? 0 : firstAtOrAfter(keys, prefix); at < keys.length; at++) {
      const key = keys[at];
      if (key === undefined || !key.startsWith(prefix)) return;
      yield [key, this.#values.get(key)];
    }
  }

  /** Every key in byte order. */
  *keys(): Generator<string> {
    this.#settle();
    yield* this.#sorted;
  }

  #settle(): void {
    if (this.#added.length === 0 && this.#removed === 0) return;
    // A key that was removed and set again stands in both lists; a key added and removed again stands in one and is gone.
    const added = [...new Set(this.#added)].filter((key) => this.#values.has(key));
    if (this.#removed > 0) {
      const anew = new Set(added);
      this.#sorted = this.#sorted.filter((key) => this.#values.has(key) && !anew.has(key));
    }
    if (added.length <= 8) for (const key of added) this.#sorted.splice(firstAtOrAfter(this.#sorted, key), 0, key);
    else this.#sorted = [...this.#sorted, ...added].sort(compareKeys);
    this.#added = [];
    this.#removed = 0;
  }
}

function firstAtOrAfter(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keys[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
