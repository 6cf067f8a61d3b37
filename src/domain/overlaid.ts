/** What the entry names, over what is on record or the defaults; what it leaves undefined stays. */
export function overlaid<T extends object>(base: T, entry: object): T {
  const named = Object.entries(entry).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(named) };
}
