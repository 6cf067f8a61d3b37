import { hashOf } from './text-hash';

/** None of them is taken for another one, and without vowels they make no words. */
const LETTERS = 'BCDFGHJKMNPQRSTVWXZ';
const SIGNS = `23456789${LETTERS}`;
const SIGNS_AFTER_FIRST = 4;

const PREFIXES = { objective: 'OBJ-', target: 'TGT-' } as const;
export type Keyed = keyof typeof PREFIXES;

/**
 * The key of something new, such as `OBJ-K7QM3`; the same seed always gives the same one. A number counted up would tell by its
 * gaps how much there is that a reader may not see, and one counted among what they see would meet it. This tells neither:
 * ten million keys of a kind have no order. It begins with a letter, so that it stands behind what is numbered.
 */
export function givenKey(kind: Keyed, seed: string): string {
  let left = hashOf(seed);
  const take = (signs: string): string => {
    const sign = signs.charAt(left % signs.length);
    left = Math.floor(left / signs.length);
    return sign;
  };
  return `${PREFIXES[kind]}${take(LETTERS)}${Array.from({ length: SIGNS_AFTER_FIRST }, () => take(SIGNS)).join('')}`;
}
