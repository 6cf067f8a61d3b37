import { benchDemo } from './costs';
import { benchRealProjects } from './engine';
import { benchLargeSite } from './large-site';
import { benchPages } from './pages';
import { benchPureEngine } from './pure-engine';
import { benchTable } from './table';

/** The figures of a part all begin with its name. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  demo: benchDemo,
  real: benchRealProjects,
  pages: benchPages,
  engine: benchPureEngine,
  table: benchTable,
  large: benchLargeSite,
};

/** All parts, or those named as arguments: `npm run bench -- demo`. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    process.stderr.write(`no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  for (const [name, run] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await run();
}

void main();
