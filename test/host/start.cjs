// `npm start`: builds the pages when they are stale, then runs the local site in this very process.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`The local site needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
if (!existsSync(join(root, 'node_modules/tsx'))) {
  process.stderr.write('Run npm ci first.\n');
  process.exit(1);
}

const build = join(root, 'static/build.cjs');
if (existsSync(build) && !process.argv.includes('--help')) {
  const { status } = spawnSync(process.execPath, [build, '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

require('tsx/cjs/api').register();
require('./main.ts');
