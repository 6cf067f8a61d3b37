import { countOf, type Mistake } from '../mistake';

/** As many mistakes as a person can use; the rest is told as a number. */
const MAX_LISTED_MISTAKES = 1_000;

/** After so many mistakes the rest of a file is not read: it is junk, and counting junk costs time and tells nothing. */
export const MAX_COUNTED_MISTAKES = 20_000;

const SECTIONS = [
  'format',
  'version',
  'keepLinks',
  'whole',
  'settings',
  'cycles',
  'objectives',
  'targets',
  'links',
  'checkIns',
];
const PLACE = /^([A-Za-z]*)(?:\[(\d+)\])?/;

interface Place {
  readonly section: number;
  readonly index: number;
}

function placeOf(path: string): Place {
  const parts = PLACE.exec(path);
  const section = SECTIONS.indexOf(parts?.[1] ?? '');
  return { section: section < 0 ? SECTIONS.length : section, index: Number(parts?.[2] ?? -1) };
}

/** Mistakes in the order of the file, whichever check found them first. */
export function inFileOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  return mistakes
    .map((mistake) => ({ mistake, place: placeOf(mistake.path) }))
    .sort((a, b) => a.place.section - b.place.section || a.place.index - b.place.index)
    .map(({ mistake }) => mistake);
}

/** So many of a list at most, and when there are more, how many. A list that was cut before goes on saying so. */
export function firstMistakes(found: readonly Mistake[], most: number): readonly Mistake[] {
  const single = found.filter(({ more }) => more === undefined);
  const { count, isLeast } = countOf(found);
  const listed = single.slice(0, most);
  const more = count - listed.length;
  if (more === 0) return listed;
  const said = `${more.toLocaleString('en-US')} more ${more === 1 ? 'mistake' : 'mistakes'}`;
  const isCut = isLeast || single.length >= MAX_COUNTED_MISTAKES;
  const message = isCut ? `At least ${said}; the rest of the file was not checked.` : `${said}.`;
  return [...listed, { path: '', message, more, ...(isCut ? { isLeast: true } : {}) }];
}

/** The first mistakes in file order and, when there are more, how many. */
export const listMistakes = (found: readonly Mistake[]): readonly Mistake[] =>
  firstMistakes(inFileOrder(found), MAX_LISTED_MISTAKES);
