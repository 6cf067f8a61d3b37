import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AppHandler } from '../host/platform/function-runner';
import { currentInvocation, type InvocationScope, type PlatformRequest } from '../host/platform/invocation';
import { readManifest } from '../host/platform/manifest';

/** What the thread of the app says. */
export type FromApp = { readonly run: number } & (
  | { readonly kind: 'call'; readonly call: number; readonly request: PlatformRequest }
  | { readonly kind: 'log'; readonly level: string; readonly args: readonly unknown[] }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly name: string; readonly message: string }
);

interface Running {
  readonly scope: InvocationScope;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The app in a thread of its own, which has as much memory as a function has and ends when it needs more. */
export interface AppThread {
  readonly handlers: Readonly<Record<string, AppHandler>>;
  end(): Promise<void>;
}

const ROOT = path.join(__dirname, '..', '..');

/** A thread has no loader for TypeScript of its own. */
const START = `require('tsx/cjs'); require(${JSON.stringify(path.join(__dirname, 'app-thread-main.ts'))});`;

/** Functions cannot cross into a thread; the thread puts its own in their place. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export function appInThread(memoryMb: number): AppThread {
  const worker = new Worker(START, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const running = new Map<number, Running>();
  let runs = 0;
  const fail = (error: Error): void => {
    for (const { reject } of running.values()) reject(error);
    running.clear();
  };
  worker.on('error', fail);
  worker.on('message', (message: FromApp) => {
    const { run } = message;
    const one = running.get(run);
    if (one === undefined) return;
    switch (message.kind) {
      case 'call': {
        const { call } = message;
        void one.scope
          .call(message.request)
          .then((answer) => worker.postMessage({ kind: 'answer', run, call, answer, nowMs: one.scope.nowMs() }));
        return;
      }
      case 'log':
        one.scope.log(message.level, message.args);
        return;
      case 'done':
        running.delete(run);
        one.resolve(message.value);
        return;
      case 'threw':
        running.delete(run);
        one.reject(Object.assign(new Error(message.message), { name: message.name }));
    }
  });

  const handlerOf =
    (key: string): AppHandler =>
    async (payload, context) => {
      const scope = currentInvocation();
      if (scope === undefined) throw new Error('the app runs inside an invocation only');
      const run = (runs += 1);
      const { runtime } = scope;
      return new Promise((resolve, reject) => {
        running.set(run, { scope, resolve, reject });
        const asked = { payload, context: plain(context), runtime: plain(runtime), nowMs: scope.nowMs() };
        worker.postMessage({ kind: 'run', run, key, ...asked });
      });
    };
  const { functions } = readManifest(path.join(ROOT, 'manifest.yml'));
  return {
    handlers: Object.fromEntries([...functions.keys()].map((key) => [key, handlerOf(key)])),
    async end() {
      await worker.terminate();
    },
  };
}
