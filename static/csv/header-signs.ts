const SEPARATORS = [',', ';', '\t'] as const;
/** Excel writes the separator of its table on a line of its own before the header, and asks for it there. */
const SAID = /^"?sep=([,;\t])"?(\r\n|\n|\r)/i;

/** The table without that line, and what it says. */
export function withoutSeparatorLine(text: string): { readonly table: string; readonly said: string | undefined } {
  const found = SAID.exec(text);
  return { table: found === null ? text : text.slice(found[0].length), said: found?.[1] };
}

const LINE_ENDS = ['\r\n', '\n', '\r'] as const;

/** What separates the cells of a table, and its rows. */
export interface HeaderSigns {
  readonly separator: (typeof SEPARATORS)[number];
  readonly lineEnd: (typeof LINE_ENDS)[number];
}

/**
 * Read off the header alone: the names of columns hold neither separators nor line breaks, while what people write in the
 * rows may hold more tabs or semicolons than there are commas between them.
 */
export function headerSigns(text: string, said?: string): HeaderSigns {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const header = first.replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return {
    separator: SEPARATORS.find((separator) => separator === said) ?? most.separator,
    lineEnd: LINE_ENDS.find((end) => text.startsWith(end, first.length)) ?? '\n',
  };
}
