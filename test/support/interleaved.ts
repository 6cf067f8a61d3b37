import type fc from 'fast-check';

type ForgeFetch = (meta: unknown, path: unknown, init?: unknown) => Promise<unknown>;

const NAME = '__forge_fetch__';

/**
 * Runs what several people do at once while the scheduler decides in which order their calls of the platform are made. It
 * stands where the app leaves its own code, so storage is the site's own and everything between two calls is as it runs.
 */
export async function interleaved<T>(scheduler: fc.Scheduler, work: () => Promise<T>): Promise<T> {
  const real = Reflect.get(globalThis, NAME) as ForgeFetch;
  const held: ForgeFetch = async (meta, path, init) => {
    await scheduler.schedule(Promise.resolve(), String(path));
    return real(meta, path, init);
  };
  Object.defineProperty(globalThis, NAME, { configurable: true, value: held });
  try {
    return await scheduler.waitFor(work());
  } finally {
    Object.defineProperty(globalThis, NAME, { configurable: true, value: real });
  }
}

/** Does something else once, just before what is at work writes for the first time. */
export async function beforeTheFirstWrite<T>(other: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const real = Reflect.get(globalThis, NAME) as ForgeFetch;
  const put = (value: ForgeFetch): boolean =>
    Object.defineProperty(globalThis, NAME, { configurable: true, value }) === globalThis;
  put(async (meta, path, init) => {
    if (String(path).includes('transaction')) {
      put(real);
      await other();
    }
    return real(meta, path, init);
  });
  try {
    return await work();
  } finally {
    put(real);
  }
}
