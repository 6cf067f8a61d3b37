const { appendFileSync } = require('node:fs');
const fc = require('fast-check');

// Only a soak sets these; a property that fails prints its seed and path by itself.
const { PROPERTY_RUNS, PROPERTY_SEED, PROPERTY_LOG } = process.env;

let cases = 0;
let startedAtMs = 0;

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  numRuns: Number(PROPERTY_RUNS),
  seed: Number(PROPERTY_SEED),
  beforeEach: () => {
    cases += 1;
  },
});

beforeEach(() => {
  cases = 0;
  startedAtMs = Date.now();
});

afterEach(() => {
  if (PROPERTY_LOG === undefined || cases === 0) return;
  const law = expect.getState().currentTestName;
  appendFileSync(PROPERTY_LOG, `${JSON.stringify({ law, cases, ms: Date.now() - startedAtMs })}\n`);
});
