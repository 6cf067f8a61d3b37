import { randomUUID } from 'node:crypto';
import { CLOUD_ID, type SiteClock } from '../kernel';
import { createInvocationLog, redact, type LogLine } from './app-log';
import type { CpuMeter } from './cpu-time';
import { realNow } from './globals';
import { createInstant } from './instant';
import { runInside, runOutside, type InvocationScope, type PlatformAnswer, type PlatformRequest } from './invocation';
import type { Journal } from './journal';
import type { PlatformLimits } from './limits';
import type { Manifest, ManifestFunction } from './manifest';
import type { Meter } from './meter';
import type { Pace } from './pace';
import { jsonBytes } from './storage-values';

export const ENVIRONMENT_ID = '00000000-0000-4000-8000-0000000000e1';
export const INSTALLATION_ID = '00000000-0000-4000-8000-0000000000f1';
export const APP_VERSION = '1.0.0';
const INSTALLATION_ARI = `ari:cloud:ecosystem::installation/${INSTALLATION_ID}`;

export type InstallContext = 'jira' | 'confluence';

/** What to run, and as whom. */
export interface FunctionCall {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly payload: unknown;
  readonly accountId?: string | undefined;
  readonly installContext: InstallContext;
  /** The first invocation of the chain that led here; a chain starts with an invocation that names none. */
  readonly origin?: string | undefined;
  /** The invocation is cut off although it ran to its end, as a time-out of the platform would. */
  readonly loseAnswer?: boolean;
}

export type FunctionResult =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly name: string; readonly message: string }
  | { readonly kind: 'timed-out'; readonly message: string };

/** An invocation while it runs, as the transport sees it. */
export interface RunningInvocation {
  readonly id: string;
  readonly origin: string;
  readonly functionKey: string;
  readonly accountId: string | undefined;
  /** Adds modelled latency; in a frozen site it also moves the clock. */
  spend(ms: number): void;
}

export type AppHandler = (payload: unknown, context: unknown) => unknown;

export interface FunctionRunner {
  run(call: FunctionCall): Promise<FunctionResult>;
  /** Resolves when no invocation is running. */
  idle(): Promise<void>;
}

/** Modelled cost of starting a function. Source: host-contract, section 4. */
const START_MS = 20;

interface Deps {
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly clock: SiteClock;
  readonly meter: Meter;
  readonly journal: Journal;
  readonly cpu: CpuMeter;
  readonly pace: Pace;
  readonly handlerOf: (fn: ManifestFunction) => AppHandler;
  readonly answer: (invocation: RunningInvocation, request: PlatformRequest) => Promise<PlatformAnswer>;
  readonly onLog: (line: LogLine) => void;
}

const BACKGROUND = new Set(['consumer', 'scheduledTrigger', 'webtrigger', 'action']);

/** Source: limits-invocation; `timeoutSeconds` only counts for consumers and schedules. */
function secondsOf(fn: ManifestFunction, moduleType: string, limits: PlatformLimits): number {
  if (!BACKGROUND.has(moduleType)) return limits.interactiveSeconds;
  const own = moduleType === 'consumer' || moduleType === 'scheduledTrigger' ? fn.timeoutSeconds : undefined;
  return Math.min(own ?? limits.backgroundSeconds, limits.longestSeconds);
}

/** Creates what runs functions of the app under the platform's limits. */
export function createFunctionRunner(deps: Deps): FunctionRunner {
  const { manifest, limits, clock, meter, journal, cpu } = deps;
  const instant = createInstant(clock);
  let running = 0;
  let waiting: Array<() => void> = [];

  const run = async (call: FunctionCall): Promise<FunctionResult> => {
    const fn = manifest.functions.get(call.functionKey);
    if (fn === undefined) throw new Error(`The manifest declares no function '${call.functionKey}'.`);
    const handler = deps.handlerOf(fn);
    const id = randomUUID();
    const limitMs = secondsOf(fn, call.moduleType, limits) * 1000;
    const timeOut = timedOut(limitMs);
    const cpuAtStart = cpu.appMs();
    const startedAt = realNow();
    const log = createInvocationLog(limits);
    let modelledMs = 0;
    let ended = false;
    let cutOff: (result: FunctionResult) => void = () => undefined;
    const cut = new Promise<FunctionResult>((resolve) => {
      cutOff = (result) => {
        ended = true;
        resolve(result);
      };
    });
    const totalMs = (): number => modelledMs + Math.max(0, cpu.appMs() - cpuAtStart);

    const invocation: RunningInvocation = {
      id,
      origin: call.origin ?? id,
      functionKey: call.functionKey,
      accountId: call.accountId,
      spend(ms) {
        modelledMs += ms;
        deps.pace.spend(ms);
      },
    };
    const scope: InvocationScope = {
      nowMs: () => clock.nowMs(),
      runtime: runtimeOf(manifest, call, fn, id, () => limitMs - Math.max(totalMs(), realNow() - startedAt)),
      log(level, args) {
        const written = log.write(level, args, totalMs());
        if (written === undefined) return;
        meter.log(written.bytes);
        deps.onLog({ at: instant(), function: call.functionKey, invocation: id, level, text: written.text });
      },
      async call(request) {
        // The process of a function that has ended is frozen: what it still asks for never comes.
        if (ended) return new Promise<never>(() => undefined);
        const answer = await runOutside(() => cpu.notApp(() => deps.answer(invocation, request)));
        if (totalMs() > limitMs) cutOff(timeOut);
        return ended ? new Promise<never>(() => undefined) : answer;
      },
    };

    invocation.spend(START_MS);
    running++;
    const timer = setTimeout(() => {
      cutOff(timeOut);
    }, limitMs);
    // A function that never ends must not keep a process alive that is done with it.
    timer.unref();
    const outcome = await Promise.race([runInside(scope, () => settle(handler, call, limits)), cut]);
    clearTimeout(timer);
    ended = true;
    if (--running === 0) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
    const ms = totalMs();
    const result = outcome.kind === 'answered' && (call.loseAnswer === true || ms > limitMs) ? timeOut : outcome;
    meter.invocation(
      call.functionKey,
      result.kind === 'timed-out' ? Math.max(ms, limitMs) : ms,
      fn.runtime?.memoryMB ?? manifest.memoryMb,
    );
    if (result.kind !== 'answered')
      meter.error({ at: instant(), function: call.functionKey, message: redact(result.message) });
    journal.add({
      at: instant(),
      invocation: id,
      function: call.functionKey,
      target: 'invocation',
      call: call.moduleKey,
      status: result.kind,
      ms,
    });
    return result;
  };

  return {
    run: (call) => runOutside(() => run(call)),
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

function timedOut(limitMs: number): FunctionResult {
  return { kind: 'timed-out', message: `The function did not finish within ${String(limitMs / 1000)} seconds.` };
}

async function settle(handler: AppHandler, call: FunctionCall, limits: PlatformLimits): Promise<FunctionResult> {
  try {
    // What a function gets and gives crosses as JSON.
    const payload: unknown = call.payload === undefined ? undefined : JSON.parse(JSON.stringify(call.payload));
    const value = await handler(payload, requestContextOf(call));
    if (value === undefined) return { kind: 'answered', value };
    const text = JSON.stringify(value);
    if (jsonBytes(value) > limits.responseBytes) {
      return {
        kind: 'threw',
        name: 'RESPONSE_TOO_LARGE',
        message: `The response is larger than ${String(limits.responseBytes)} bytes.`,
      };
    }
    const copy: unknown = JSON.parse(text);
    return { kind: 'answered', value: copy };
  } catch (error) {
    const named = typeof error === 'object' && error !== null && 'message' in error ? error : undefined;
    const name = named !== undefined && 'name' in named ? String(named.name) : 'Error';
    return { kind: 'threw', name, message: named === undefined ? String(error) : String(named.message) };
  }
}

function contextAri(installContext: InstallContext): string {
  return `ari:cloud:${installContext}::site/${CLOUD_ID}`;
}

/** The second argument of every function. */
function requestContextOf(call: FunctionCall): Readonly<Record<string, unknown>> {
  return {
    installContext: contextAri(call.installContext),
    ...(call.accountId === undefined ? {} : { principal: { accountId: call.accountId } }),
    workspaceId: contextAri(call.installContext),
    installation: {
      ari: { installationId: INSTALLATION_ARI },
      contexts: [{ cloudId: CLOUD_ID, workspaceId: contextAri('jira') }],
    },
  };
}

const noop = (): void => undefined;
const METRICS = {
  counter: () => ({ incr: noop, incrBy: noop, decr: noop, decrBy: noop }),
  timing: () => ({ measure: () => ({ stop: noop }) }),
  gauge: () => ({ set: noop }),
};

function runtimeOf(
  manifest: Manifest,
  call: FunctionCall,
  fn: ManifestFunction,
  invocationId: string,
  remainingMs: () => number,
): Readonly<Record<string, unknown>> {
  return {
    proxy: { token: 'local', url: 'http://forge-proxy.invalid', host: 'forge-proxy.invalid' },
    contextAri: contextAri(call.installContext),
    container: { runtime: process.version, handler: fn.handler, appCodeDir: process.cwd() },
    appContext: {
      appId: manifest.appId,
      appVersion: APP_VERSION,
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      invocationId,
      installationId: INSTALLATION_ID,
      functionKey: call.functionKey,
      moduleType: call.moduleType,
      moduleKey: call.moduleKey,
      installation: { ari: { installationId: INSTALLATION_ARI }, contexts: [{ cloudId: CLOUD_ID }] },
      permissions: { scopes: [...manifest.scopes], external: manifest.external ?? {} },
    },
    ...(call.accountId === undefined ? {} : { aaid: call.accountId }),
    lambdaContext: { awsRequestId: invocationId, getRemainingTimeInMillis: remainingMs },
    tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.replaceAll('-', '').slice(0, 16) },
    realtime: { contextToken: 'local' },
    externalAuth: [],
    metrics: METRICS,
    featureFlags: () => false,
  };
}
