import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { inSiteWords, type SiteWords } from '../../src/domain/site-words';

let words: SiteWords = DEFAULT_SETTINGS.words;
let known = new Map<string, string>();

/** The words that this site has for objectives and targets; answers of the app carry them. */
export function setSiteWords(wanted: SiteWords): void {
  if (wanted.objective === words.objective && wanted.target === words.target) return;
  words = wanted;
  known = new Map();
}

/** Texts in which these are our own words: the number to be reached, and what the settings are about. */
const OWN: ReadonlySet<string> = new Set(['column.target', 'words.objective', 'words.target', 'method.help']);

/** A text in the words of this site. */
export function withSiteWords(key: string, text: string): string {
  if (words === DEFAULT_SETTINGS.words || OWN.has(key)) return text;
  const before = known.get(text);
  if (before !== undefined) return before;
  const said = inSiteWords(text, words);
  known.set(text, said);
  return said;
}
