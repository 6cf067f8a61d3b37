#!/usr/bin/env node
// The client side of `forge deploy`, offline. Installs the official tooling of this folder when its lock changed, then runs it
// over the project; nothing else touches the network.
const { createHash } = require('node:crypto');
const { execFileSync } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const project = path.join(__dirname, '..', '..');
const stamp = path.join(__dirname, 'node_modules', '.lock-stamp');

const notCovered = [
  "the server's own pre-deployment rules and its list of deprecated runtimes",
  'entitlements, app ownership, consent, and the Runs on Atlassian verdict (`forge eligibility`)',
  "Atlassian's runtime wrapper: a stand-in of this folder boots the functions",
  'function memory and architecture: the sandbox runs in the local Node',
];

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(__dirname, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the official Forge tooling of test/deploy-check (once per lock file)…');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: __dirname,
    stdio: 'inherit',
  });
  writeFileSync(stamp, lock);
}

async function runStep({ name, run }, context) {
  const startedAt = Date.now();
  let problems;
  try {
    problems = await run(context);
  } catch (error) {
    problems = [error.stack ?? String(error)];
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  for (const problem of problems) console.log(`       ${problem}`);
  return problems.length === 0;
}

async function main() {
  install();
  process.chdir(project);
  execFileSync(process.execPath, ['static/build.cjs', '--if-stale'], { stdio: 'inherit' });
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'deploy-check-'));
  // The tools write archives and a settings file of their own; both stay out of the home folder.
  Object.assign(process.env, { TMPDIR: scratch, XDG_CONFIG_HOME: scratch });
  const context = { scratch, archive: path.join(scratch, 'archive'), sizes: [] };
  const steps = ['validate', 'lint', 'bundle', 'resources', 'boot'].flatMap((name) => require(`./steps/${name}.cjs`));
  let failed = 0;
  try {
    for (const step of steps) if (!(await runStep(step, context))) failed += 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const [what, sizeBytes] of context.sizes)
    console.log(`     ${what}: ${(sizeBytes / 1024).toFixed(0)} KB zipped`);
  console.log(`Not covered: ${notCovered.join('; ')}.`);
  console.log(`${steps.length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
