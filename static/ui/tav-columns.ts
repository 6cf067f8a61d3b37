/** The columns a reader may choose; the name always stands first. */
export const COLUMNS = [
  'status',
  'target',
  'actual',
  'expected',
  'variance',
  'trend',
  'evidence',
  'owner',
  'due',
  'weight',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a table shows unless somebody chose. */
export const DEFAULT_COLUMNS: readonly Column[] = COLUMNS.slice(0, 8);

const NAME = { least: 220, share: '3fr' };
const WIDTHS: Readonly<Record<Column, { readonly least: number; readonly share?: string }>> = {
  status: { least: 104 },
  target: { least: 64, share: '0.8fr' },
  actual: { least: 64, share: '0.8fr' },
  expected: { least: 64, share: '0.8fr' },
  variance: { least: 76, share: '0.9fr' },
  trend: { least: 124 },
  evidence: { least: 124, share: '1.4fr' },
  owner: { least: 96, share: '1.1fr' },
  due: { least: 92 },
  weight: { least: 64 },
};
const GAP_PX = 12;

/** What a style sheet must know of chosen columns: their template, and the width below which they do not fit. */
export function columnLayout(columns: readonly Column[]): { readonly template: string; readonly leastPx: number } {
  const widths = [NAME, ...columns.map((column) => WIDTHS[column])];
  return {
    template: widths
      .map(({ least, share }) => (share === undefined ? `${least}px` : `minmax(${least}px, ${share})`))
      .join(' '),
    leastPx: widths.reduce((sum, { least }) => sum + least + GAP_PX, 0),
  };
}

/** Whether the columns are the usual ones. */
export const isDefaultColumns = (columns: readonly Column[]): boolean => columns.join() === DEFAULT_COLUMNS.join();
