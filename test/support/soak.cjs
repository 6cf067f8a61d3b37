#!/usr/bin/env node
// npm run soak [-- minutes]: every law that is held by random cases, round after round with new seeds, until a site has been
// lived on at random 10,000 times with every event told and a tenth of that with events lost, the time is up, or a law fails.
// It ends with each law, its cases and its time. A life that went wrong is left in test/.cache/found.
const { spawn } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { jestEnv } = require('./jest-env.cjs');

const WANTED = 10_000;
/** Cases of a law in one round. The first is short: by it the others are cut to the time that is left. */
const FIRST = 20;
const MOST = 500;
const LEAST = 20;

const project = path.join(__dirname, '..', '..');
const log = path.join(project, 'test', '.cache', 'soak.jsonl');
const startedAtMs = Date.now();
const passedMs = () => Date.now() - startedAtMs;

/** Test files of the server that hold laws by random cases. */
function lawFiles() {
  const files = readdirSync(path.join(project, 'test'), { recursive: true });
  return files
    .filter((file) => file.endsWith('.test.ts') && !/^(static|e2e|deploy-check)\W|node_modules/.test(file))
    .map((file) => path.join('test', file))
    .filter((file) => readFileSync(path.join(project, file), 'utf8').includes("from 'fast-check'"));
}

/** Runs one round to its end; answers what the tests printed when one failed. */
function runRound(files, laws, runs, seed) {
  const names = laws.map((law) => law.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const args = [
    '--config',
    'test/jest.config.cjs',
    '--selectProjects',
    'node',
    '--silent',
    '--maxWorkers=2',
    '--testTimeout=3600000',
  ];
  if (names !== '') args.push('--testNamePattern', `^(${names})$`);
  const env = { ...jestEnv, PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(seed), PROPERTY_LOG: log };
  return new Promise((resolve) => {
    const jest = path.join('node_modules', '.bin', 'jest');
    const child = spawn(jest, [...args, '--runTestsByPath', ...files], { cwd: project, env });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : Buffer.concat(chunks).toString('utf8')));
  });
}

/** What has been reached so far, by law. */
function reached() {
  const laws = new Map();
  for (const line of readFileSync(log, { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean)) {
    const { law, cases, ms } = JSON.parse(line);
    const before = laws.get(law) ?? { cases: 0, ms: 0 };
    laws.set(law, { cases: before.cases + cases, ms: before.ms + ms });
  }
  return laws;
}

const casesIn = (laws) => [...laws.values()].reduce((sum, { cases }) => sum + cases, 0);
const row = (cases, ms, what) => `${String(cases).padStart(9)} ${(ms / 1000).toFixed(1).padStart(9)} s  ${what}`;

function printReached(end) {
  const laws = reached();
  const dearest = [...laws].sort(([, a], [, b]) => b.ms - a.ms);
  for (const [law, { cases, ms }] of dearest) console.log(row(cases, ms, law));
  console.log(row(casesIn(laws), passedMs(), `in all, of ${laws.size} laws; ${end}`));
}

/** How many cases of a law the next round may have, by what the last one took; none when the time is up. */
function nextRuns(done, last, limitMs) {
  const wanted = Math.min(MOST, WANTED - done);
  if (limitMs === Infinity) return wanted;
  const fitting = Math.floor(((limitMs - passedMs()) / last.ms) * last.runs * 0.8);
  return fitting < Math.min(LEAST, wanted) ? 0 : Math.min(wanted, fitting);
}

async function main() {
  const minutes = process.argv[2] === undefined ? Infinity : Number(process.argv[2]);
  if (!(minutes > 0)) throw new Error(`not a number of minutes: ${process.argv[2]}`);
  mkdirSync(path.dirname(log), { recursive: true });
  rmSync(log, { force: true });
  process.on('SIGINT', () => {
    printReached('broken off');
    process.exit(130);
  });
  const files = lawFiles();
  let done = 0;
  let runs = FIRST;
  while (runs > 0) {
    const seed = Math.floor(Math.random() * 0x7fffffff);
    const beganAtMs = passedMs();
    // The first round finds the laws among the tests of these files, the others run nothing else.
    const failure = await runRound(files, done === 0 ? [] : [...reached().keys()], runs, seed);
    const ms = passedMs() - beganAtMs;
    if (failure !== undefined) {
      console.log(failure);
      printReached(`a law does not hold, seed ${seed}, ${runs} runs`);
      process.exitCode = 1;
      return;
    }
    done += runs;
    console.log(`seed ${seed}: every law held, ${runs} runs in ${(ms / 1000).toFixed(0)} s; ${done} of ${WANTED}`);
    runs = nextRuns(done, { ms, runs }, minutes * 60_000);
  }
  printReached(done === WANTED ? 'every law held' : `every law held, the time of ${minutes} minutes is up`);
}

void main();
