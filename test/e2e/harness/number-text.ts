/** The text of an element as a person reads it: no-break spaces and minus signs are like any other. */
export const readable = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
