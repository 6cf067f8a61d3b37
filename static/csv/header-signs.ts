const SEPARATORS = [',', ';', '\t'] as const;
const LINE_END = /\r\n|\r|\n/;

/** What separates the cells of a table, and its rows. */
export interface HeaderSigns {
  readonly separator: (typeof SEPARATORS)[number];
  readonly lineEnd: string;
}

/**
 * Read off the header alone: the names of columns hold neither separators nor line breaks, while what people write in the
 * rows may hold more tabs or semicolons than there are commas between them.
 */
export function headerSigns(text: string): HeaderSigns {
  const end = LINE_END.exec(text);
  const header = text.slice(0, end?.index).replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return { separator: most.separator, lineEnd: end?.[0] ?? '\n' };
}
