const { gzipSync } = require('node:zlib');

/** Gzip kilobytes of the scripts a page loads before its lazy parts. A page without a product limit gets a loose one. */
const BUDGETS_KB = { panel: 165, macro: 185, strategy: 240, settings: 260, 'macro-config': 185 };

const gzipKb = (text) => gzipSync(text, { level: 9 }).length / 1024;

function chunksOf(output, page) {
  const chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === page);
  if (entry === undefined) throw new Error(`the build has no entry ${page}`);
  const found = new Set();
  const visit = (name) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(visit);
  };
  visit(entry.fileName);
  return [...found];
}

/** One line per page: what it loads first, and its limit. `output` is what the bundler answered. */
function measure(output) {
  return Object.entries(BUDGETS_KB).map(([page, budgetKb]) => {
    const chunks = chunksOf(output, page);
    const kb = chunks.reduce((sum, chunk) => sum + gzipKb(chunk.code), 0);
    return { page, scripts: chunks.length, kb: Math.round(kb * 10) / 10, budgetKb, within: kb <= budgetKb };
  });
}

module.exports = { BUDGETS_KB, measure };
