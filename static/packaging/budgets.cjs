const { gzipSync } = require('node:zlib');

/** Gzip kilobytes of the scripts a page loads before its lazy parts. A page without a product limit gets a loose one. */
const BUDGETS_KB = { panel: 166, macro: 185, strategy: 240, settings: 260, 'macro-config': 185 };

/**
 * Gzip kilobytes of the scripts a page may load later, all together: forms, and views that stand behind a tab. They are
 * not in the figure above because nobody waits for them when the page opens; they have a limit of their own so that moving
 * something there is no way around a limit.
 */
const LATER_KB = { panel: 110, macro: 20, strategy: 155, settings: 40, 'macro-config': 60 };

const gzipKb = (text) => gzipSync(text, { level: 9 }).length / 1024;

function chunksOf(output, page, { later }) {
  const chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === page);
  if (entry === undefined) throw new Error(`the build has no entry ${page}`);
  const found = new Set();
  const visit = (name) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(visit);
    if (later) chunk.dynamicImports.forEach(visit);
  };
  visit(entry.fileName);
  return [...found];
}

/** One line per page: what it loads first and what it may load later, each with its limit. `output` is what the bundler answered. */
function measure(output) {
  const kbOf = (chunks) => Math.round(chunks.reduce((sum, chunk) => sum + gzipKb(chunk.code), 0) * 10) / 10;
  return Object.entries(BUDGETS_KB).map(([page, budgetKb]) => {
    const first = chunksOf(output, page, { later: false });
    const later = chunksOf(output, page, { later: true }).filter((chunk) => !first.includes(chunk));
    const [kb, laterKb, laterBudgetKb] = [kbOf(first), kbOf(later), LATER_KB[page]];
    const within = kb <= budgetKb && laterKb <= laterBudgetKb;
    return { page, scripts: first.length, kb, budgetKb, laterKb, laterBudgetKb, within };
  });
}

module.exports = { BUDGETS_KB, measure };
