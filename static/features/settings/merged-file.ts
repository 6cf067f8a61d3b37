const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Puts the pages of an export together: lists are joined, everything else is the same on each page. */
export function mergedFile(pages: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const page of pages) {
    for (const [name, value] of Object.entries(page)) {
      const before = whole[name];
      whole[name] = isList(before) && isList(value) ? [...before, ...value] : value;
    }
  }
  return whole;
}
