import { createHash } from 'node:crypto';
import { refusal } from './answers';

/** Jira's search tokens expire after a week. */
const LIFETIME_MS = 7 * 24 * 3_600_000;

/** Where a page ended: what was asked, the last thing shown, how many were shown before the next page. */
interface Mark {
  readonly asked: string;
  readonly last: string;
  readonly shown: number;
  readonly at: number;
}

const fingerprint = (asked: string): string => createHash('sha256').update(asked).digest('base64url').slice(0, 16);

/** An opaque token for the page after `last`. */
export const pageToken = (asked: string, last: string, shown: number, nowMs: number): string =>
  Buffer.from(JSON.stringify([fingerprint(asked), last, shown, nowMs])).toString('base64url');

/** Index of the first item of the page a token asks for. A list that changed meanwhile goes on after the last item shown. */
export function startOfPage(
  token: string | null | undefined,
  asked: string,
  items: ReadonlyArray<{ readonly id: string }>,
  nowMs: number,
): number {
  if (token === null || token === undefined || token === '') return 0;
  const mark = readToken(token);
  if (mark === undefined || mark.asked !== fingerprint(asked) || nowMs - mark.at > LIFETIME_MS) {
    throw refusal(400, 'The provided next page token is invalid or expired.');
  }
  if (items[mark.shown - 1]?.id === mark.last) return mark.shown;
  const at = items.findIndex(({ id }) => id === mark.last);
  return at < 0 ? Math.min(mark.shown, items.length) : at + 1;
}

function readToken(token: string): Mark | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const parts: readonly unknown[] = Array.isArray(value) ? value : [];
    const [asked, last, shown, at] = parts;
    if (typeof asked !== 'string' || typeof last !== 'string' || typeof shown !== 'number' || typeof at !== 'number')
      return undefined;
    return { asked, last, shown, at };
  } catch {
    // Not a token of ours: the caller answers 400.
    return undefined;
  }
}
