const path = require('node:path');
const { createRequire } = require('node:module');

// The CLI brings a @forge/cli-shared of its own; what deploys is that copy, so that copy is what is run here.
const fromCli = createRequire(path.join(path.dirname(require.resolve('@forge/cli/package.json')), 'out', 'index.js'));
const cliFile = (file) => fromCli(`./${file}`);

const shared = fromCli('@forge/cli-shared');

const silent = () => {};
/** A logger that keeps what a tool says, to be shown when its check fails. */
function createLogger() {
  const lines = [];
  const keep = (...parts) => lines.push(parts.map(String).join(' '));
  return { lines, info: keep, warn: keep, error: keep, debug: silent, trace: silent };
}

function openManifest() {
  const reader = new shared.FileSystemReader();
  return { reader, file: new shared.ConfigFile(reader, new shared.FileSystemWriter()) };
}

module.exports = { fromCli, cliFile, shared, createLogger, openManifest };
