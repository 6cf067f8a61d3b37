import { JsonResponse, textOf } from './answer-text';
import { currentInvocation, type InvocationScope } from './invocation';

/**
 * The globals through which the unmodified SDK packages and the app meet the platform. They are installed once and find
 * the running invocation through the async context, so several sites can live in one process. `@forge/api` takes `fetch`
 * when it is loaded: this module must be loaded first.
 */

const INSTALLED = Symbol.for('local-site.globals');
interface Originals {
  readonly fetch: typeof globalThis.fetch;
  readonly Date: DateConstructor;
}
// The originals stay on the global object: a module registry that is reset loads this file again, after the replacement.
const holder: typeof globalThis & { [INSTALLED]?: Originals } = globalThis;
const installed = holder[INSTALLED];
const { fetch: realFetch, Date: RealDate }: Originals = installed ?? { fetch: globalThis.fetch, Date: globalThis.Date };

/** The machine's clock, whatever `Date` says inside an invocation. */
export const realNow: () => number = RealDate.now.bind(RealDate);

function inside(): InvocationScope {
  const scope = currentInvocation();
  if (scope === undefined) throw new Error('Forge runtime not found: the call was made outside an invocation.');
  return scope;
}

async function forgeFetch(
  meta: Readonly<Record<string, unknown>>,
  path: unknown,
  init: RequestInit = {},
): Promise<Response> {
  const scope = inside();
  const answer = await scope.call({
    meta,
    path: String(path),
    method: (init.method ?? 'GET').toUpperCase(),
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === 'string' ? init.body : undefined,
  });
  const { status, headers, body } = answer;
  const bodiless = status === 204 || status === 304;
  if (bodiless || body === undefined) return new Response(null, { status, headers: { ...headers } });
  const text = typeof body === 'object' && body !== null ? textOf(body) : JSON.stringify(body);
  return new JsonResponse(text, status, { ...headers, 'content-type': 'application/json' });
}

/** Refuses as the platform does; the manifest's egress list is checked by the transport. */
async function egressFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (currentInvocation() === undefined) return realFetch(input, init);
  const url = input instanceof Request ? input.url : String(input);
  const response = await forgeFetch({ type: 'egress' }, url, init);
  if (response.headers.get('forge-proxy-error') !== 'BLOCKED_EGRESS') return response;
  const refusal = new Error(
    `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
  );
  refusal.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  throw refusal;
}

const siteNow = (): number => currentInvocation()?.nowMs() ?? realNow();

function siteDate(): DateConstructor {
  return new Proxy(RealDate, {
    construct(target, args: unknown[], newTarget: new (...args: unknown[]) => object) {
      const scope = args.length === 0 ? currentInvocation() : undefined;
      const built: unknown = Reflect.construct(target, scope === undefined ? args : [scope.nowMs()], newTarget);
      return built as Date;
    },
    apply: () => new RealDate(siteNow()).toString(),
    get(target, property, receiver): unknown {
      if (property === 'now') return siteNow;
      return Reflect.get(target, property, receiver);
    },
  });
}

const LEVELS = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const;

function captureConsole(): void {
  for (const level of LEVELS) {
    const real = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      const scope = currentInvocation();
      if (scope === undefined) real(...args);
      else scope.log(level, args);
    };
  }
}

function install(): void {
  if (installed !== undefined) return;
  holder[INSTALLED] = { fetch: realFetch, Date: RealDate };
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => currentInvocation()?.runtime,
  });
  Object.defineProperty(globalThis, '__forge_fetch__', { configurable: true, value: forgeFetch });
  globalThis.fetch = egressFetch;
  globalThis.Date = siteDate();
  captureConsole();
}

install();
