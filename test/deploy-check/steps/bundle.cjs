const { statSync } = require('node:fs');
const path = require('node:path');
const { cliFile, createLogger, fromCli, openManifest, shared } = require('./forge-tools.cjs');

const { RuntimeBundler } = cliFile('deploy/packager/runtime-bundler.js');
const { makeArchiver } = cliFile('deploy/packager/archiver.js');
const { getNodeBundler, getWrapperProvider } = fromCli('@forge/bundler');

// developer.atlassian.com, Forge platform quotas and limits: one deployment may hold 100 MB.
const MAX_APP_BYTES = 100 * 1024 * 1024;

/** The code path `forge deploy` packages with; only the runtime wrapper is ours instead of a download. */
module.exports = [
  {
    name: 'official bundle, offline',
    async run(context) {
      process.env.FORGE_RUNTIME_PATH = path.join(__dirname, '..', 'runtime');
      process.env.FORGE_INSPECT_ARCHIVE = context.archive;
      const logger = createLogger();
      const { reader, file } = openManifest();
      const handlers = await file.getAppHandlers();
      const { modules, translations, app } = await file.readConfig();
      const i18n = await new shared.I18nResourceBundlingService().bundle(modules, translations);
      const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader: reader }), file);
      const packager = new RuntimeBundler(() => makeArchiver(logger), logger, bundler, reader, file);
      const { runtimeArchivePath } = await packager.bundle(handlers, i18n, app.package);
      const sizeBytes = statSync(runtimeArchivePath).size;
      context.sizes.push(['functions', sizeBytes]);
      return sizeBytes > MAX_APP_BYTES ? [`the archive of the functions holds ${sizeBytes} bytes`] : [];
    },
  },
];
