import { AsyncLocalStorage } from 'node:async_hooks';

/** A call of the app that leaves the function: what the SDK hands to the platform. */
export interface PlatformRequest {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface PlatformAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the code of a running function can reach: one per invocation, found through the async context. */
export interface InvocationScope {
  /** The object that `@forge/*` reads as `__forge_runtime__`. */
  readonly runtime: Readonly<Record<string, unknown>>;
  nowMs(): number;
  call(request: PlatformRequest): Promise<PlatformAnswer>;
  log(level: string, args: readonly unknown[]): void;
}

const KEY = Symbol.for('local-site.invocation');

// Kept beside its class, which a process has once: a module registry that is reset must not split callers from their
// invocation, and every promise carries the value of every storage that was ever used.
const holder: typeof AsyncLocalStorage & { [KEY]?: AsyncLocalStorage<InvocationScope> } = AsyncLocalStorage;
const storage = (holder[KEY] ??= new AsyncLocalStorage<InvocationScope>());

/** The invocation whose code is running now, if any. */
export function currentInvocation(): InvocationScope | undefined {
  return storage.getStore();
}

/** Runs code as a function of the app. */
export function runInside<T>(scope: InvocationScope, work: () => T): T {
  return storage.run(scope, work);
}

/** Runs code of the site itself on behalf of an invocation, with the real clock and network. */
export function runOutside<T>(work: () => T): T {
  return storage.exit(work);
}
