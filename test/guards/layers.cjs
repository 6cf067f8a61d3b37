// Who may import whom. Each comment says where the code belongs instead.

const inside = (...folders) => `^src/(${folders.join('|')})/`;
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const only = (name, comment, from, allowed) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed },
});

const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'domain-is-closed',
      'The domain knows only itself. Parsing belongs in contract, reading in storage or gateways, time and chance behind a port.',
      inside('domain'),
      [inside('domain')],
    ),
    only(
      'rollup-is-closed',
      'Roll-up is arithmetic over the domain. What it needs is handed to it; what it says is written by a use case.',
      inside('rollup'),
      [inside('rollup', 'domain')],
    ),
    only(
      'contract-is-shared',
      'The contract ships to the browser: schemas over the domain and zod, nothing else. Server work belongs in a use case.',
      inside('contract'),
      [inside('contract', 'domain'), npm('zod')],
    ),
    only(
      'ports-are-interfaces',
      'A port is spoken in words of the domain and of roll-up. Implementations belong in storage, gateways or platform.',
      inside('ports'),
      [inside('ports', 'domain', 'rollup'), '^src/contract/errors\\.ts$'],
    ),
    only(
      'usecases-see-ports',
      'A use case asks a port. Add to a port and implement it in storage, gateways or platform.',
      inside('usecases'),
      [inside('usecases', 'domain', 'rollup', 'ports', 'contract')],
    ),
    only(
      'storage-stands-alone',
      'Storage keeps what it is given. Decisions belong in a use case, product calls in gateways.',
      inside('storage'),
      [inside('storage', 'ports', 'domain', 'rollup'), npm('zod', '@forge/kvs'), '^(node:)?zlib$'],
    ),
    only(
      'gateways-stand-alone',
      'A gateway speaks to one product. What to do with the answer belongs in a use case, keeping it in storage.',
      inside('gateways'),
      [inside('gateways', 'ports', 'domain', 'rollup'), npm('zod', '@forge/api', '@atlaskit/jql-ast')],
    ),
    only(
      'platform-is-thin',
      'Platform turns what Forge and Node offer into ports. Anything that knows an objective belongs further in.',
      inside('platform'),
      [
        inside('platform', 'ports'),
        npm('zod', '@forge/api', '@forge/events', '@forge/resolver'),
        '^(node:)?(crypto|async_hooks|buffer)$',
      ],
    ),
    only(
      'edges-call-usecases',
      'Resolvers and triggers parse, authorize and call a use case. Reading and writing belong behind its ports.',
      inside('resolvers', 'triggers'),
      [
        inside('resolvers', 'triggers', 'usecases', 'contract', 'domain', 'rollup', 'ports'),
        npm('zod', '@forge/resolver', '@forge/events'),
      ],
    ),
    never(
      'audiences-stay-apart',
      'Resolvers answer people, triggers answer the platform. What both need is a use case.',
      { path: inside('resolvers') },
      { path: inside('triggers') },
    ),
    never(
      'only-app-knows-every-layer',
      'app.ts builds the layers, index.ts names the functions. Ask for what you need as a parameter.',
      { path: '^src/[a-z]+/' },
      { path: '^src/(app|index)\\.ts$' },
    ),
    never(
      'kvs-only-in-storage',
      'Storage is the only importer of @forge/kvs: keys, codecs and limits are there.',
      { path: '^(src|static)/', pathNot: inside('storage') },
      { path: npm('@forge/kvs') },
    ),
    never(
      'pages-see-the-contract',
      'A page runs in a browser: contract, domain and roll-up are shared, everything else of src is the server.',
      { path: '^static/' },
      { path: '^src/', pathNot: inside('contract', 'domain', 'rollup') },
    ),
    never(
      'features-stay-apart',
      'A feature is used by pages. What two features need belongs in static/ui, static/bridge or static/i18n.',
      { path: '^static/features/([^/]+)/' },
      { path: '^static/(features/(?!$1/)|pages/)' },
    ),
    never(
      'shared-view-parts-know-no-feature',
      'ui, i18n and bridge are used by features, never the other way round.',
      { path: '^static/(ui|i18n|bridge)/' },
      { path: '^static/(features|pages)/' },
    ),
    never(
      'bridge-only-in-bridge',
      'static/bridge is the only importer of @forge/bridge: one place to type calls and to stand in for the host.',
      { path: '^static/', pathNot: '^static/bridge/' },
      { path: npm('@forge/bridge') },
    ),
    never(
      'pages-have-no-node',
      'A page has no Node. The build may use it: static/build.cjs, static/packaging, static/vite.config.mts.',
      { path: '^static/', pathNot: '^static/(build\\.cjs|vite\\.config\\.mts|packaging/)' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'product-never-imports-tests',
      'The app must not know that a local site exists. Shared code belongs in src.',
      { path: '^(src|static)/' },
      { path: '^test/' },
    ),
    never(
      'no-cycles',
      'Two files that need each other are one concept, or a third is missing.',
      {},
      { circular: true },
    ),
    never(
      'no-unlisted-packages',
      'Every package is named in package.json, and what ships is a dependency, not a development one.',
      { path: '^(src|static)/', pathNot: '^static/(build\\.cjs|vite\\.config\\.mts|packaging/)' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown'] },
    ),
    never(
      'no-unresolved',
      'The import leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '\\.css$|^vite/client$' },
    ),
    never(
      'no-orphans',
      'Nothing imports this file and it imports nothing: delete it, or wire it.',
      {
        orphan: true,
        pathNot: [
          '^src/index\\.ts$',
          '^static/(vite\\.config\\.mts|stubs/|dist/)',
          '\\.d\\.ts$',
          '\\.(json|html|svg|css)$',
          '(^|/)tsconfig',
        ],
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^static/dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    combinedDependencies: false,
    cache: false,
  },
};
