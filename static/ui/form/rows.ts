/** One row as typed: a text for each column. */
export type Row = Readonly<Record<string, string>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

/** A form holds texts; rows are kept as JSON. A text that is none holds no rows. */
export function rowsIn(text: string): readonly Row[] {
  if (text === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isRow) : [];
  } catch {
    // A draft from before the form had rows.
    return [];
  }
}

export const rowsText = (rows: readonly Row[]): string => (rows.length === 0 ? '' : JSON.stringify(rows));
