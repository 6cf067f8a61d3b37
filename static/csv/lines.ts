/** Marks the text as UTF-8, which spreadsheets otherwise take for their own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** Rows of cells as spreadsheets read them. https://www.rfc-editor.org/rfc/rfc4180 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
