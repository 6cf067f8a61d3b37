const { spawn } = require('node:child_process');
const { readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { jestEnv } = require('./jest-env.cjs');

const project = path.join(__dirname, '..', '..');
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });
}

/** Runs a command of the project and keeps what it prints. */
function runCommand([command, ...args], env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: project, env: { ...env, NO_COLOR: '1' } });
    const chunks = [];
    running.add(child);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const done = (code, extra = '') => {
      running.delete(child);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra });
    };
    child.on('error', (error) => done(1, `${error.message}\n`));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** A command that passes or fails as a whole counts as one. */
async function runCheck({ command }) {
  const { code, output } = await runCommand(command);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output };
}

/** A command that sums itself up in its last line. */
async function runCounted({ command }) {
  const { code, output } = await runCommand(command);
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  if (counts === null) return { passed: 0, failed: 1, skipped: [], output };
  const failed = Number(counts[2]);
  return { passed: Number(counts[1]), failed: code !== 0 && failed === 0 ? 1 : failed, skipped: [], output };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Jest, counted test by test; a file that cannot even be loaded counts as one failure. */
async function runJest({ name, command }) {
  const file = path.join(project, 'test', '.cache', `report-${name.replace(/\W+/g, '-')}.json`);
  rmSync(file, { force: true });
  const { code, output } = await runCommand(
    [...command, '--ci', '--json', `--outputFile=${file}`, '--reporters=default'],
    jestEnv,
  );
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, skipped: [], output };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: skipped.map(({ fullName }) => fullName),
    // The report itself goes to standard output as well; people read what jest says besides.
    output: output
      .split('\n')
      .filter((line) => !line.startsWith('{"num'))
      .join('\n'),
  };
}

module.exports = { runCheck, runCounted, runJest };
