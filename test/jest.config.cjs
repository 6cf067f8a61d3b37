const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const transform = { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) };
const here = '<rootDir>/test/support/jsdom';

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  testSequencer: `${__dirname}/support/long-first.cjs`,
  projects: [
    {
      displayName: 'node',
      rootDir: `${__dirname}/..`,
      testEnvironment: 'node',
      roots: ['<rootDir>/test'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(static|e2e|deploy-check)/'],
      modulePathIgnorePatterns: ['<rootDir>/test/deploy-check/node_modules/', '<rootDir>/test/\\.cache/'],
      // The SDK takes hold of the globals when it is loaded, so the platform's are in place before any test.
      setupFiles: ['<rootDir>/test/host/platform/globals.ts'],
      setupFilesAfterEnv: process.env.PROPERTY_RUNS === undefined ? [] : ['<rootDir>/test/support/property-runs.cjs'],
      transform,
    },
    {
      displayName: 'static',
      rootDir: `${__dirname}/..`,
      testEnvironment: `${here}/environment.cjs`,
      roots: ['<rootDir>/test/static', '<rootDir>/static'],
      testMatch: ['<rootDir>/test/static/**/*.test.ts?(x)'],
      modulePathIgnorePatterns: ['<rootDir>/static/dist/'],
      transform,
      // Style sheets mean nothing to jsdom; css-reset's main file is one.
      moduleNameMapper: {
        '^@atlaskit/feature-gate-js-client(/feature-gates)?$': `${here}/feature-gates.cjs`,
        '\\.module\\.css$': `${here}/css-module.cjs`,
        '\\.css$': `${here}/empty.cjs`,
        '^@atlaskit/css-reset$': `${here}/empty.cjs`,
      },
      setupFiles: [`${here}/bridge.cjs`],
      setupFilesAfterEnv: [`${here}/matchers.ts`, `${here}/texts.ts`],
    },
  ],
};
