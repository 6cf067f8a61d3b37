import type { Mistake } from '../mistake';

/** As many mistakes as a person can use; the rest is told as a number. */
export const MAX_LISTED_MISTAKES = 1_000;

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

/** The first mistakes in file order and, when there are more, how many. */
export function listMistakes(found: readonly Mistake[]): readonly Mistake[] {
  const ordered = inFileOrder(found);
  if (ordered.length <= MAX_LISTED_MISTAKES) return ordered;
  const more = ordered.length - MAX_LISTED_MISTAKES;
  const count = `${more.toLocaleString('en-US')} more ${more === 1 ? 'mistake' : 'mistakes'}`;
  const isCut = ordered.length >= MAX_COUNTED_MISTAKES;
  const message = isCut ? `At least ${count}; the rest of the file was not checked.` : `${count}.`;
  return [...ordered.slice(0, MAX_LISTED_MISTAKES), { path: '', message }];
}
