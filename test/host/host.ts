// First of all: the SDK packages take hold of the globals when they are loaded, which loading the app does.
import { realNow } from './platform/globals';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { openClock } from './clock';
import type { HostStore, Product, ProductEvent, ProductRequest, ProductResponse, SiteClock, SiteUser } from './kernel';
import { openPeople, type People } from './people';
import type { LogLine } from './platform/app-log';
import { createCpuMeter, type CpuMeter } from './platform/cpu-time';
import type { FaultRule } from './platform/faults';
import { ENVIRONMENT_ID, type AppHandler } from './platform/function-runner';
import { handlersFrom, handlersIn } from './platform/handlers';
import type { JournalPage } from './platform/journal';
import { PLATFORM_LIMITS, type PlatformLimits } from './platform/limits';
import { parseManifest, readManifest, type Manifest } from './platform/manifest';
import type { Usage } from './platform/meter';
import { InvokeError } from './platform/module-calls';
import { createPlatform, type Platform } from './platform/platform';
import type { CallGate } from './platform/transport';
import { checkScopes, missingScopeMessage } from './platform/scopes';
import { appPermissionsOf, grantOps, type Grant } from './jira/app-permissions';
import { DEFAULT_USERS } from './jira/base-site';
import { createConfluence } from './confluence/create-confluence';
import type * as httpServer from './http-server';
import { createJira } from './jira';
import { isComplete, setUpSite, type SiteContent } from './site-setup';
import { openStore, type SiteStore } from './store';

/** Which site to make or to open. */
export interface HostOptions extends SiteContent {
  /** Where everything is kept; without it nothing is. */
  readonly stateDir?: string | undefined;
  /** What another host of this process has left behind, in place of a folder. */
  readonly store?: SiteStore | undefined;
  /** Stands between the app and the platform: what it holds up never comes back, as when a process dies. */
  readonly calls?: CallGate | undefined;
  /** By what the app's own time is measured: the processor's, unless a run has to be repeated to the millisecond. */
  readonly cpu?: CpuMeter | undefined;
  /** An instant at which the clock stands still; without it the clock runs. A kept site keeps its own clock. */
  readonly clockStart?: string | Date | undefined;
  /** The manifest as an object; without it `manifest.yml` of the app folder. */
  readonly manifest?: unknown;
  /** Functions by key; without them those of the app's `src`. */
  readonly handlers?: Readonly<Record<string, AppHandler>> | undefined;
  /** Folder of `manifest.yml` and `src`. */
  readonly appRoot?: string | undefined;
  /** People besides the two that every site has. */
  readonly users?: readonly SiteUser[] | undefined;
  /** Groups to which the app's global permissions are granted besides those it asks for. */
  readonly grants?: readonly Grant[] | undefined;
  /** Platform limits that differ from the platform's own. */
  readonly limits?: Partial<PlatformLimits> | undefined;
  /** Products in place of the local Jira and Confluence. */
  readonly products?: Partial<Readonly<Record<'jira' | 'confluence', Product>>> | undefined;
  /** Serves the site on this loopback port; 0 takes any free one. Without it nothing listens. */
  readonly port?: number | undefined;
  readonly onLog?: ((line: LogLine) => void) | undefined;
  /** What the fault `crash` does; by default it kills this process. */
  readonly crash?: (() => void) | undefined;
}

/** A person by email or account id; undefined is somebody who is not logged in. */
export type Caller = string | undefined;

/** A local Atlassian site with the app installed. */
export interface Host {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly people: People;
  readonly manifest: Manifest;
  readonly appRoot: string;
  /** Where people open the site, when it listens. */
  readonly url: string | undefined;
  readonly jira: Product;
  readonly confluence: Product;
  readonly platform: Platform;
  /** What the bridge's `invoke` does for a module: the resolver's value, or an `InvokeError` with its status. */
  invoke(
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    user: Caller,
    context?: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  /** Runs a function that the product calls for a module, such as a macro's `adfExport`. */
  callFunction(functionKey: string, moduleKey: string, payload: unknown, user: Caller): Promise<unknown>;
  /** A request of a site user, neither metered nor limited. */
  product(request: ProductRequest): Promise<ProductResponse>;
  /** A request of the app's front end in a user's name: held to the app's scopes. */
  productForApp(request: ProductRequest): Promise<ProductResponse>;
  /** Puts a product event where the app's triggers wait; `settle` delivers it. */
  fire(event: ProductEvent): Promise<void>;
  /** Until nothing waits any more; the usage since the previous settle. */
  settle(): Promise<Usage & { readonly left: number }>;
  /** Moves the clock by or to, firing what falls due on the way. */
  advance(step: { readonly byMs: number } | { readonly toMs: number }): Promise<void>;
  setFaults(rules: readonly FaultRule[]): void;
  usage(): Usage;
  resetUsage(): void;
  journal(since?: number): JournalPage;
  /** The newest lines that the app logged. */
  logs(): readonly LogLine[];
  /** What somebody asked for that this site does not have. */
  notModelled(): readonly string[];
  recordNotModelled(what: string): void;
  close(): Promise<void>;
}

const DEFAULT_ROOT = resolve(__dirname, '../..');
const KEPT_LINES = 2000;

/** Opens a site: an empty one, or the one that the state folder holds. */
export async function createHost(options: HostOptions = {}): Promise<Host> {
  const appRoot = options.appRoot ?? DEFAULT_ROOT;
  const manifest =
    options.manifest === undefined ? readManifest(resolve(appRoot, 'manifest.yml')) : parseManifest(options.manifest);
  const handlerOf =
    options.handlers === undefined
      ? handlersIn(resolve(appRoot, 'src'), manifest.functions.values())
      : handlersFrom(options.handlers);
  const store = options.store ?? (await openStore(options.stateDir));
  const isNew = !isComplete(store);
  try {
    return await openSite(options, { appRoot, manifest, handlerOf, store });
  } catch (error) {
    // A new site that could not be set up leaves nothing behind; one that was complete before keeps what it had.
    await (isNew ? store.destroy() : store.close());
    throw error;
  }
}

async function openSite(
  options: HostOptions,
  parts: { appRoot: string; manifest: Manifest; handlerOf: ReturnType<typeof handlersFrom>; store: SiteStore },
): Promise<Host> {
  const { appRoot, manifest, handlerOf, store } = parts;
  const startMs = options.clockStart === undefined ? undefined : new Date(options.clockStart).getTime();
  if (Number.isNaN(startMs)) throw new Error(`${String(options.clockStart)} is no instant.`);
  const clock = openClock(store, startMs, realNow);
  const people = openPeople(store);
  const lines: LogLine[] = [];
  const missing: string[] = [];
  let listening: httpServer.Listening | undefined;
  let jira: Product | undefined;
  let confluence: Product | undefined;

  const platform = await createPlatform({
    store,
    clock,
    manifest,
    limits: { ...PLATFORM_LIMITS, ...options.limits },
    handlerOf,
    products: (outbox, indexLagMs) => {
      jira =
        options.products?.jira ??
        createJira({ store, clock, outbox, indexLagMs, appPermissions: appPermissionsOf(manifest, ENVIRONMENT_ID) });
      confluence =
        options.products?.confluence ??
        createConfluence({ store, clock, outbox, siteUrl: () => listening?.url ?? 'http://127.0.0.1' });
      return { jira, confluence };
    },
    siteUrl: () => listening?.url ?? 'http://127.0.0.1',
    onLog: (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      options.onLog?.(line);
    },
    calls: options.calls,
    cpu: options.cpu ?? createCpuMeter(),
    crash: options.crash ?? (() => process.kill(process.pid, 'SIGKILL')),
  });
  if (jira === undefined || confluence === undefined) throw new Error('The platform was built without its products.');
  const products = { jira, confluence };
  await people.ensure([...DEFAULT_USERS, ...(options.users ?? [])]);
  await store.commit(grantOps(store, options.grants ?? []));

  const caller = (user: Caller): SiteUser | undefined => {
    if (user === undefined) return undefined;
    const found = people.find(user);
    if (found === undefined) throw new InvokeError(401, `Nobody on this site is ${user}.`);
    return found;
  };
  const product = (request: ProductRequest): Promise<ProductResponse> =>
    products[productNameOf(request)].handle(request);
  let resetMark = platform.meter.mark();
  let settleMark = resetMark;

  const host: Host = {
    get url() {
      return listening?.url;
    },
    store,
    clock,
    people,
    manifest,
    appRoot,
    jira: products.jira,
    confluence: products.confluence,
    platform,
    invoke: (moduleKey, functionKey, payload, user, context) =>
      after(() => platform.modules.invoke(moduleKey, functionKey, payload, caller(user), context)),
    callFunction: (functionKey, moduleKey, payload, user) =>
      after(() => platform.modules.callFunction(moduleKey, functionKey, payload, caller(user))),
    product,
    async productForApp(request) {
      const verdict = checkScopes(request.method, request.path, manifest.scopes);
      const answer: ProductResponse =
        verdict.kind === 'missing'
          ? { status: 403, body: { errorMessages: [missingScopeMessage(manifest.scopes, verdict.groups)], errors: {} } }
          : await product(request);
      platform.journal.add({
        at: new Date(clock.nowMs()).toISOString(),
        invocation: '',
        function: 'front end',
        target: productNameOf(request),
        call: `${request.method} ${request.path}`,
        as: request.actor.kind === 'user' ? request.actor.accountId : request.actor.kind,
        status: answer.status,
      });
      return answer;
    },
    async fire(event) {
      await store.commit(platform.outbox.ops([event]));
      platform.outbox.notify();
    },
    async settle() {
      const { left } = await platform.dispatcher.settle();
      const usage = platform.meter.usageSince(settleMark);
      settleMark = platform.meter.mark();
      return { ...usage, left };
    },
    advance: (step) => platform.dispatcher.advanceTo('toMs' in step ? step.toMs : clock.nowMs() + step.byMs),
    setFaults: (rules) => {
      platform.faults.set(rules);
    },
    usage: () => platform.meter.usageSince(resetMark),
    resetUsage() {
      resetMark = platform.meter.mark();
    },
    journal: (since = 0) => platform.journal.page(since),
    logs: () => lines,
    notModelled: () => missing,
    recordNotModelled: (what) => {
      missing.push(what);
    },
    async close() {
      await listening?.close();
      await platform.dispatcher.stop();
      await store.close();
    },
  };
  try {
    await setUpSite(host, options);
    if (options.port !== undefined) {
      // Loaded only here: tests that need no pages should not pay for them. Not by `import`, which would load every module
      // a second time beside those that are there.
      const { listen } = createRequire(__filename)('./http-server') as typeof httpServer;
      listening = await listen(host, options.port);
    }
    return host;
  } catch (error) {
    await platform.dispatcher.stop();
    throw error;
  }
}

function productNameOf({ path }: ProductRequest): 'jira' | 'confluence' {
  return path.startsWith('/wiki/') ? 'confluence' : 'jira';
}

/** Runs work so that even what it throws at once becomes a rejected promise. */
async function after<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
