// Unpacks the Chromium that @sparticuz/chromium carries, once, and prints where it is as one JSON line.
// It is a process of its own because the package unpacks into the temporary folder of its process, keeps whatever it finds
// there (also a half-written file of another run), and decides when it is loaded whether its shared libraries are wanted.
const { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const { version } = require('../../node_modules/@sparticuz/chromium/package.json');
const home = path.join(__dirname, '..', '.cache', `chromium-${version}`);
const systemLibraries = process.env.LD_LIBRARY_PATH;

// The package's own file looks for fonts at fixed places outside the project.
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;

async function unpack() {
  const draft = `${home}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  process.env.TMPDIR = draft;
  // Any value with "22.x" makes the package unpack NSS and NSPR, which a bare Debian lacks.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  await require('@sparticuz/chromium').executablePath();
  writeFileSync(path.join(draft, 'fonts', 'fonts.conf'), fontsConfig);
  try {
    renameSync(draft, home);
  } catch (error) {
    // Another process was first; its copy is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

async function main() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the packaged Chromium runs on Linux x64 only, this is ${process.platform} ${process.arch}`);
  }
  if (!existsSync(home)) await unpack();
  const libraries = [path.join(home, 'al2023', 'lib'), systemLibraries].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(home, 'fonts') };
  process.stdout.write(`${JSON.stringify({ executablePath: path.join(home, 'chromium'), env })}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
