import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const ambient = [
  [
    'MemberExpression[object.name="Date"][property.name="now"]',
    'Ask the Clock port (src/ports/clock.ts) for the time.',
  ],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Ask the Clock port (src/ports/clock.ts) for the time.'],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Ask the Random port (src/ports/random.ts) for chance.',
  ],
  [
    'MemberExpression[object.name="process"][property.name="env"]',
    'Read the environment in src/platform and pass the value in.',
  ],
  ['Identifier[name="console"]', 'Write through the Log port (src/ports/log.ts); it redacts and carries the error id.'],
];

// `as const` and `as unknown` assert nothing; any other cast hides what a schema or a brand should prove.
const casts = [
  [
    'TSAsExpression:not([typeAnnotation.typeName.name="const"]):not([typeAnnotation.type="TSUnknownKeyword"])',
    'Cast only in src/domain/brand.ts, codecs and schemas; parse instead.',
  ],
  ['TSNonNullExpression', 'Say what happens when it is absent.'],
  ['TSEnumDeclaration', 'Use a union of string literals.'],
];

const products = [
  [
    'Identifier[name=/^request(Jira|Confluence)$/]',
    'Only the client.ts of a gateway calls a product; add to the gateway.',
  ],
];

const restrict = (rules) => ['error', ...rules.map(([selector, message]) => ({ selector, message }))];

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/strict-boolean-expressions': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/ban-ts-comment': 'error',
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
};

const parser = {
  parser: tseslint.parser,
  parserOptions: { projectService: true, tsconfigRootDir: new URL('../..', import.meta.url).pathname },
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'static/dist/**',
      'test/.cache/**',
      'test/deploy-check/node_modules/**',
      'test/e2e/shots/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mts}'],
    languageOptions: parser,
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: typed,
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**'],
    rules: { 'no-restricted-syntax': restrict([...ambient, ...casts, ...products]) },
  },
  {
    files: ['src/gateways/*/client.ts'],
    rules: { 'no-restricted-syntax': restrict([...ambient, ...casts]) },
  },
  {
    // Codecs and schemas are where a value first gets its type; brands are the one cast the domain needs.
    files: ['src/domain/brand.ts', 'src/storage/codecs/**', 'src/storage/kvs-client.ts', 'src/gateways/**/schemas.ts'],
    rules: { 'no-restricted-syntax': restrict([...ambient, ...products]) },
  },
  { files: ['src/platform/**/*.ts'], rules: { 'no-restricted-syntax': restrict([...casts, ...products]) } },
  {
    files: ['static/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': restrict([...ambient.filter(([, message]) => !message.includes('Clock')), ...casts]),
    },
  },
  { files: ['static/**/*.mts', 'static/stubs/**', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // A test reads answers whose shape it is about to assert.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/strict-boolean-expressions': 'off',
    },
  },
  {
    files: ['test/**/*.{test,e2e}.{ts,tsx}'],
    plugins: { jest },
    languageOptions: { globals: jest.environments.globals.globals },
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-conditional-expect': 'error',
      'jest/no-conditional-in-test': 'off',
      'jest/no-identical-title': 'error',
      'jest/no-standalone-expect': [
        'error',
        { additionalTestBlockFunctions: ['itWithData', 'itWithOpenapi', 'afterEach'] },
      ],
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'fc.assert', 'expect*', '**.expect*', 'matrix'] },
      ],
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
      'jest/valid-title': ['error', { ignoreTypeOfDescribeName: true, ignoreTypeOfTestName: true }],
      'jest/no-mocks-import': 'error',
      'jest/no-large-snapshots': ['error', { maxSize: 30, inlineMaxSize: 30 }],
      'jest/prefer-to-be': 'error',
    },
  },
  {
    // Waiting for what must appear is an assertion: it fails when it does not.
    files: ['test/e2e/**/*.e2e.ts'],
    rules: { 'jest/expect-expect': ['error', { assertFunctionNames: ['expect', '**.waitFor'] }] },
  },
  {
    files: ['**/*.{cjs,js}'],
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-undef': 'off',
    },
  },
);
