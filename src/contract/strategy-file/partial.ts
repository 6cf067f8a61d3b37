import { parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import { plainMeasure } from '../../domain/measure';
import type { Mistake } from '../../domain/mistake';
import type { StrategyIndex } from '../../domain/strategy-file/strategy-index';
import { isRaw, ownOf, readOf, type Raw } from './raw';

/**
 * What a new thing needs besides its key. An entry for something that is on the site may leave these out too, as it may
 * leave out anything: what a file does not name stays as it is. So a table of keys and names renames, and nothing else.
 */
export const NEEDED = {
  objectives: ['name', 'cycle', 'level'],
  targets: ['objective', 'name', 'measure', 'baseline', 'goal', 'unit', 'start', 'due'],
} as const;

type Section = keyof typeof NEEDED;
const SECTIONS = ['objectives', 'targets'] as const;
const ONE: Readonly<Record<Section, string>> = { objectives: 'objective', targets: 'target' };

export type KnownThings = Pick<StrategyIndex, 'objectives' | 'targets'>;

/** `name, cycle and level`. */
const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const keyIn = (section: Section, entry: Raw): string | undefined =>
  readOf<string>(entry, 'key', section === 'objectives' ? parseObjectiveKey : parseTargetKey);

/** A measure without its type says parts of the one that is there. */
const isMeasurePart = (measure: unknown): measure is Raw => isRaw(measure) && ownOf(measure, 'type') === undefined;

/** Whether an entry leaves out what only something on the site may leave out. */
export const isPartial = (section: Section, entry: unknown): boolean =>
  isRaw(entry) &&
  keyIn(section, entry) !== undefined &&
  (NEEDED[section].some((name) => ownOf(entry, name) === undefined) || isMeasurePart(ownOf(entry, 'measure')));

const entriesOf = (file: Raw, section: Section): readonly unknown[] => {
  const entries = ownOf(file, section);
  return Array.isArray(entries) ? entries : [];
};

/** Entries of one list that are looked through: twice those of the largest strategy. A longer list is junk. */
const MAX_ENTRIES = 20_000;

/** Whether the site may complete the file. A backup leaves nothing to the site. */
export const hasPartial = (file: Raw): boolean =>
  ownOf(file, 'whole') !== true &&
  SECTIONS.every((section) => entriesOf(file, section).length <= MAX_ENTRIES) &&
  SECTIONS.some((section) => entriesOf(file, section).some((one) => isPartial(section, one)));

/** What stands on the site of what a new thing would need, as a file says it. */
function storedOf(section: Section, entry: Raw, known: KnownThings): Raw | undefined {
  if (section === 'objectives') {
    const key = readOf(entry, 'key', parseObjectiveKey);
    const stored = key === undefined ? undefined : known.objectives.get(key);
    return stored === undefined ? undefined : { name: stored.name, cycle: stored.cycle, level: stored.level };
  }
  const key = readOf(entry, 'key', parseTargetKey);
  const stored = key === undefined ? undefined : known.targets.get(key);
  if (stored === undefined) return undefined;
  const { objective, name, baseline, goal, unit, start, due } = stored;
  return { objective, name, measure: plainMeasure(stored.measure), baseline, goal, unit, start, due };
}

/** The file with what it leaves out of things on the site, as they are there. */
export function completed(file: Raw, known: KnownThings): Raw {
  const complete = (section: Section, entry: unknown): unknown => {
    if (!isRaw(entry) || !isPartial(section, entry)) return entry;
    const stored = storedOf(section, entry, known);
    if (stored === undefined) return entry;
    const measure = ownOf(entry, 'measure');
    const before = ownOf(stored, 'measure');
    return {
      ...stored,
      ...entry,
      ...(isMeasurePart(measure) && isRaw(before) ? { measure: { ...before, ...measure } } : {}),
    };
  };
  const sections = SECTIONS.filter((section) => Array.isArray(ownOf(file, section)));
  return {
    ...file,
    ...Object.fromEntries(
      sections.map((section) => [section, entriesOf(file, section).map((entry) => complete(section, entry))]),
    ),
  };
}

const PLACE = /^(objectives|targets)\[(\d+)\]\.(\w+)$/;

/** Says of what is missing that only something new needs it: the key may be a slip. */
export function withReason(file: Raw, mistakes: readonly Mistake[]): readonly Mistake[] {
  return mistakes.map((mistake) => {
    const [, where, index, name] = PLACE.exec(mistake.path) ?? [];
    const section = SECTIONS.find((one) => one === where);
    if (section === undefined || mistake.message !== `${name ?? ''} is missing.`) return mistake;
    const entry = entriesOf(file, section)[Number(index)];
    const key = isRaw(entry) ? keyIn(section, entry) : undefined;
    if (key === undefined || !NEEDED[section].some((one) => one === name)) return mistake;
    const message = `${name ?? ''} is missing. There is no ${ONE[section]} ${key} on the site, and a new one needs ${listed(NEEDED[section])}.`;
    return { ...mistake, message };
  });
}
