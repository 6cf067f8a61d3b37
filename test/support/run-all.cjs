#!/usr/bin/env node
// npm test: everything, in order, to the end. `--fast` leaves out the browser and the deploy check; `--checks` runs only what
// reads the code (types, lint, format, layers, dead code, guards).
const { mkdirSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { runCheck, runCounted, runJest } = require('./run-step.cjs');

const bin = (name) => path.join('node_modules', '.bin', name);
const cache = path.join('test', '.cache');
const workers = `--maxWorkers=${Math.max(1, Math.min(4, os.availableParallelism()))}`;

const types = (name, config) => ({
  name: `types of ${name}`,
  run: runCheck,
  command: [
    bin('tsc'),
    '--noEmit',
    '-p',
    config,
    '--incremental',
    '--tsBuildInfoFile',
    path.join(cache, `types-${name}.json`),
  ],
});

const SKIPPED_SHOWN = 12;

const jestOf = (config, ...args) => [bin('jest'), '--config', config, workers, ...args];

const build = { name: 'static build', run: runCheck, command: ['node', 'static/build.cjs', '--if-stale'] };
// A quick run trusts what it saw before of a file that did not change; a whole one looks again, for the types a file uses may
// have changed elsewhere.
const remembered = (quick, name) => (quick ? ['--cache', '--cache-location', path.join(cache, name)] : []);

const checksOf = (quick) => [
  types('src', 'tsconfig.json'),
  types('static', 'static/tsconfig.json'),
  types('test', 'test/tsconfig.json'),
  {
    name: 'lint',
    run: runCheck,
    command: [
      bin('eslint'),
      '--config',
      'test/guards/eslint.config.mjs',
      ...remembered(quick, 'lint'),
      'src',
      'static',
      'test',
    ],
  },
  {
    name: 'format',
    run: runCheck,
    command: [bin('prettier'), '--check', '--log-level=warn', ...remembered(quick, 'format'), '.'],
  },
  { name: 'layers', run: runCheck, command: [bin('depcruise'), '--config', 'test/guards/layers.cjs', 'src', 'static'] },
  { name: 'dead code', run: runCheck, command: [bin('knip'), '--config', 'test/guards/knip.json', '--no-progress'] },
];
const guards = { name: 'guards', run: runJest, command: jestOf('test/jest.config.cjs', 'test/guards') };
const tests = [
  {
    name: 'tests of the server and the local site',
    run: runJest,
    command: jestOf('test/jest.config.cjs', '--selectProjects', 'node'),
  },
  { name: 'tests of the pages', run: runJest, command: jestOf('test/jest.config.cjs', '--selectProjects', 'static') },
];
const deploy = { name: 'deploy check', run: runCounted, command: ['node', 'test/deploy-check/run.cjs'] };
const browser = { name: 'end to end', run: runJest, command: jestOf('test/e2e/jest.config.cjs') };

function stepsFor(flags) {
  if (flags.has('--checks')) return { together: checksOf(true), after: [guards] };
  if (flags.has('--fast')) return { before: build, together: checksOf(true), after: tests };
  return { before: build, together: [deploy, ...checksOf(false)], after: [...tests, browser] };
}

function printResult({ name }, { passed, failed, skipped, output }, seconds) {
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed${failed === 0 ? '' : `, ${failed} failed`} (${seconds} s)`,
  );
  if (failed > 0) console.log(`${output.trimEnd()}\n`);
  printSkipped(skipped, output);
}

/** Which tests were skipped and why: a test says so in its name, or its file prints it. */
function printSkipped(skipped, output) {
  if (skipped.length === 0) return;
  const notices = output.split('\n').map((line) => line.trim());
  const said = notices.filter((line) => /\babsent\b|^skipped\b/.test(line) && !line.startsWith('at '));
  for (const reason of new Set(said)) console.log(`     ${reason}`);
  for (const test of skipped.slice(0, SKIPPED_SHOWN)) console.log(`     skipped: ${test}`);
  const more = skipped.length - SKIPPED_SHOWN;
  if (more > 0) console.log(`     skipped: ${more} more of these`);
}

async function main() {
  const flags = new Set(process.argv.slice(2));
  const unknown = [...flags].filter((flag) => flag !== '--fast' && flag !== '--checks');
  if (unknown.length > 0) throw new Error(`unknown option ${unknown.join(' ')}; there are --fast and --checks`);
  process.chdir(path.join(__dirname, '..', '..'));
  mkdirSync(cache, { recursive: true });
  const { before, together, after } = stepsFor(flags);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const startedAt = Date.now();

  const run = async (step) => {
    const stepStartedAt = Date.now();
    const result = await step.run(step);
    totals.passed += result.passed;
    totals.failed += result.failed;
    totals.skipped += result.skipped.length;
    const seconds = ((Date.now() - stepStartedAt) / 1000).toFixed(1);
    return () => printResult(step, result, seconds);
  };

  if (before !== undefined) {
    console.log('== Build');
    (await run(before))();
  }
  console.log('== Checks of the code');
  await inPairs(together, run);
  console.log('== Tests');
  for (const step of after) (await run(step))();

  console.log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s in all`);
  const { passed, failed, skipped } = totals;
  console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Two at a time, each on one core or little more; results are shown in the order given. */
async function inPairs(steps, run) {
  const results = new Map();
  let next = 0;
  let shown = 0;
  const worker = async () => {
    while (next < steps.length) {
      const index = next;
      next += 1;
      results.set(index, await run(steps[index]));
      for (; results.has(shown); shown += 1) results.get(shown)();
    }
  };
  await Promise.all([worker(), worker()]);
}

main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
