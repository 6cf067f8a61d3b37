const path = require('node:path');
const { BUDGETS_KB, measure } = require('./packaging/budgets.cjs');
const { writePages } = require('./packaging/pages.cjs');
const { isFresh, sourceDigest, writeStamp } = require('./packaging/stamp.cjs');
const { tokenStyles } = require('./packaging/tokens.cjs');

const dist = path.join(__dirname, 'dist');

function printTable(lines) {
  const rows = [
    ['page', 'scripts', 'gzip KB', 'limit KB', 'later KB', 'limit KB', ''],
    ...lines.map((line) => [
      line.page,
      String(line.scripts),
      line.kb.toFixed(1),
      String(line.budgetKb),
      line.laterKb.toFixed(1),
      String(line.laterBudgetKb),
      line.within ? 'ok' : 'TOO LARGE',
    ]),
  ];
  const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    process.stdout.write(
      `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')}\n`,
    );
  }
}

async function main() {
  if (process.argv.includes('--if-stale') && isFresh()) {
    process.stdout.write('static/dist is up to date\n');
    return;
  }
  const digest = sourceDigest();
  // What is shipped is always the production build, whatever runs this.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const result = await build({ configFile: path.join(__dirname, 'vite.config.mts'), logLevel: 'warn' });
  const output = (Array.isArray(result) ? result : [result]).flatMap((one) => one.output);
  const lines = measure(output);
  printTable(lines);
  if (lines.some((line) => !line.within)) throw new Error('a page loads more script than its limit');
  writePages({
    output,
    pages: Object.keys(BUDGETS_KB),
    dist,
    shared: [{ fileName: 'tokens.css', source: await tokenStyles() }],
    publicDir: path.join(__dirname, 'public'),
  });
  writeStamp(digest);
}

main().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
});
