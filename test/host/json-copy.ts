/** A deep copy of a JSON value as a round trip through text would give it: undefined members and functions are left out. */
export function copyJson<T>(value: T): T;
export function copyJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copyMember(item));
  if (hasToJson(value)) return copyJson(value.toJSON());
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || typeof member === 'function') continue;
    // A plain assignment to this name would set the prototype instead of a member.
    if (key === '__proto__')
      Object.defineProperty(copy, key, {
        value: copyJson(member),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else copy[key] = copyJson(member);
  }
  return copy;
}

function copyMember(item: unknown): unknown {
  return item === undefined || typeof item === 'function' ? null : copyJson(item);
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
