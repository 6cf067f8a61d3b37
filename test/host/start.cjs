// `npm start`: runs the local site in this very process, so that signals reach it.
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

require('tsx/cjs/api').register();
require('./main.ts');
