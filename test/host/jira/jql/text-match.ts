/** Jira's text search, near enough: words in any order, plurals and tenses alike, `*` and `?`, quoted phrases. */
export function textMatcher(query: string): (text: string) => boolean {
  const phrases = [...query.matchAll(/"([^"]+)"/g)].map(([, phrase]) => wordsOf(phrase ?? '').map(stem));
  const terms = query
    .replace(/"[^"]*"/g, ' ')
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => (/[*?]/.test(word) ? [wildcard(word)] : wordsOf(word).map(exactly)));
  return (text) => {
    const words = wordsOf(text);
    const stems = words.map(stem);
    return (
      terms.every((term) => words.some((word, i) => term(word, stems[i] ?? word))) &&
      phrases.every((phrase) => hasPhrase(stems, phrase))
    );
  };
}

type WordTest = (word: string, stemmed: string) => boolean;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

const exactly = (word: string): WordTest => {
  const wanted = stem(word);
  return (_word, stemmed) => stemmed === wanted;
};

function wildcard(pattern: string): WordTest {
  const source = pattern
    .replace(/[^\p{L}\p{N}_*?]/gu, '')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const expression = new RegExp(`^${source}$`, 'u');
  return (word) => expression.test(word);
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?:ing|ed)$/, '')
    .replace(/e$/, '');
}

const hasPhrase = (words: readonly string[], phrase: readonly string[]): boolean =>
  phrase.length === 0 || words.some((_, at) => phrase.every((word, i) => words[at + i] === word));
