const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const stampFile = path.join(root, 'static', 'dist', 'build-stamp.json');
// What the pages are made of: their own sources, the contract and the domain they share, and the installed packages.
const SOURCES = ['static', 'src/contract', 'src/domain', 'src/rollup', 'package-lock.json'];

function* filesUnder(place) {
  const whole = path.join(root, place);
  if (!existsSync(whole)) return;
  const entries = readdirSync(whole, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inside = path.posix.join(place, entry.name);
    if (inside === 'static/dist') continue;
    if (entry.isDirectory()) yield* filesUnder(inside);
    else yield inside;
  }
}

/** A digest of everything the built pages depend on. */
function sourceDigest() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const files = source.includes('.') ? [source] : filesUnder(source);
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Whether `static/dist` was built from exactly these sources. */
function isFresh() {
  if (!existsSync(stampFile)) return false;
  return JSON.parse(readFileSync(stampFile, 'utf8')).sources === sourceDigest();
}

function writeStamp(sources) {
  writeFileSync(stampFile, `${JSON.stringify({ sources })}\n`);
}

module.exports = { isFresh, sourceDigest, writeStamp };
