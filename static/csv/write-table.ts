import Papa from 'papaparse';
import { textCell } from './cells';
import { valueAt, type Entry } from './columns';
import { tableOf, type TableKind } from './tables';

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);

/** Marks the text as UTF-8, which spreadsheets otherwise take for their own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

const shownCell = (entry: Entry, name: string): string => {
  const value = valueAt(entry, name === 'standing' ? 'result.status' : `result.${name}`);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? textCell(value) : '';
};

/** Lines as spreadsheets write them. https://www.rfc-editor.org/rfc/rfc4180 */
const unparsed = (rows: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;

/** One section of a strategy file as a table. */
export function writeTable(kind: TableKind, file: Readonly<Record<string, unknown>>): string {
  const table = tableOf(kind);
  const linksOf = new Map<unknown, Entry[]>();
  for (const { target, ...link } of entriesOf(file['links'])) {
    const links = linksOf.get(target);
    if (links === undefined) linksOf.set(target, [link]);
    else links.push(link);
  }
  const rows = entriesOf(file[kind]).map((entry) => {
    const whole = kind === 'targets' ? { ...entry, links: linksOf.get(entry['key']) ?? [] } : entry;
    return [
      ...table.columns.map((column) => column.write(whole)),
      ...table.shown.map((name) => shownCell(whole, name)),
    ];
  });
  return unparsed([[...table.columns.map(({ name }) => name), ...table.shown], ...rows]);
}

const EXAMPLES: Readonly<Record<TableKind, Readonly<Record<string, unknown>>>> = {
  objectives: {
    objectives: [
      {
        key: 'OBJ-1',
        name: 'Win the enterprise segment',
        description: 'Why it matters, in a sentence or two.',
        cycle: 'FY27',
        level: 'organization',
        status: 'active',
        weight: 1,
      },
    ],
  },
  targets: {
    targets: [
      {
        key: 'TGT-1',
        objective: 'OBJ-1',
        name: 'Ship single sign-on on all plans',
        horizon: 'strategic',
        measure: { type: 'completion', weighBy: 'count' },
        baseline: 0,
        goal: 100,
        unit: '%',
        start: '2027-01-01',
        due: '2027-12-31',
        weight: 1,
      },
    ],
    links: [
      { target: 'TGT-1', issue: 'PLAT-12', below: true },
      { target: 'TGT-1', jql: 'project = PLAT AND fixVersion = "2.0"', below: false },
    ],
  },
  checkIns: {
    checkIns: [
      { target: 'TGT-2', at: '2027-03-31', value: 41, confidence: 'medium', note: 'What stands behind the number.' },
    ],
  },
};

/** A table to fill in: every column, and one row that shows what goes where. */
export const templateOf = (kind: TableKind): string => writeTable(kind, EXAMPLES[kind]);
