/** Longest run of digits that is exact as a number. */
const EXACT_DIGITS = 15;

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** Where the digits at the end begin. */
function endDigits(text: string): number {
  let from = text.length;
  while (from > 0 && isDigit(text, from - 1)) from -= 1;
  return from;
}

/**
 * The order of keys as people read them: OBJ-2 before OBJ-10. Keys that differ in their last number only, which is nearly
 * all of them, are compared by it; asking the rules of a language for each pair is most of the time of sorting thousands.
 */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  const head = endDigits(a);
  const [aDigits, bDigits] = [a.length - head, b.length - head];
  const isComparable = aDigits > 0 && bDigits > 0 && aDigits <= EXACT_DIGITS && bDigits <= EXACT_DIGITS;
  if (isComparable && endDigits(b) === head && a.slice(0, head) === b.slice(0, head)) {
    return Number(a.slice(head)) - Number(b.slice(head));
  }
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Things in the order of their keys. */
export const inKeyOrder = <T extends { readonly key: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => compareKeys(a.key, b.key));
