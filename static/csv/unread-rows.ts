import type Papa from 'papaparse';

/** What is said of a quote that is never closed. */
export const OPEN_QUOTE =
  'A quote that opens here is never closed, so everything after it is one cell. Close it; a quote within a text is written twice.';

/** The rows whose quotes cannot be right, by their place, and why. */
export function unreadRows(
  errors: readonly Papa.ParseError[],
): ReadonlyMap<number, { readonly message: string; readonly isOpen: boolean }> {
  return new Map(
    errors.flatMap(({ row, code, message }) => {
      if (row === undefined) return [];
      const isOpen = code === 'MissingQuotes';
      return [[row, { message: isOpen ? OPEN_QUOTE : `This row cannot be read: ${message}.`, isOpen }]];
    }),
  );
}
