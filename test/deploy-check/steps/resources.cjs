const { existsSync, statSync } = require('node:fs');
const path = require('node:path');
const { cliFile, createLogger, fromCli, openManifest, shared } = require('./forge-tools.cjs');

const { ResourcePackagingService } = cliFile('service/resource-packaging-service.js');
const { makeArchiver } = cliFile('deploy/packager/archiver.js');
const { NativeUIBundler } = fromCli('@forge/bundler');

// developer.atlassian.com, Forge platform quotas and limits.
const MAX_APP_BYTES = 100 * 1024 * 1024;
const MAX_KEY_LENGTH = 23;
const MAX_RESOURCES = 10;

const noTranslations = { exists: false };

async function zipResources(context) {
  const logger = createLogger();
  const { reader, file } = openManifest();
  const all = await file.getResources();
  const native = all.filter(({ resourceType }) => resourceType === 'nativeUI');
  const { nativeUiBundlesDetails } = await new NativeUIBundler(logger).bundleResources(native);
  const service = new ResourcePackagingService(
    () => makeArchiver(logger),
    reader,
    process.cwd(),
    new shared.BridgeScriptService(),
    new shared.IframeResizerScriptService(),
  );
  const plain = all.filter(({ resourceType }) => resourceType !== 'nativeUI');
  const translations = shared.EMPTY_I18N_RESOURCE_BUNDLE ?? noTranslations;
  const archives = await service.zipResources([...plain, ...nativeUiBundlesDetails], translations);
  return Object.entries(archives).flatMap(([key, { zipPath }]) => {
    const sizeBytes = statSync(zipPath).size;
    context.sizes.push([`resource ${key}`, sizeBytes]);
    return sizeBytes > MAX_APP_BYTES ? [`the archive of resource ${key} holds ${sizeBytes} bytes`] : [];
  });
}

/** Every `resource:` and `icon:` below a module, with the path that leads to it. */
function referencesIn(value, where) {
  if (Array.isArray(value))
    return value.flatMap((each, index) => referencesIn(each, `${where}[${each?.key ?? index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = `${where}.${name}`;
    if (typeof inner !== 'string') return referencesIn(inner, place);
    if (name === 'resource') return [{ place, key: inner.split('/')[0], entry: inner.split('/')[1] }];
    const icon = name === 'icon' || name === 'thumbnail' ? /^resource:([^;]+);(.+)$/.exec(inner) : null;
    return icon === null ? [] : [{ place, key: icon[1], file: icon[2] }];
  });
}

// The official validator looks at a module's own `resource` only, not at one inside `config`, `edit` or `view`.
async function missingFiles() {
  const { modules, resources = [] } = await openManifest().file.readConfig();
  return referencesIn(modules, 'modules').flatMap(({ place, key, entry, file }) => {
    const resource = resources.find((each) => each.key === key);
    if (resource === undefined) return [`${place} names resource ${key}, which is not declared`];
    if (entry !== undefined && resource.entry?.[entry] === undefined)
      return [`${place} names entry ${entry}, which ${key} lacks`];
    const wanted = path.join(resource.path, file ?? (entry === undefined ? 'index.html' : resource.entry[entry]));
    return existsSync(wanted) ? [] : [`${place} needs ${wanted}, which the build did not write`];
  });
}

async function brokenLimits() {
  const { modules, resources = [] } = await openManifest().file.readConfig();
  const keys = [...(modules.function ?? []), ...resources].map(({ key }) => key);
  const long = keys
    .filter((key) => key.length > MAX_KEY_LENGTH)
    .map((key) => `key ${key} is over ${MAX_KEY_LENGTH} characters`);
  return resources.length > MAX_RESOURCES
    ? [...long, `${resources.length} resources, at most ${MAX_RESOURCES} deploy`]
    : long;
}

async function uiKit1() {
  const { modules } = await openManifest().file.readConfig();
  return shared
    .findUIKit1Modules(modules)
    .map((found) => `UI Kit 1 was removed and does not render: ${JSON.stringify(found)}`);
}

module.exports = [
  { name: 'resources package as they deploy', run: zipResources },
  { name: 'every resource, nested entry and icon exists', run: missingFiles },
  { name: 'keys and counts are within the limits', run: brokenLimits },
  { name: 'no module of the removed UI Kit 1', run: uiKit1 },
];
