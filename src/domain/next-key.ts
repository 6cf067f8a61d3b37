const NUMBERED = /^(.*?)(\d+)$/;

/** The next free key of a row such as `OBJ-1`, `OBJ-2`: one more than the highest, however many digits are in use. */
export function nextKey(prefix: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((key) => {
    const parts = NUMBERED.exec(key);
    return parts?.[1] === prefix ? [Number(parts[2])] : [];
  });
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
