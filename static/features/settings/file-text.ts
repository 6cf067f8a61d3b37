/** Why the letters of a file that was read may not be what somebody wrote, with words that show it. */
export interface Doubt {
  /** It was taken for Windows-1252, or its letters were lost before it was chosen. */
  readonly kind: 'windows-1252' | 'lost';
  readonly samples: readonly string[];
}

/** What a chosen file says, or why nobody can tell. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly doubt: Doubt | null }
  | { readonly kind: 'unreadable'; readonly why: 'workbook' | 'binary' | 'letters'; readonly line: number };

const MAX_SAMPLES = 6;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    // A mark of the byte order says which encoding it is and is no part of the text.
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

const LOST = '\uFFFD';
const lineOf = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\r|\n/).length;
const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;
const unreadable = (why: 'workbook' | 'binary' | 'letters', line = 1): FileText => ({ kind: 'unreadable', why, line });

/** Words with letters beyond ASCII, or with lost ones: those that show whether a text was read right. */
const samplesIn = (text: string, isLost: boolean): readonly string[] => {
  const words = text.match(isLost ? /[\p{L}\uFFFD]*\uFFFD[\p{L}\uFFFD]*/gu : /\p{L}*[^\P{L}A-Za-z]\p{L}*/gu);
  return [...new Set(words ?? [])].slice(0, MAX_SAMPLES);
};

function plainText(text: string | undefined): FileText {
  if (text === undefined || text.includes('\u0000')) return unreadable('binary');
  const isLost = text.includes(LOST);
  return { kind: 'text', text, doubt: isLost ? { kind: 'lost', samples: samplesIn(text, true) } : null };
}

/** What windows-1252 leaves undefined: a text with one of these was written in something else. */
const UNDEFINED = /[\u0081\u008d\u008f\u0090\u009d]/;

function olderText(bytes: Uint8Array): FileText {
  const asUtf8 = decoded(bytes, 'utf-8', false) ?? '';
  if (asUtf8.includes('\u0000')) return unreadable('binary');
  const broken = asUtf8.indexOf(LOST);
  const [wrong, right] = [countOf(asUtf8, /\uFFFD/g), countOf(asUtf8, /[^\p{ASCII}\uFFFD]/gu)];
  if (right > wrong) return unreadable('letters', lineOf(asUtf8, broken));
  const text = decoded(bytes, 'windows-1252', true) ?? '';
  const strange = text.search(UNDEFINED);
  if (strange >= 0) return unreadable('letters', lineOf(text, strange));
  return { kind: 'text', text, doubt: { kind: 'windows-1252', samples: samplesIn(text, false) } };
}

/**
 * Reads the bytes of a chosen file. UTF-8 proves itself: other text is hardly ever valid in it. UTF-16 is what Excel calls
 * Unicode text, and says so in its first bytes. What is neither comes from a spreadsheet that saves in the code page of its
 * computer, in Western Europe and America Windows-1252; it is read as that, and the reader is shown words by which to see
 * whether it was, for no byte proves it. Refusing it would send most people who use Excel in Europe away over the one menu
 * entry they press; the price is that somebody who does not look imports what another code page became. A file that is
 * mostly right UTF-8 is a broken one and is refused with its line, for as Windows-1252 all its letters would be wrong.
 */
export function fileText(bytes: Uint8Array): FileText {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return unreadable('workbook');
  if (startsWith(bytes, 0xff, 0xfe)) return plainText(decoded(bytes, 'utf-16le', true));
  if (startsWith(bytes, 0xfe, 0xff)) return plainText(decoded(bytes, 'utf-16be', true));
  const text = decoded(bytes, 'utf-8', true);
  return text === undefined ? olderText(bytes) : plainText(text);
}
