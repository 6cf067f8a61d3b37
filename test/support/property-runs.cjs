const fc = require('fast-check');

// Only a soak sets these; a failing property prints its seed and path by itself.
const numRuns = Number(process.env.PROPERTY_RUNS);
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns, seed: Number(process.env.PROPERTY_SEED) });
