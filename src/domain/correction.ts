/** Shorter words are told apart by a single letter too often: `now` and `not`, `EU` and `US`. */
const LEAST_LETTERS = 5;

const wordsOf = (text: string): readonly string[] => text.toLocaleLowerCase('en').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** One letter more, less or another, or two that changed places: what a slip of the finger does to a word. */
function isSlip(before: string, after: string): boolean {
  const [a, b] = [[...before], [...after]];
  if (/\p{N}/u.test(before + after) || Math.min(a.length, b.length) < LEAST_LETTERS) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [was, is] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (was.length <= 1 && is.length <= 1) return true;
  return was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0];
}

/**
 * Whether a text only says better what it said: other case, spacing or punctuation, or a slip in one of its longer words.
 * What would make another number or another word of it is none.
 */
export function isCorrection(before: string, after: string): boolean {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  if (was.length !== is.length) return false;
  const others = was.flatMap((word, at) => (word === is[at] ? [] : [[word, is[at] ?? ''] as const]));
  return others.length === 0 || (others.length === 1 && others.every(([word, other]) => isSlip(word, other)));
}
