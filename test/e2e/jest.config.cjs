const { projects } = require('../jest.config.cjs');

const { transform } = projects[0];

/** @type {import('jest').Config} */
module.exports = {
  displayName: 'e2e',
  rootDir: `${__dirname}/../..`,
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
  testEnvironment: 'node',
  transform,
  // One browser and one build for all files; each file starts a site of its own.
  globalSetup: '<rootDir>/test/e2e/harness/global-setup.cjs',
  globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.cjs',
  testTimeout: 120_000,
};
