const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { lint } = require('@forge/lint');
const { listGitIgnoreFiles, listTSConfigIncludeExclude } = require('@forge/cli-shared');
const endpoints = require('../endpoints.json');
const { createLogger, openManifest } = require('./forge-tools.cjs');

function swaggerOf(product) {
  const paths = {};
  for (const [endpoint, { classic, granular }] of Object.entries(endpoints[product])) {
    const [method, route] = endpoint.split(' ');
    const scopes = [];
    if (classic.length > 0) scopes.push({ state: 'Current', scheme: 'OAuth2', scopes: classic });
    if (granular.length > 0) scopes.push({ state: 'Beta', scheme: 'OAuth2', scopes: granular });
    paths[route] = { ...paths[route], [method.toLowerCase()]: { 'x-atlassian-oauth2-scopes': scopes } };
  }
  return { paths };
}

// The linter's own switch for reading scope data from files; without it, it asks developer.atlassian.com.
function useLocalScopes(folder) {
  mkdirSync(folder, { recursive: true });
  const written = (name, content) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const none = written('none', { paths: {} });
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: written('jira', swaggerOf('jira')),
    LOCAL_CONF_V2_SWAGGER: written('confluence', swaggerOf('confluence')),
    LOCAL_CONF_SWAGGER: none,
    LOCAL_JSM_SWAGGER: none,
    LOCAL_JSW_SWAGGER: none,
    LOCAL_BB_SWAGGER: none,
  });
}

// The linter skips every source file that tsconfig.json's `include` does not name once its globs are expanded; a bare folder
// name there makes it read nothing and find nothing.
async function unreadSources(reader, files) {
  const { include } = await listTSConfigIncludeExclude(reader);
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  if (sources.length === 0) return ['there is no source file to lint'];
  const unread = sources.filter((file) => !include.includes(path.resolve(file)));
  return unread.length === 0
    ? []
    : [`the linter would skip ${unread.length} of ${sources.length} source files, first ${unread[0]}`];
}

/** The linters that `forge deploy` runs on this side; a warning fails as well. */
module.exports = [
  {
    name: 'client-side lint finds nothing',
    async run({ scratch }) {
      useLocalScopes(path.join(scratch, 'scopes'));
      const { reader, file } = openManifest();
      const manifest = await file.readConfig();
      const exclude = [...(await listGitIgnoreFiles(reader)), '.git', 'node_modules'];
      const files = await reader.recursiveReadDir('./src', exclude);
      // The list of deprecated runtimes comes from a feature-flag service and is not known here.
      const runtimes = { getDeprecatedRuntimes: async () => [] };
      const options = { linter: { mode: 'client-side' } };
      const results = await lint(files, manifest, 'development', createLogger(), runtimes, options);
      const found = results.flatMap(({ file: where, errors, warnings }) =>
        [...errors, ...warnings].map(({ line, column, message }) => `${where}:${line}:${column} ${message}`),
      );
      return [...found, ...(await unreadSources(reader, files))];
    },
  },
];
