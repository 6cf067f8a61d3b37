// Takes the place of the globals before anything of the app is loaded.
import '../host/platform/globals';
import path from 'node:path';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { FromApp } from './app-thread';
import { handlersIn } from '../host/platform/handlers';
import { runInside, type InvocationScope, type PlatformAnswer } from '../host/platform/invocation';
import { readManifest } from '../host/platform/manifest';
import { report } from './report';

/** What the site asks of the app's thread. */
type ToApp = { readonly run: number; readonly nowMs: number } & (
  | {
      readonly kind: 'run';
      readonly key: string;
      readonly payload: unknown;
      readonly context: unknown;
      readonly runtime: Readonly<Record<string, object>>;
    }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: PlatformAnswer }
);

const ROOT = path.join(__dirname, '..', '..');
const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;

const { functions } = readManifest(path.join(ROOT, 'manifest.yml'));
const handlerOf = handlersIn(path.join(ROOT, 'src'), functions.values());
const waiting = new Map<number, (answer: PlatformAnswer) => void>();
let calls = 0;
let nowMs = 0;
let mostMb = 0;

const say = (message: FromApp): void => parentPort?.postMessage(message);

const isWholeCollection = (entry: object): boolean =>
  'detail' in entry &&
  typeof entry.detail === 'object' &&
  entry.detail !== null &&
  'kind' in entry.detail &&
  entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;

/** What is in use once everything else has been collected, each time that is more than ever before. */
function watchMemory(): void {
  new PerformanceObserver((list) => {
    const usedMb = getHeapStatistics().used_heap_size / MEGABYTE;
    if (usedMb <= mostMb || !list.getEntries().some(isWholeCollection)) return;
    mostMb = usedMb;
    report('large.heap.app', mostMb, 'MB in use', 1);
  }).observe({ entryTypes: ['gc'] });
}

function scopeOf(run: number, runtime: Readonly<Record<string, object>>): InvocationScope {
  const lambdaContext = { ...runtime['lambdaContext'], getRemainingTimeInMillis: () => DAY_MS };
  return {
    runtime: { ...runtime, lambdaContext, featureFlags: () => false },
    nowMs: () => nowMs,
    log: (level, args) => say({ run, kind: 'log', level, args }),
    call: async (request) =>
      new Promise((resolve) => {
        const call = (calls += 1);
        waiting.set(call, resolve);
        say({ run, kind: 'call', call, request });
      }),
  };
}

async function work(message: Extract<ToApp, { readonly kind: 'run' }>): Promise<void> {
  const { run, key, payload, context, runtime } = message;
  const fn = functions.get(key);
  try {
    if (fn === undefined) throw new Error(`no function ${key}`);
    const value = await runInside(scopeOf(run, runtime), async () => handlerOf(fn)(payload, context));
    say({ run, kind: 'done', value: value === undefined ? undefined : JSON.parse(JSON.stringify(value)) });
  } catch (error) {
    const { name, message: why } = error instanceof Error ? error : new Error(String(error));
    say({ run, kind: 'threw', name, message: why });
  }
}

parentPort?.on('message', (message: ToApp) => {
  ({ nowMs } = message);
  if (message.kind === 'run') void work(message);
  else {
    waiting.get(message.call)?.(message.answer);
    waiting.delete(message.call);
  }
});
watchMemory();
