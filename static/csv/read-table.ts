import Papa from 'papaparse';
import { cellText, showsComma, type Commas } from './cells';
import { isBad, type Column, type Entry } from './columns';
import { headerSigns, withoutSeparatorLine } from './header-signs';
import { withProfile } from './profile';
import { TABLES, type Table, type TableKind } from './tables';
import { OPEN_QUOTE, unreadRows } from './unread-rows';

/** A mistake where the reader of a table looks for it. Line 1 is the header; the column is null for a whole row. */
export interface TableMistake {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

/** A table as a strategy file, and where in the table each path of the file stands. */
export interface ReadTable {
  readonly kind: Table['kind'];
  readonly rows: number;
  /** Columns that say what was worked out, and so are not read. */
  readonly left: readonly string[];
  readonly file: Readonly<Record<string, unknown>>;
  placeOf(path: string): { readonly line: number; readonly column: string | null };
}

/** What of a table can be read, though some cells cannot. */
export interface RestOfTable extends ReadTable {
  /** Whether what stands at a path of the file lacks a cell, so that a mistake about it may be only that. */
  lacks(path: string): boolean;
}

export type TableResult =
  | { readonly ok: true; readonly table: ReadTable }
  | {
      readonly ok: false;
      readonly mistakes: readonly TableMistake[];
      /** The table without the cells that cannot be read, where nothing else is wrong: what is wrong besides can be asked. */
      readonly rest?: RestOfTable;
      /** The first keys of a table whose columns objectives and targets have alike: who knows them can say which it is. */
      readonly undecided?: readonly string[];
    };

const refused = (mistakes: readonly TableMistake[]) => ({ ok: false, mistakes }) as const;
const named = (names: readonly string[]): string => names.join(', ');

const lineBreaks = (cell: string): number => cell.split(/\r\n|\r|\n/).length - 1;

/** The line on which each row begins; a cell may hold several lines. */
function linesOf(rows: readonly (readonly string[])[], first: number): readonly number[] {
  let line = first;
  return rows.map((row) => {
    const begin = line;
    line += 1 + row.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    return begin;
  });
}

const namesOf = ({ columns, shown }: Table): ReadonlySet<string> =>
  new Set([...columns.map(({ name }) => name), ...shown]);

/** The tables that a header may be of: those with all of its columns, or, where a name is wrong, with most of them. */
function tablesFor(header: readonly string[]): readonly Table[] {
  const begun = TABLES.filter(({ columns }) => header.includes(columns[0]?.name ?? ''));
  const known = (table: Table): number => header.filter((name) => namesOf(table).has(name)).length;
  const most = Math.max(...begun.map(known));
  // Who has named nothing but keys has said nothing of them.
  return most < 2 ? [] : begun.filter((table) => known(table) === most);
}

type AtHeader = (column: string | null, message: string) => TableMistake;

function headerMistakes(header: readonly string[], table: Table, atHeader: AtHeader): readonly TableMistake[] {
  const known = namesOf(table);
  const unknown = header.filter((name) => !known.has(name));
  const twice = header.filter((name, index) => header.indexOf(name) !== index);
  const missing = table.columns.filter(({ name, required }) => required === true && !header.includes(name));
  const apart = table.columns.filter(
    ({ name, together }) => !header.includes(name) && together?.some((other) => header.includes(other)) === true,
  );
  return [
    ...unknown.map((name) =>
      atHeader(name, `This table has no column "${name}"; remove it or mend its name. Columns: ${named([...known])}.`),
    ),
    ...twice.map((name) => atHeader(name, `The column "${name}" is there twice.`)),
    ...missing.map(({ name }) => atHeader(name, `The column "${name}" is missing.`)),
    ...apart.map(({ name, together = [] }) =>
      atHeader(name, `The columns ${named(together)} say one thing together; "${name}" is missing.`),
    ),
  ];
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts what several columns say of one property together. */
function join(entry: Record<string, unknown>, part: Entry): void {
  for (const [name, value] of Object.entries(part)) {
    const before = entry[name];
    entry[name] = isEntry(before) && isEntry(value) ? { ...before, ...value } : value;
  }
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A property of several columns is there when its first one is: without a reason there is no closing. */
function settled(entry: Entry): Entry {
  const next: Record<string, unknown> = { ...entry };
  const { closing, cadence, restrictedTo } = entry;
  if (isEntry(closing) && isNothing(closing['reason'])) next['closing'] = null;
  if (isEntry(cadence)) next['cadence'] = isNothing(cadence['every']) ? null : { locked: false, ...cadence };
  if (isEntry(restrictedTo)) {
    const whole = { accounts: [], groups: [], ...restrictedTo };
    next['restrictedTo'] = isNothing(whole.accounts) && isNothing(whole.groups) ? null : whole;
  }
  return withProfile(next);
}

interface Row {
  readonly entry: Entry;
  readonly line: number;
  /** The columns whose cells could not be read. */
  readonly bad: readonly Column[];
}

function readRow(
  cells: readonly string[],
  line: number,
  columns: readonly (Column | undefined)[],
  commasAt: (index: number) => Commas,
  found: TableMistake[],
): Row {
  const entry: Record<string, unknown> = {};
  const bad: Column[] = [];
  columns.forEach((column, index) => {
    if (column === undefined) return;
    const part = column.read(cells[index] ?? '', commasAt(index));
    if (isBad(part)) {
      found.push({ line, column: column.name, message: `${column.name} ${part.problem}.` });
      bad.push(column);
    } else join(entry, part);
  });
  return { entry: settled(entry), line, bad };
}

const PATH = /^(objectives|targets|checkIns|links)\[(\d+)\]\.?(.*)$/;

function fileOf(
  table: Table,
  left: readonly string[],
  rows: readonly Row[],
  columns: readonly (Column | undefined)[],
  headerLine: number,
): ReadTable {
  const used = columns.filter((column) => column !== undefined);
  const hasLinks = used.some(({ name }) => name === 'links');
  const links: Entry[] = [];
  const linkLines: number[] = [];
  const entries = rows.map(({ entry, line }) => {
    const { links: own, ...rest } = entry;
    for (const link of Array.isArray(own) ? own : []) {
      links.push({ ...(isEntry(link) ? link : {}), target: rest['key'] });
      linkLines.push(line);
    }
    return rest;
  });
  return {
    kind: table.kind,
    rows: rows.length,
    left,
    file: {
      format: 'throughline.strategy',
      version: 1,
      ...(table.kind === 'targets' && !hasLinks ? { keepLinks: true } : {}),
      [table.kind]: entries,
      ...(links.length === 0 ? {} : { links }),
    },
    placeOf(path) {
      const parts = PATH.exec(path);
      if (parts === null) return { line: headerLine, column: null };
      const index = Number(parts[2]);
      if (parts[1] === 'links') return { line: linkLines[index] ?? headerLine, column: 'links' };
      const property = parts[3] ?? '';
      const column = used.find(({ fills }) =>
        fills.some((fill) => property === fill || property.startsWith(`${fill}.`) || property.startsWith(`${fill}[`)),
      );
      return { line: rows[index]?.line ?? headerLine, column: column?.name ?? null };
    },
  };
}

const topOf = (property: string): string => property.split(/[.[]/)[0] ?? property;

const restOf = (table: ReadTable, rows: readonly Row[]): RestOfTable => ({
  ...table,
  lacks(path) {
    const { line } = table.placeOf(path);
    const property = topOf(PATH.exec(path)?.[3] ?? '');
    const bad = rows.find((row) => row.line === line)?.bad ?? [];
    // Several columns say one thing together: without one of them nothing can be said of it.
    return bad.some(({ fills }) => property === '' || fills.some((fill) => topOf(fill) === property));
  },
});

/** Keys by which a table is known whose columns do not say what it is. */
const MAX_KEYS = 50;

const UNDECIDED =
  'Objectives and targets both have these columns, and the keys do not say which of them it is. Add a column that only one has, such as level for objectives or goal for targets; its cells may be empty.';

/** Rows read in one step. */
const STEP = 100;

/**
 * Reads comma, semicolon or tab separated text in steps, of which a page may let others go first. Every row that cannot be
 * read is listed with its line. Never throws.
 */
export function* tableSteps(text: string, kind?: TableKind): Generator<undefined, TableResult> {
  const { table: plain, said } = withoutSeparatorLine(text.replace(/^\uFEFF/, ''));
  const headerLine = said === undefined ? 1 : 2;
  const atHeader: AtHeader = (column, message) => ({ line: headerLine, column, message });
  const { separator, lineEnd } = headerSigns(plain, said);
  const parsed = Papa.parse<string[]>(plain, { delimiter: separator, newline: lineEnd, skipEmptyLines: false });
  const lines = linesOf(parsed.data, headerLine);
  const unread = unreadRows(parsed.errors);
  const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
  const [first] = parsed.data;
  if (first === undefined || isBlank(first)) return refused([atHeader(null, 'The table is empty: it has no header.')]);
  if (unread.get(0)?.isOpen === true) return refused([atHeader(null, OPEN_QUOTE)]);
  const header = first.map((name) => name.trim());
  const tables = tablesFor(header).filter((one) => kind === undefined || one.kind === kind);
  const [table, ...others] = tables;
  if (table === undefined) {
    return refused([
      atHeader(
        null,
        'The header says neither objectives (key, level, …), targets (key, goal, …) nor check-ins (target, value, …). Download a template to see how it begins.',
      ),
    ]);
  }
  if (others.length > 0) {
    const place = header.indexOf('key');
    const keys = parsed.data.slice(1, 1 + MAX_KEYS).map((cells) => cellText(cells[place] ?? '').trim());
    return { ...refused([atHeader(null, UNDECIDED)]), undecided: keys.filter((key) => key !== '') };
  }
  // Also with a header that is not right, whatever can be read is: who mends a table wants to hear of everything at once.
  const found: TableMistake[] = [...headerMistakes(header, table, atHeader)];
  const columns = header.map((name) => table.columns.find((column) => column.name === name));
  const rows: Row[] = [];
  const hasCommas = separator !== ',';
  const withComma = new Set<number>();
  for (const [index, cells] of parsed.data.entries()) {
    if (index % STEP === 0) yield;
    for (const [at, cell] of cells.entries()) if (showsComma(cell, hasCommas)) withComma.add(at);
  }
  const commasAt = (index: number): Commas => ({ hasCommas, isShown: withComma.has(index) });
  const isHeaderRight = found.length === 0;
  let left = 0;
  for (const [index, cells] of parsed.data.entries()) {
    if (index % STEP === 0) yield;
    if (index === 0 || isBlank(cells)) continue;
    const line = lines[index] ?? headerLine;
    const broken = unread.get(index);
    if (broken !== undefined) {
      found.push({ line, column: null, message: broken.message });
      left += 1;
      continue;
    }
    if (cells.length > header.length) {
      const message = `This row has ${cells.length} cells where the header has ${header.length}; a cell with a comma or a line break must stand in quotes.`;
      found.push({ line, column: null, message });
      left += 1;
      continue;
    }
    rows.push(readRow(cells, line, columns, commasAt, found));
  }
  const shown = header.filter((name) => table.shown.includes(name));
  if (found.length > 0) {
    // What a row left out, or without its key, is named by others.
    const isRest =
      isHeaderRight && left === 0 && rows.every(({ bad }) => !bad.some((column) => column === table.columns[0]));
    return isRest
      ? { ...refused(found), rest: restOf(fileOf(table, shown, rows, columns, headerLine), rows) }
      : refused(found);
  }
  if (rows.length === 0) return refused([atHeader(null, 'The table has a header and no rows.')]);
  return { ok: true, table: fileOf(table, shown, rows, columns, headerLine) };
}

/** The same at one go. */
export function readTable(text: string, kind?: TableKind): TableResult {
  const steps = tableSteps(text, kind);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
