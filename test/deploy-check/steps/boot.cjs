const { NodeSandbox } = require('@forge/tunnel/out/sandbox/node-sandbox.js');
const { openManifest } = require('./forge-tools.cjs');
const { startEmptySite } = require('./empty-site.cjs');

// longer than any of these needs; an unsettled promise would otherwise hang the check
const BOOT_TIMEOUT_MS = 30_000;
const cloudId = '11111111-1111-4111-8111-111111111111';
const accountId = '557058:00000000-0000-4000-8000-000000000000';
const site = { cloudId, siteUrl: 'https://example.atlassian.net', accountId };

// One call of each audience and what it answers on a site with nothing in it.
const resolverCalls = {
  alignment: {
    functionKey: 'getAlignment',
    payload: { issueId: '10001' },
    type: 'jira:issuePanel',
    answer: 'not-found',
  },
  strategy: { functionKey: 'getStrategy', payload: {}, type: 'jira:globalPage', answer: 'ok' },
  settings: { functionKey: 'exportStrategy', payload: {}, type: 'jira:adminPage', answer: 'ok' },
  'strategy-table': { functionKey: 'getStrategyTable', payload: { objectives: [] }, type: 'macro', answer: 'ok' },
};

const emptyIssue = { id: '10001', key: 'EX-1', fields: { project: { id: '10000', key: 'EX' } } };

function eventOf(eventType) {
  const at = { eventType, timestamp: '1790000000000' };
  if (eventType.startsWith('avi:forge:'))
    return { ...at, id: 'installation', installerAccountId: accountId, app: { id: 'app', version: '1' } };
  if (eventType.endsWith(':project')) return { ...at, project: { id: 10000, key: 'EX' } };
  return { ...at, issue: emptyIssue, atlassianId: accountId };
}

/** The manifest's modules as one list of [module type, module]. */
const modulesOf = (modules) => Object.entries(modules).flatMap(([type, list]) => list.map((module) => [type, module]));

/** What to call a function with, from the module that names it; undefined when no module does. */
function payloadFor(key, modules) {
  for (const [type, module] of modulesOf(modules)) {
    if (type === 'function') continue;
    if (module.resolver?.function === key) {
      const known = resolverCalls[module.key];
      if (known === undefined) return { missing: `resolver of ${module.key}: add a call to boot.cjs` };
      const { answer, type: extensionType, ...call } = known;
      const extension = { type: extensionType, issue: { id: '10001', key: 'EX-1' } };
      const context = { ...site, moduleKey: module.key, extension };
      return { type, module, asUser: true, answer, body: { call, context } };
    }
    if (module.adfExport?.function === key) {
      const context = { ...site, config: { objectives: [] } };
      return { type, module, body: { exportType: 'pdf', context, extensionPayload: { config: { objectives: [] } } } };
    }
    if (module.function !== key) continue;
    if (type === 'trigger') return { type, module, body: eventOf(module.events[0]) };
    if (type === 'consumer')
      return { type, module, body: { body: {}, queueName: module.queue, jobId: 'job', eventId: 'event' } };
    if (type === 'scheduledTrigger') return { type, module, body: { context: { cloudId, moduleKey: module.key } } };
    return { missing: `functions of module type ${type}: add a payload to boot.cjs` };
  }
  return { missing: `no module names function ${key}` };
}

function eventFor({ handler, key }, { type, module, body, asUser }, proxyUrl, scopes) {
  return {
    handler,
    body,
    _meta: {
      proxy: { token: 'none', url: proxyUrl },
      contextAri: `ari:cloud:jira::site/${cloudId}`,
      ...(asUser ? { aaid: accountId } : {}),
      tracing: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
      timeout: 25,
      appContext: {
        appId: 'app',
        appVersion: '1.0.0',
        environmentId: 'environment',
        environmentType: 'DEVELOPMENT',
        invocationId: `boot-${key}`,
        installationId: 'installation',
        functionKey: key,
        moduleType: type,
        moduleKey: module.key,
        permissions: { scopes, external: {} },
      },
    },
  };
}

function withDeadline(promise, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} gave no answer in ${BOOT_TIMEOUT_MS} ms`)), BOOT_TIMEOUT_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function problemsOf(key, { answer }, result) {
  if (!result.success) {
    const { errorType, errorMessage, stack } = result.error;
    return [`${key}: ${errorType}: ${errorMessage}`, ...stack.slice(1, 6)];
  }
  if (answer === undefined) return [];
  const { body } = result;
  const answered = body?.ok === true ? 'ok' : body?.code;
  return answered === answer ? [] : [`${key} should answer ${answer}, not ${JSON.stringify(body)}`];
}

/** Every function of the manifest, from the official archive, in the sandbox that `forge tunnel` runs. */
module.exports = [
  {
    name: 'every function boots from the archive and answers',
    async run(context) {
      const { modules, permissions } = await openManifest().file.readConfig();
      const emptySite = await startEmptySite();
      const problems = [];
      try {
        for (const definition of modules.function) {
          const call = payloadFor(definition.key, modules);
          if (call.missing !== undefined) {
            problems.push(call.missing);
            continue;
          }
          const [modName, handler] = definition.handler.split('.');
          const sandbox = new NodeSandbox({ appPath: context.archive, modName, handler });
          try {
            const event = eventFor(definition, call, emptySite.url, permissions.scopes);
            problems.push(
              ...problemsOf(definition.key, call, await withDeadline(sandbox.execute(event), definition.key)),
            );
          } catch (error) {
            problems.push(`${definition.key}: ${error.message}`);
          } finally {
            sandbox.stop();
          }
        }
      } finally {
        await emptySite.close();
      }
      return [...problems, ...emptySite.asked];
    },
  },
];
