import path from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { SHARED_TEXTS } from '../../static/i18n/messages';
import { MESSAGES } from './support/all-texts';

const PAGES = ['panel', 'strategy', 'settings', 'macro', 'macro-config'];
const root = path.join(__dirname, '..', '..', 'static');

/** The file that an import names. */
function fileOf(from: string, name: string): string | undefined {
  const base = path.resolve(path.dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file));
}

/** Everything of ours that a page may ever load, by file. */
function loadedBy(page: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file) || !file.startsWith(root)) return;
    const text = readFileSync(file, 'utf8');
    found.set(file, text);
    for (const [, name = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const next = fileOf(file, name);
      if (next !== undefined) visit(next);
    }
  };
  visit(path.join(root, 'pages', `${page}.tsx`));
  return found;
}

const code = (files: ReadonlyMap<string, string>): string =>
  [...files].flatMap(([file, text]) => (file.includes('/i18n/') ? [] : [text])).join('\n');

/** Keys of the texts that these files add. */
function addedBy(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const added = [...code(files).matchAll(/addTexts\((\w+)\)/g)].map(([, name]) => name);
  const keys = new Set<string>(Object.keys(SHARED_TEXTS));
  for (const [file, text] of files) {
    if (!file.includes('/i18n/') || !added.some((name) => text.includes(`export const ${name} `))) continue;
    const parts = [...text.matchAll(/\.\.\.(\w+_TEXTS)/g)].map(([, name]) => name);
    const own = [...files.values()].filter((other) => parts.some((name) => other.includes(`export const ${name} `)));
    for (const source of [text, ...own]) for (const [, key = ''] of source.matchAll(/^ {2}'([^']+)':/gm)) keys.add(key);
  }
  return keys;
}

/** Keys that the code names: whole, or up to where a value is filled in. */
function namedBy(text: string): readonly string[] {
  const whole = new Set([...text.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
  const begun = [...text.matchAll(/\bt\(\s*`([^`$]+)\$\{[^}]*\}([^`$]*)`/g)];
  return Object.keys(MESSAGES).filter(
    (key) => whole.has(key) || begun.some(([, from = '', to = '']) => key.startsWith(from) && key.endsWith(to)),
  );
}

describe('the texts of a page', () => {
  it.each(PAGES)('are all there when %s shows them', (page) => {
    const files = loadedBy(page);
    const added = addedBy(files);
    expect(namedBy(code(files)).filter((key) => !added.has(key))).toEqual([]);
  });
});
