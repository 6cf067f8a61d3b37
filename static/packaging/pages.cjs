const { cpSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** Everything a page may load, now or later: its scripts, those they import lazily, and the styles and files of all of them. */
function filesOf(output, page) {
  const byName = new Map(output.map((file) => [file.fileName, file]));
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry && file.name === page);
  if (entry === undefined) throw new Error(`the build has no entry ${page}`);
  const found = new Set();
  const visit = (name) => {
    const file = byName.get(name);
    if (file === undefined || found.has(file)) return;
    found.add(file);
    if (file.type !== 'chunk') return;
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
    for (const next of file.viteMetadata?.importedCss ?? []) visit(next);
    for (const next of file.viteMetadata?.importedAssets ?? []) visit(next);
  };
  visit(entry.fileName);
  return [...found];
}

/**
 * Lays each page out as a Forge resource of its own with its own index.html: the packager of `forge deploy` puts the bridge
 * script into a resource's index.html and into no other file.
 */
function writePages({ output, pages, dist, shared, publicDir }) {
  rmSync(dist, { recursive: true, force: true });
  for (const page of pages) {
    const folder = path.join(dist, page);
    const html = output.find((file) => file.fileName === `${page}.html`);
    if (html === undefined) throw new Error(`the build has no ${page}.html`);
    cpSync(publicDir, folder, { recursive: true });
    const files = [...filesOf(output, page), { fileName: 'index.html', source: html.source }, ...shared];
    for (const file of files) {
      const target = path.join(folder, file.fileName);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, file.type === 'chunk' ? file.code : file.source);
    }
  }
}

module.exports = { writePages };
