import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import tokens from '@atlaskit/tokens/token-names';

const root = path.join(__dirname, '..', '..', 'static');

function styleSheets(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : styleSheets(whole);
    return entry.name.endsWith('.css') ? [whole] : [];
  });
}

const sheets = styleSheets(root).map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }));
const known = new Set<string>(Object.values(tokens));

describe('the style sheets', () => {
  it('use design tokens that exist', () => {
    const unknown = sheets.flatMap(({ file, text }) =>
      [...text.matchAll(/--ds-[a-z0-9-]+/g)].filter(([name]) => !known.has(name)).map(([name]) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('hold no colour of their own', () => {
    const own = sheets.flatMap(({ file, text }) =>
      [...text.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)].map(([colour]) => `${file}: ${colour}`),
    );
    expect(own).toEqual([]);
  });

  it('name no side of the page, so that they hold from right to left', () => {
    const sided = sheets.flatMap(({ file, text }) =>
      [
        ...text.matchAll(/(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|^\s*(?:left|right):/gm),
      ].map(([rule]) => `${file}: ${rule}`),
    );
    expect(sided).toEqual([]);
  });

  it('define every class that is used, and use every class that is defined', () => {
    const modules = sheets.filter(({ file }) => file.endsWith('.module.css'));
    const sources = codeFiles(root).map((file) => readFileSync(file, 'utf8'));
    const wrong = modules.flatMap(({ file, text }) => {
      const defined = new Set(
        [...text.matchAll(/\.([a-z][A-Za-z0-9]*)/g)].flatMap(([, name]) => (name === undefined ? [] : [name])),
      );
      const importers = sources.flatMap((source) => {
        const name = new RegExp(`import (\\w+) from '[^']*/${path.basename(file).replaceAll('.', '\\.')}'`).exec(
          source,
        )?.[1];
        return name === undefined ? [] : [{ source: source.replace(/^import .*$/gm, ''), name }];
      });
      const used = new Set(
        importers.flatMap(({ source, name }) =>
          // A quote before the name makes it the key of a text.
          [...source.matchAll(new RegExp(`(?<!')\\b${name}\\.(\\w+)`, 'g'))].flatMap(([, one]) =>
            one === undefined ? [] : [one],
          ),
        ),
      );
      return [
        ...[...used].filter((name) => !defined.has(name)).map((name) => `${file}: .${name} is missing`),
        ...[...defined].filter((name) => !used.has(name)).map((name) => `${file}: .${name} is unused`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : codeFiles(whole);
    return entry.name.endsWith('.tsx') ? [whole] : [];
  });
}
