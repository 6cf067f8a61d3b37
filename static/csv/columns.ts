import { isWithinMagnitude } from '../../src/domain/magnitude';
import { cellBoolean, cellNumber, cellText, notNumber, numberCell, textCell, TOO_LARGE, type Commas } from './cells';

/** An entry of a strategy file: what a row says. */
export type Entry = Readonly<Record<string, unknown>>;

/** A cell that cannot be read, in words that follow the column's name. */
export interface BadCell {
  readonly problem: string;
}
export const isBad = (value: unknown): value is BadCell =>
  typeof value === 'object' && value !== null && 'problem' in value;

/**
 * One column: how it is named in the header, what it writes of an entry, and what it reads into one. Reading gives the
 * properties that the cell sets; a column that the table does not have sets nothing, so the site keeps what it has.
 */
export interface Column {
  readonly name: string;
  /** In the path of a mistake, the properties that this column fills. */
  readonly fills: readonly string[];
  /** Whether no row means anything without it. What something new needs besides, the app says: it knows what is new. */
  readonly required?: boolean;
  /** Columns that say one thing together: some of them alone would take away what the others say. */
  readonly together?: readonly string[];
  write(entry: Entry): string;
  read(cell: string, commas?: Commas): Entry | BadCell;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path such as `cadence.every`; undefined when something on the way is null. */
export function valueAt(entry: Entry, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isEntry(value) ? value[name] : undefined), entry);
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Text that may be empty. */
export const textColumn = (name: string): Column => ({
  name,
  fills: [name],
  write: (entry) => textCell(asText(entry[name])),
  read: (cell) => ({ [name]: cellText(cell) }),
});

/** A key, a word of a fixed set or a day; surrounding spaces are no part of it, and an empty cell says nothing. */
export const wordColumn = (name: string, required = false): Column => ({
  name,
  fills: [name],
  required,
  write: (entry) => textCell(asText(entry[name])),
  read: (cell) => (cell.trim() === '' ? {} : { [name]: cellText(cell).trim() }),
});

/** A word or nothing at all: an empty cell takes it away. */
export const optionalColumn = (name: string): Column => ({
  name,
  fills: [name],
  write: (entry) => textCell(asText(entry[name])),
  read: (cell) => ({ [name]: cell.trim() === '' ? null : cellText(cell).trim() }),
});

export const numberColumn = (name: string): Column => ({
  name,
  fills: [name],
  write(entry) {
    const value = entry[name];
    return typeof value === 'number' ? numberCell(value) : '';
  },
  read(cell, commas) {
    if (cell.trim() === '') return {};
    const value = cellNumber(cell, commas);
    if (value === undefined) return { problem: notNumber(cell, commas) };
    return isWithinMagnitude(value) ? { [name]: value } : { problem: TOO_LARGE };
  },
});

/** A number that may be missing: the column has to be there, its cells may be empty. */
export const missableColumn = (name: string): Column => ({
  ...numberColumn(name),
  required: true,
  read: (cell, commas) => (cell.trim() === '' ? { [name]: null } : numberColumn(name).read(cell, commas)),
});

/** `yes` where it is true; an empty cell says nothing. */
export const flagColumn = (name: string): Column => ({
  name,
  fills: [name],
  write: (entry) => (entry[name] === true ? 'yes' : ''),
  read(cell) {
    if (cell.trim() === '') return {};
    const value = cellBoolean(cell);
    return value === undefined ? { problem: `must be yes or no, not "${cell.trim()}"` } : { [name]: value };
  },
});

/** Keys or account ids, separated by spaces, commas or semicolons. */
export const listColumn = (name: string): Column => ({
  name,
  fills: [name],
  write(entry) {
    const value = entry[name];
    return Array.isArray(value) ? textCell(value.map(asText).join(' ')) : '';
  },
  read: (cell) => ({
    [name]: cellText(cell)
      .split(/[\s,;]+/)
      .filter((part) => part !== ''),
  }),
});

/** Something with parts of its own, as JSON: exact, and seldom typed by hand. */
export const jsonColumn = (name: string, empty: unknown): Column => ({
  name,
  fills: [name],
  write(entry) {
    const value = entry[name];
    const isEmpty = value === undefined || JSON.stringify(value) === JSON.stringify(empty);
    return isEmpty ? '' : JSON.stringify(value);
  },
  read(cell) {
    if (cell.trim() === '') return { [name]: empty };
    try {
      const value: unknown = JSON.parse(cellText(cell));
      return { [name]: value };
    } catch {
      return { problem: 'must be JSON as an export writes it' };
    }
  },
});

/** Several columns that make one property, which is null when the first of them is empty. */
export function groupColumns(
  property: string,
  parts: readonly {
    readonly name: string;
    readonly part: string;
    readonly kind: 'word' | 'text' | 'boolean' | 'list';
  }[],
): readonly Column[] {
  const together = parts.map(({ name }) => name);
  return parts.map(({ name, part, kind }) => ({
    name,
    together,
    fills: [`${property}.${part}`],
    write(entry) {
      const value = valueAt(entry, `${property}.${part}`);
      if (value === undefined || value === null) return '';
      if (kind === 'boolean') return value === true ? 'yes' : 'no';
      return textCell(Array.isArray(value) ? value.map(asText).join(' ') : asText(value));
    },
    read(cell) {
      const whole = (value: unknown): Entry => ({ [property]: { [part]: value } });
      if (kind === 'boolean') {
        const value = cellBoolean(cell);
        return value === undefined ? { problem: `must be yes or no, not "${cell.trim()}"` } : whole(value);
      }
      const text = cellText(cell);
      if (kind === 'list') return whole(text.split(/[\s,;]+/).filter((one) => one !== ''));
      return kind === 'text' ? whole(text) : whole(text.trim() === '' ? null : text.trim());
    },
  }));
}
