import type { z } from 'zod';
import { STRATEGY_FORMAT, STRATEGY_VERSION } from '../domain/strategy-file/file-format';
import type { Mistake } from '../domain/mistake';
import { inFileOrder, MAX_COUNTED_MISTAKES } from '../domain/strategy-file/mistake-list';
import { EMPTY_OUTLINE, type FileOutline } from '../domain/strategy-file/outline';
import { outlineMistakes } from '../domain/strategy-file/outline-mistakes';
import type { FileLink, ParsedStrategyFile } from '../domain/strategy-file/parsed-file';
import { checkInEntry, cycleEntry, objectiveEntry, settingsEntry, targetEntry } from './strategy-file/entries';
import { issueLinkEntry, jqlLinkEntry, undecidedLinkEntry } from './strategy-file/link-entries';
import { isRaw, ownOf, type Raw } from './strategy-file/raw';
import { outlineOf } from './strategy-file/outline-of';
import { completed, hasPartial, isPartial, withReason, type KnownThings } from './strategy-file/partial';
import {
  checkInRelations,
  cycleRelations,
  linkRelations,
  objectiveRelations,
  targetRelations,
  type Relation,
} from './strategy-file/relations';
import { kindOf, mistakesOf, pathText, quoted } from './strategy-file/sentence';

/**
 * A file as it was read. A broken file still has its outline, so that references nobody knows can be told together with
 * its other mistakes; `listMistakes` makes one list of both.
 */
export type ParsedFile =
  | { readonly ok: true; readonly file: ParsedStrategyFile }
  | {
      readonly ok: false;
      readonly mistakes: readonly Mistake[];
      readonly outline: FileOutline;
      /** There when entries leave out what only something on the site may leave out, which may be all that is wrong. */
      readonly partial?: PartialFile;
    };

/** A file that the site may complete. */
export interface PartialFile {
  readonly outline: FileOutline;
  with(known: KnownThings): ParsedFile;
}

const FLAGS = ['keepLinks', 'whole'];
const SECTIONS = ['format', 'version', ...FLAGS, 'settings', 'cycles', 'objectives', 'targets', 'links', 'checkIns'];

/** Reads a strategy file of any shape. Never throws; a file with any mistake comes back as the list of all of them. */
export function parseStrategyFile(input: unknown): ParsedFile {
  if (!isRaw(input)) return broken([{ path: '', message: `The file must be an object, not ${kindOf(input)}.` }]);
  const strict = parseRaw(input);
  // Where the rest is junk, so is what is left out of it.
  if (strict.ok || !hasPartial(input) || junk(input)) return strict;
  const withKnown = (known: KnownThings): ParsedFile => {
    const read = parseRaw(completed(input, known));
    return read.ok ? read : { ...read, mistakes: withReason(input, read.mistakes) };
  };
  return { ...strict, partial: { outline: outlineOf(input), with: withKnown } };
}

function parseRaw(input: Raw): ParsedFile {
  const found: Mistake[] = [...headMistakes(input)];
  const room = (): boolean => found.length < MAX_COUNTED_MISTAKES;

  const settings = readSettings(input, found);
  const read = <T>(section: string, entry: EntryReader<T>): readonly T[] =>
    readSection(input, section, entry, found, room);
  const cycles = read('cycles', reader(cycleEntry, cycleRelations));
  const objectives = read('objectives', reader(objectiveEntry, objectiveRelations));
  const targets = read('targets', reader(targetEntry, targetRelations));
  const links = read('links', readLink);
  const checkIns = read('checkIns', reader(checkInEntry, checkInRelations));

  if (!room()) return broken(found);
  const outline = outlineOf(input);
  for (const mistake of outlineMistakes(outline)) found.push(mistake);
  if (found.length > 0) return broken(found, outline);
  const keepLinks = ownOf(input, 'keepLinks') === true;
  const isWhole = ownOf(input, 'whole') === true;
  return { ok: true, file: { settings, cycles, objectives, targets, links, keepLinks, isWhole, checkIns, outline } };
}

/** Whether so much else is wrong that nobody could want it completed. */
function junk(input: Raw): boolean {
  const without = (section: 'objectives' | 'targets'): unknown => {
    const entries = ownOf(input, section);
    return Array.isArray(entries) ? entries.filter((entry) => !isPartial(section, entry)) : entries;
  };
  const rest = parseRaw({ ...input, objectives: without('objectives'), targets: without('targets') });
  return !rest.ok && rest.mistakes.length >= MAX_COUNTED_MISTAKES;
}

/** The same for the JSON text of a file. */
export function parseStrategyText(text: string): ParsedFile {
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's words say where the text breaks; they quote at most a few characters of it.
    const reason = error instanceof Error ? error.message : 'unreadable';
    return broken([{ path: '', message: `The file is not JSON: ${reason}.` }]);
  }
  return parseStrategyFile(input);
}

function broken(found: readonly Mistake[], outline = EMPTY_OUTLINE): ParsedFile {
  return { ok: false, mistakes: inFileOrder(found.slice(0, MAX_COUNTED_MISTAKES)), outline };
}

function headMistakes(file: Raw): readonly Mistake[] {
  const found: Mistake[] = [];
  const format = ownOf(file, 'format');
  if (format !== STRATEGY_FORMAT) {
    found.push({ path: 'format', message: `format must be ${quoted(STRATEGY_FORMAT)}: this is no strategy file.` });
  }
  const version = ownOf(file, 'version');
  if (version !== STRATEGY_VERSION) {
    const told = typeof version === 'number' ? String(version) : kindOf(version);
    const given = version === undefined ? 'version is missing' : `version is ${told}`;
    found.push({ path: 'version', message: `${given}; this app reads version ${STRATEGY_VERSION}.` });
  }
  for (const flag of FLAGS) {
    const value = ownOf(file, flag);
    if (value === undefined || typeof value === 'boolean') continue;
    found.push({ path: flag, message: `${flag} must be true or false, not ${kindOf(value)}.` });
  }
  for (const name of Object.keys(file)) {
    if (SECTIONS.includes(name)) continue;
    if (found.length >= MAX_COUNTED_MISTAKES) break;
    const message = `${quoted(name)} is not a part of a strategy file; remove it or mend its name.`;
    found.push({ path: pathText([name]), message });
  }
  return found;
}

function readSettings(file: Raw, found: Mistake[]): ParsedStrategyFile['settings'] {
  const value = ownOf(file, 'settings');
  if (value === undefined) return {};
  const parsed = settingsEntry.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const mistake of mistakesOf(['settings'], parsed.error.issues)) found.push(mistake);
  return {};
}

type EntryReader<T> = (entry: unknown, section: string, index: number) => Read<T>;
type Read<T> = { readonly value?: T; readonly mistakes: readonly Mistake[] };

function reader<S extends z.ZodType>(schema: S, relation: Relation): EntryReader<z.output<S>> {
  return (entry, section, index) => {
    const related = isRaw(entry) ? relation(entry, `${section}[${index}]`) : [];
    const parsed = schema.safeParse(entry, { reportInput: true });
    if (parsed.success) return { value: parsed.data, mistakes: related };
    return { mistakes: [...mistakesOf([section, index], parsed.error.issues), ...related] };
  };
}

const noRelation: Relation = () => [];
const readIssueLink = reader(issueLinkEntry, noRelation);
const readJqlLink = reader(jqlLinkEntry, noRelation);
const readUndecidedLink = reader(undecidedLinkEntry, linkRelations);

const readLink: EntryReader<FileLink> = (entry, section, index) => {
  if (!isRaw(entry)) return readIssueLink(entry, section, index);
  if (linkRelations(entry, section).length > 0) return { mistakes: readUndecidedLink(entry, section, index).mistakes };
  return ownOf(entry, 'jql') === undefined ? readIssueLink(entry, section, index) : readJqlLink(entry, section, index);
};

function readSection<T>(
  file: Raw,
  section: string,
  read: EntryReader<T>,
  found: Mistake[],
  room: () => boolean,
): readonly T[] {
  const entries = ownOf(file, section);
  if (entries === undefined) return [];
  if (!Array.isArray(entries)) {
    found.push({ path: section, message: `${section} must be a list, not ${kindOf(entries)}.` });
    return [];
  }
  const values: T[] = [];
  for (let index = 0; index < entries.length && room(); index += 1) {
    const { value, mistakes } = read(entries[index], section, index);
    for (const mistake of mistakes) found.push(mistake);
    if (value !== undefined) values.push(value);
  }
  return values;
}
