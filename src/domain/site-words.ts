import { DEFAULT_SETTINGS, type Settings } from './settings';

export type SiteWords = Settings['words'];

const isAcronym = (word: string): boolean => /^[A-Z][A-Z0-9]/.test(word);
const asBegin = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
const asInside = (word: string): string =>
  isAcronym(word) ? word : `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`;

/** English, as all texts are: `Priority` becomes `Priorities`, `KPI` becomes `KPIs`. */
function pluralOf(word: string): string {
  if (isAcronym(word)) return `${word}s`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** Whether the word is said with a vowel first: an objective, an MBO, but a KPI. */
const beginsWithVowel = (word: string): boolean => (isAcronym(word) ? /^[AEFHILMNORSX]/ : /^[aeio]|^u[^n]/i).test(word);

// Neither a part of another word nor the place of a value, such as {target}.
const NOUN = /(?<![{\w-])(?:(an?) )?(objective|target)(s?)(?![\w}])/gi;

/** A text of ours with the words that the site has for objectives and targets. */
export function inSiteWords(text: string, words: SiteWords): string {
  const { objective, target } = DEFAULT_SETTINGS.words;
  if (words.objective === objective && words.target === target) return text;
  return text.replace(NOUN, (_whole, article: string | undefined, noun: string, plural: string) => {
    const single = noun.toLowerCase() === 'objective' ? words.objective : words.target;
    const word = plural === '' ? single : pluralOf(single);
    const cased = /^[A-Z]/.test(noun) ? asBegin(word) : asInside(word);
    if (article === undefined) return cased;
    const right = beginsWithVowel(single) ? 'an' : 'a';
    return `${article.startsWith('A') ? asBegin(right) : right} ${cased}`;
  });
}
