import { hashOf } from './text-hash';

/** None of them is taken for another one, and without vowels they make no words. */
const LETTERS = 'BCDFGHJKMNPQRSTVWXZ';
const SIGNS = `23456789${LETTERS}`;
const SIGNS_AFTER_FIRST = 4;

const PREFIXES = { objective: 'OBJ-', target: 'TGT-' } as const;
export type Keyed = keyof typeof PREFIXES;

function keyFrom(kind: Keyed, chance: number, signsAfterFirst: number): string {
  let left = chance;
  const take = (signs: string): string => {
    const sign = signs.charAt(left % signs.length);
    left = Math.floor(left / signs.length);
    return sign;
  };
  return `${PREFIXES[kind]}${take(LETTERS)}${Array.from({ length: signsAfterFirst }, () => take(SIGNS)).join('')}`;
}

/**
 * The key of something new, such as `OBJ-K7QM3`; the same seed always gives the same one. A number counted up would tell by its
 * gaps how much there is that a reader may not see, and one counted among what they see would meet it. This tells neither:
 * ten million keys of a kind have no order. It begins with a letter, so that it stands behind what is numbered.
 */
export const givenKey = (kind: Keyed, seed: string): string => keyFrom(kind, hashOf(seed), SIGNS_AFTER_FIRST);

/** Signs of a copy's key after its first letter: so many that a whole plan that is copied meets nothing by chance. */
const COPY_SIGNS = 7;
/** Hexadecimal digits that a number holds exactly. */
const DIGITS = 13;

/** The key of a copy, such as `OBJ-K7QM3X9P`, out of hexadecimal digits that were drawn for it. */
export const drawnKey = (kind: Keyed, digits: string): string =>
  keyFrom(kind, Number.parseInt(digits.slice(0, DIGITS), 16), COPY_SIGNS);
