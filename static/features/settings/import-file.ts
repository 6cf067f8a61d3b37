import type { CallInput } from '../../../src/contract/calls';
import { MAX_IMPORT_CALL_BYTES, MAX_IMPORT_PARTS } from '../../../src/contract/limits';

/** A strategy file as the reader gave it: fit to send whole, fit to send in parts, or refused before anything is sent. */
export type ImportFile =
  | { readonly kind: 'whole'; readonly file: CallInput<'importStrategy'>['file'] }
  | { readonly kind: 'parts'; readonly parts: readonly string[] }
  | { readonly kind: 'not-json'; readonly problem: string }
  | { readonly kind: 'not-object' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limitBytes: number };

/** Bytes of a text in UTF-8. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Cuts a text into parts that stay within `limitBytes` when sent. A part travels as a JSON string, in which a quote takes
 * two bytes, so the encoded size counts. A surrogate pair stays together.
 */
export function importParts(text: string, limitBytes: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    let size = Math.min(text.length - from, limitBytes);
    while (bytesOf(JSON.stringify(text.slice(from, from + size))) > limitBytes) size = Math.floor(size * 0.9);
    const last = text.charCodeAt(from + size - 1);
    if (size > 1 && from + size < text.length && last >= 0xd800 && last <= 0xdbff) size -= 1;
    parts.push(text.slice(from, from + size));
    from += size;
  }
  return parts;
}

/** Decides how a file can be sent. Its content is judged by the app, which knows the site. */
export function importFileOf(text: string): ImportFile {
  // No text above this can be cut into parts that fit, whatever it holds; parsing it would only freeze the page.
  const limitBytes = MAX_IMPORT_CALL_BYTES * MAX_IMPORT_PARTS;
  if (text.length > limitBytes) return { kind: 'too-large', bytes: text.length, limitBytes };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { kind: 'not-json', problem: error instanceof Error ? error.message : String(error) };
  }
  if (!isRecord(file)) return { kind: 'not-object' };
  // Sent as a value, a number that is too large would arrive as null; its text arrives as it is and is told of.
  if (MAY_BE_INFINITE.test(text)) return partsFile(text);
  return sizedFile(file, text, JSON.stringify(file));
}

/** Numbers with an exponent of three digits, or as many digits: only these can be infinite. */
const MAY_BE_INFINITE = /\d[eE]\+?0*[1-9]\d{2,}|\d{309,}/;

/** The same of a file that is there already, and its text. */
export const importFileFrom = (file: Readonly<Record<string, unknown>>, text: string): ImportFile =>
  sizedFile({ ...file }, text, text);

const sizedFile = (file: Record<string, unknown>, text: string, sent: string): ImportFile =>
  bytesOf(sent) <= MAX_IMPORT_CALL_BYTES ? { kind: 'whole', file } : partsFile(text);

function partsFile(text: string): ImportFile {
  const limitBytes = MAX_IMPORT_CALL_BYTES * MAX_IMPORT_PARTS;
  const parts = importParts(text, MAX_IMPORT_CALL_BYTES);
  return parts.length > MAX_IMPORT_PARTS
    ? { kind: 'too-large', bytes: bytesOf(text), limitBytes }
    : { kind: 'parts', parts };
}
