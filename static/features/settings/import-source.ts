import type { Mistake } from '../../../src/contract/errors';
import { call } from '../../bridge/call';
import { CallFailed } from '../../bridge/call-failed';
import { breath, inBreaths } from '../../csv/in-breaths';
import { tableSteps, type ReadTable, type RestOfTable, type TableMistake } from '../../csv/read-table';
import { formatBytes } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { kindOf } from './kind-of-keys';
import { importFileFrom, importFileOf, type ImportFile } from './import-file';

export type SendableFile = Extract<ImportFile, { kind: 'whole' | 'parts' }>;

/** What the reader handed over: something that can be sent, or why not. `table` is there when it came as a table. */
export type ImportSource =
  | { readonly kind: 'file'; readonly file: SendableFile; readonly table: ReadTable | null }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'refused'; readonly reason: string };

const placeText = (line: number, column: string | null): string =>
  column === null ? t('table.line', { line: String(line) }) : t('table.cell', { line: String(line), column });

function refusalOf(file: Exclude<ImportFile, SendableFile>): string {
  switch (file.kind) {
    case 'not-json':
      return t('import.not-json', { problem: file.problem });
    case 'not-object':
      return t('import.not-object');
    case 'too-large':
      return t('import.too-large', { size: formatBytes(file.bytes), limit: formatBytes(file.limitBytes) });
  }
}

function sendable(file: ImportFile, table: ReadTable | null): ImportSource {
  if (file.kind === 'whole' || file.kind === 'parts') return { kind: 'file', file, table };
  return { kind: 'refused', reason: refusalOf(file) };
}

/** A strategy file is JSON and begins like it; everything else with a line of several cells is a table. */
function formOf(text: string): 'json' | 'table' | 'neither' {
  const head = text.trimStart();
  if (head.startsWith('{') || head.startsWith('[')) return 'json';
  return /^[^\r\n]*[,;\t]/.test(head) ? 'table' : 'neither';
}

/** Reads what was chosen or pasted: a strategy file, or a table of objectives, targets or check-ins. */
export async function importSource(text: string): Promise<ImportSource> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { kind: 'refused', reason: t('import.empty') };
  const form = formOf(plain);
  if (form === 'neither') return { kind: 'refused', reason: t('import.neither') };
  if (form === 'json') return sendable(importFileOf(plain), null);
  await breath();
  const first = await inBreaths(tableSteps(plain));
  const kind = first.ok || first.undecided === undefined ? undefined : await kindOf(first.undecided);
  const read = kind === undefined ? first : await inBreaths(tableSteps(plain, kind));
  if (read.ok) {
    await breath();
    const json = JSON.stringify(read.table.file);
    await breath();
    return sendable(importFileFrom(read.table.file, json), read.table);
  }
  const further = read.rest === undefined ? [] : await furtherMistakes(read.rest);
  return {
    kind: 'mistakes',
    mistakes: [...read.mistakes, ...further]
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, column, message }) => ({ path: placeText(line, column), message })),
  };
}

/**
 * What the app finds in the cells that can be read, so that whoever mends a table hears of everything at once. Asking changes
 * nothing; without an answer there is a second round.
 */
async function furtherMistakes(rest: RestOfTable): Promise<readonly TableMistake[]> {
  const file = importFileFrom(rest.file, JSON.stringify(rest.file));
  if (file.kind !== 'whole') return [];
  try {
    await call('previewImport', { file: file.file });
    return [];
  } catch (error) {
    const details = error instanceof CallFailed ? error.details : [];
    return details
      .filter(({ path }) => path !== '' && !rest.lacks(path))
      .map(({ path, message }) => ({ ...rest.placeOf(path), message: atLines(rest, message) }));
  }
}

/** Another entry that a message ends on, by its path in a strategy file. */
const OTHER = /(\w+\[\d+\])(?= (?:has the same key|is the other)\.$)/;

const atLines = (table: ReadTable, message: string): string =>
  message.replace(OTHER, (path) => placeText(table.placeOf(path).line, null));

/** Mistakes at the places of the table that they are about, in the table's order. */
export function mistakesIn(table: ReadTable | null, mistakes: readonly Mistake[]): readonly Mistake[] {
  if (table === null) return mistakes;
  return mistakes
    .map((mistake) => ({ mistake, place: table.placeOf(mistake.path), isWhole: mistake.path === '' }))
    .toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole) || a.place.line - b.place.line)
    .map(({ mistake, place, isWhole }) => ({
      ...mistake,
      path: isWhole ? '' : placeText(place.line, place.column),
      message: atLines(table, mistake.message),
    }));
}
