#!/usr/bin/env node
// npm run soak [-- minutes]: the property tests, with a new seed each round, until each has run 10,000 times, the time is up or
// one fails. A life that went wrong is left in test/.cache/found.
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const minutes = Number(process.argv[2] ?? Infinity);
const runs = 500;
const rounds = 20;
const until = Date.now() + minutes * 60_000;

process.chdir(path.join(__dirname, '..', '..'));
let round = 0;
while (round < rounds && Date.now() < until) {
  round += 1;
  const seed = Math.floor(Math.random() * 0x7fffffff);
  console.log(`round ${round}: ${runs} runs a property, seed ${seed}`);
  const { status } = spawnSync(
    path.join('node_modules', '.bin', 'jest'),
    [
      '--config',
      'test/jest.config.cjs',
      '--selectProjects',
      'node',
      '--testPathPatterns',
      'property',
      '--passWithNoTests',
    ],
    { stdio: 'inherit', env: { ...process.env, PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(seed) } },
  );
  if (status !== 0) process.exit(1);
}
