const { readFileSync, statSync } = require('node:fs');

/** How long a test may take, where its file says so: `}, 600_000);` or a line of its own. */
const LIMIT = /(?:\}, |setTimeout\(|^ +)(\d+(?:_\d{3})+)(?:\);|,$)/gm;

function longestLimitOf(file) {
  const limits = [...readFileSync(file, 'utf8').matchAll(LIMIT)].map(([, ms]) => Number(ms.replaceAll('_', '')));
  return Math.max(0, ...limits);
}

/**
 * Starts the files first whose tests may take longest, then the largest. In a fresh clone jest knows of no times and goes by
 * size alone: a short file that takes minutes came last then, and one core stood idle until it was through.
 */
module.exports = class LongFirst {
  sort(tests) {
    const ranked = tests.map((test) => ({ test, limit: longestLimitOf(test.path), size: statSync(test.path).size }));
    return ranked.sort((a, b) => b.limit - a.limit || b.size - a.size).map(({ test }) => test);
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
