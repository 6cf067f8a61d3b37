import { z } from 'zod';
import { parseDay, parseInstant } from '../../domain/day';
import { parseAccountId, parseCycleKey, parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import { LINK_WEIGHTS } from '../../domain/link-role';
import { MAX_MAGNITUDE } from '../../domain/magnitude';
import { isSeen } from '../../domain/plain-text';
import { MAX_WEIGHT } from '../../domain/weight';
import { ownText } from '../plain-text';

/** The kinds of value in a strategy file. Messages continue the property's name: "start must be …". */

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Any text, also none, as it is kept. Half characters are refused: storage cannot keep them, so a file with one would never
 * settle.
 */
export const text = (longest: number) =>
  ownText(longest).refine((value) => !LONE_SURROGATE.test(value), 'holds half a character (a lone surrogate)');

/** Text that shows as something. */
export const title = (longest: number) => text(longest).refine(isSeen, 'is empty');

/** JSON can say minus nought, storage cannot keep it. */
const numberWithin = (least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .transform((value) => (value === 0 ? 0 : value));

export const number = numberWithin(-MAX_MAGNITUDE, MAX_MAGNITUDE);
/** What adds up. */
export const total = numberWithin(0, MAX_MAGNITUDE);
const WEIGHT_RULE = 'must be a number from 0 to 1,000,000';
/** The share of something among its siblings. */
export const weight = z
  .number()
  .min(0, WEIGHT_RULE)
  .max(MAX_WEIGHT, WEIGHT_RULE)
  .transform((value) => (value === 0 ? 0 : value));
export const share = numberWithin(0, 1);
/** What a link counts each piece of its work as. */
export const contribution = numberWithin(LINK_WEIGHTS.least, LINK_WEIGHTS.most);

/** Text that a parser of the domain takes. */
const parsed = <T>(parse: (value: string) => T | undefined, message: string) =>
  z.string().transform((value, ctx) => {
    const result = parse(value);
    if (result !== undefined) return result;
    ctx.issues.push({ code: 'custom', input: value, message });
    return z.NEVER;
  });

const KEY_RULE = 'must be 1 to 60 letters, digits, dots, dashes or underscores and start with a letter or digit';
export const cycleKey = parsed(parseCycleKey, KEY_RULE);
export const objectiveKey = parsed(parseObjectiveKey, KEY_RULE);
export const targetKey = parsed(parseTargetKey, KEY_RULE);

export const day = parsed(parseDay, 'must be a real day written YYYY-MM-DD');
export const instant = parsed(parseInstant, 'must be an instant written YYYY-MM-DDThh:mm:ss.sssZ');
export const accountId = parsed(parseAccountId, 'must be an Atlassian account id');

const ISSUE_KEY = /^[A-Z][A-Z0-9_]{0,99}-[1-9][0-9]{0,18}$/;
/** Jira finds keys in any case and shows them in upper case. */
export function parseIssueKey(value: string): string | undefined {
  const key = value.toUpperCase();
  return ISSUE_KEY.test(key) ? key : undefined;
}
export const issueKey = parsed(parseIssueKey, 'must be an issue key such as PLAT-12');

/** A list of limited length. Its entries are looked at only when there are not too many, so that junk stays cheap. */
export const list = <T extends z.ZodType>(entry: T, most: number) =>
  z.array(z.unknown()).max(most).pipe(z.array(entry));
