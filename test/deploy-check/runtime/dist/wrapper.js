'use strict';
// Stands in for Atlassian's runtime wrapper, which is not on npm: it gives the bundled app the two globals that every @forge
// package ends in (`__forge_runtime__`, `__forge_fetch__`), and sends what they ask for to the proxy named in the event.
const path = require('path');
const { AsyncLocalStorage } = require('async_hooks');

const invocation = new AsyncLocalStorage();
const nativeFetch = globalThis.fetch;
const levels = { debug: 20, trace: 20, log: 30, info: 30, warn: 40, error: 50 };

function routeOf(meta) {
  switch (meta.type) {
    case 'fpp':
      return `/product/${meta.remote ?? 'context'}`;
    case 'kvs':
    case 'egress':
      return `/${meta.type}`;
    default:
      return `/not-modelled/${meta.type}`;
  }
}

async function forgeFetch(meta, target, init = {}) {
  const { proxy } = invocation.getStore();
  const headers = new Headers(init.headers);
  headers.set('forge-proxy-target', String(target));
  headers.set('forge-proxy-provider', meta.provider ?? 'none');
  return nativeFetch(new URL(routeOf(meta), proxy.url), { method: init.method, headers, body: init.body });
}

const timer = { stop() {} };
const metrics = {
  counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
  timing: () => ({ measure: () => timer }),
  gauge: () => ({ set() {} }),
};

/** Sets the globals; the app's modules are loaded only afterwards, because some read them once. */
function install() {
  Object.defineProperty(global, '__forge_runtime__', { configurable: true, get: () => invocation.getStore() });
  global.__forge_fetch__ = forgeFetch;
  globalThis.fetch = (input, init) =>
    forgeFetch({ type: 'egress' }, input instanceof Request ? input.url : input, init);
  // The sandbox reads its child's output as JSON lines and breaks on anything else.
  for (const [name, logLevel] of Object.entries(levels)) {
    console[name] = (...logArguments) => {
      const shown = logArguments.map((each) => (each instanceof Error ? each.stack : each));
      const invocationId = invocation.getStore()?.appContext.invocationId ?? 'loading';
      process.stdout.write(`${JSON.stringify({ invocationId, logLevel, logArguments: shown })}\n`);
    };
  }
}

function runtimeOf(meta, lambdaContext) {
  const appCodeDir = process.env.FORGE_EFS_RUNTIME_PATH;
  return { ...meta, container: { appCodeDir }, lambdaContext, metrics, featureFlags: () => false };
}

/** One invocation, as the sandbox makes it. */
async function main(event, lambdaContext) {
  const [file, name] = event.handler.split('.');
  const { _meta: meta } = event;
  const context = { installContext: meta.contextAri, ...(meta.aaid ? { principal: { accountId: meta.aaid } } : {}) };
  try {
    const body = await invocation.run(runtimeOf(meta, lambdaContext), async () => {
      const handler = require(path.join(process.env.FORGE_EFS_RUNTIME_PATH, `${file}.cjs`))[name];
      if (typeof handler !== 'function') throw new Error(`${file} exports no function ${name}`);
      const answer = await handler(event.body, context);
      return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
    });
    return { success: true, body };
  } catch (error) {
    const { name: errorType = 'Error', message: errorMessage = String(error), stack = '' } = error ?? {};
    return { success: false, error: { errorType, errorMessage, stack: stack.split('\n') } };
  }
}

module.exports = { install, main };
