import type { SiteClock } from '../kernel';
import { spoilt } from './answer-faults';
import { ON_ANSWER, type Faults, type FaultTarget, type Strike } from './faults';
import type { RunningInvocation } from './function-runner';
import { createInstant } from './instant';
import type { PlatformAnswer, PlatformRequest } from './invocation';
import type { Journal, JournalEntry } from './journal';
import type { Meter } from './meter';
import { errorAnswer, parseBody, type ProductCalls, type ProductName } from './products';
import type { Queue } from './queue';
import type { StorageCalls } from './storage-calls';

/** Lets calls through, or holds them up for ever: a process that has died asks for nothing and hears of nothing. */
export interface CallGate {
  mayCall(target: FaultTarget, call: string): boolean;
  mayAnswer(target: FaultTarget, call: string): boolean;
}

interface Deps {
  readonly clock: SiteClock;
  readonly storage: StorageCalls;
  readonly products: ProductCalls;
  readonly queue: Queue;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly journal: Journal;
  readonly calls: CallGate | undefined;
  /** Ends this process at once, as a power cut would. */
  readonly crash: () => void;
}

/** Modelled latency of a call. Source: host-contract, section 4. */
const STORAGE_MS = 15;
const JIRA_MS = 150;
const ISSUE_MS = 1;

type Answer = (invocation: RunningInvocation, request: PlatformRequest) => Promise<PlatformAnswer>;
type Noted = Partial<Pick<JournalEntry, 'as' | 'units' | 'points' | 'issues' | 'fault'>>;

const never = (): Promise<never> => new Promise<never>(() => undefined);

/** Creates what answers every call that leaves a function. */
export function createTransport(deps: Deps): Answer {
  const { clock, storage, products, queue, faults, meter, journal } = deps;
  const instant = createInstant(clock);

  const note = (
    invocation: RunningInvocation,
    target: JournalEntry['target'],
    call: string,
    answer: PlatformAnswer,
    noted: Noted = {},
  ): PlatformAnswer => {
    journal.add({
      at: instant(),
      invocation: invocation.id,
      function: invocation.functionKey,
      target,
      call,
      status: answer.status,
      ...noted,
    });
    return answer;
  };

  /** A call that was let through; its answer may still not be whole. */
  const answered = async <T extends { readonly answer: PlatformAnswer }>(
    target: FaultTarget,
    call: string,
    request: PlatformRequest,
    run: () => Promise<T>,
  ): Promise<T & { readonly fault?: string }> => {
    const outcome = await run();
    if (!faults.isOn(target, ON_ANSWER)) return outcome;
    const wrong = spoilt(request, outcome.answer, (fault) => faults.strike(target, call, [fault]) !== undefined);
    return wrong === undefined ? outcome : { ...outcome, ...wrong };
  };

  /** Runs a call unless a fault takes its place; a time-out may strike before or after the call has had its effect. */
  const withFault = async <T extends { readonly answer: PlatformAnswer }>(
    target: FaultTarget,
    call: string,
    request: PlatformRequest,
    run: () => Promise<T>,
    instead: (answer: PlatformAnswer) => T,
    failure: (status: number, nth: number) => PlatformAnswer,
  ): Promise<T & { readonly fault?: string }> => {
    const { calls } = deps;
    if (calls?.mayCall(target, call) === false) return never();
    const strike = faults.strike(target, call, ['400', '429', '500', 'quota', 'timeout', 'crash']);
    if (strike === undefined) {
      const outcome = await answered(target, call, request, run);
      return calls?.mayAnswer(target, call) === false ? never() : outcome;
    }
    if (strike.action === 'crash') {
      deps.crash();
      return never();
    }
    if (strike.action === 'timeout') {
      if (strikesAfter(strike)) await run();
      return { ...instead(failure(504, strike.nth)), fault: 'timeout' };
    }
    if (strike.action === 'quota') return { ...instead(quotaSpent(clock)), fault: 'quota' };
    return { ...instead(failure(Number(strike.action), strike.nth)), fault: strike.action };
  };

  const storageCall: Answer = async (invocation, request) => {
    invocation.spend(STORAGE_MS);
    const body = parseBody(request.body);
    const call = storageName(request.path, body);
    const outcome = await withFault(
      'kvs',
      call,
      request,
      () => storage.call(request, body),
      (answer) => storage.count(request, answer),
      storageFailure,
    );
    if (outcome.kind === 'read') meter.read(outcome.units, outcome.bytes);
    else meter.write(outcome.units, outcome.bytes);
    return note(invocation, 'kvs', call, outcome.answer, { units: outcome.units, ...faultOf(outcome) });
  };

  const productCall = async (
    product: ProductName,
    invocation: RunningInvocation,
    request: PlatformRequest,
  ): Promise<PlatformAnswer> => {
    if (product === 'jira') invocation.spend(JIRA_MS);
    const call = `${request.method} ${request.path}`;
    const endpoint = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    const outcome = await withFault(
      product,
      call,
      request,
      () => products.call(product, request, invocation.accountId),
      (answer) => ({ answer, as: String(request.meta.provider), endpoint, points: 1, issues: 0 }),
      productFailure,
    );
    if (product === 'jira') {
      invocation.spend(outcome.issues * ISSUE_MS);
      meter.jira(outcome.endpoint, outcome.points);
    } else meter.confluence();
    return note(invocation, product, call, outcome.answer, {
      as: outcome.as,
      points: outcome.points,
      issues: outcome.issues,
      ...faultOf(outcome),
    });
  };

  const queueCall: Answer = async (invocation, request) => {
    const body = parseBody(request.body);
    const operation = request.path.split('/')[3] ?? '';
    const named = typeof body === 'object' && body !== null ? body : {};
    const call = `${operation === 'publish' ? 'push' : operation} ${'queueName' in named ? String(named.queueName) : ''}`;
    const outcome = await withFault(
      'queue',
      call,
      request,
      async () => ({ answer: await queueAnswer(operation, body, invocation) }),
      (answer) => ({ answer }),
      (status) => ({ status, body: { code: status, message: 'The queue is not available.' } }),
    );
    if (operation === 'publish') {
      const messages = 'payload' in named && Array.isArray(named.payload) ? named.payload.length : 0;
      meter.push(outcome.answer.status === 201 ? messages : 0);
    }
    return note(invocation, 'queue', call, outcome.answer, faultOf(outcome));
  };

  const queueAnswer = async (
    operation: string,
    body: unknown,
    invocation: RunningInvocation,
  ): Promise<PlatformAnswer> => {
    if (operation === 'publish') return queue.push(body, invocation.origin);
    if (operation === 'stats') return queue.stats(body);
    if (operation === 'cancel') return queue.cancel(body);
    return notModelled(`queue operation ${operation}`);
  };

  return async (invocation, request) => {
    const { type, remote } = request.meta;
    if (type === 'kvs') return storageCall(invocation, request);
    if (type === 'fpp' && remote === 'jira') return productCall('jira', invocation, request);
    if (type === 'fpp' && remote === 'confluence') return productCall('confluence', invocation, request);
    if (type === 'fpp' && remote === 'stargate' && request.path.startsWith('/webhook/queue/'))
      return queueCall(invocation, request);
    const call = `${String(type)} ${String(remote ?? '')} ${request.method} ${request.path}`;
    if (type === 'egress') {
      const answer: PlatformAnswer = { status: 403, headers: { 'forge-proxy-error': 'BLOCKED_EGRESS' } };
      return note(invocation, 'egress', call, answer);
    }
    return note(invocation, 'other', call, notModelled(call));
  };
}

function faultOf(outcome: { readonly fault?: string }): Noted {
  return outcome.fault === undefined ? {} : { fault: outcome.fault };
}

/** Without a seed the worse case, after the effect, comes first and then every second time. */
function strikesAfter(strike: Strike): boolean {
  return strike.random === undefined ? strike.nth % 2 === 1 : strike.random() < 0.5;
}

function notModelled(call: string): PlatformAnswer {
  return { status: 501, body: { code: 'NOT_MODELLED', message: `The local site does not model: ${call}` } };
}

/** `entity/set target TGT-1`: the operation, and what it is about when it names one thing. */
function storageName(path: string, body: unknown): string {
  const operation = path.replace('/api/v1/', '');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return operation;
  const named: { readonly entityName?: unknown; readonly indexName?: unknown; readonly key?: unknown } = body;
  const parts = [named.entityName, named.indexName, named.key].filter((part) => typeof part === 'string');
  return [operation, ...parts].join(' ');
}

function storageFailure(status: number): PlatformAnswer {
  const code = status === 429 ? 'RATE_LIMIT_EXCEEDED' : status === 504 ? 'GATEWAY_TIMEOUT' : 'INTERNAL_SERVER_ERROR';
  return { status, body: { code, message: `The storage answered ${String(status)}.` } };
}

const PRODUCT_FAILURES: Readonly<Record<number, string>> = { 400: 'Bad request', 504: 'Gateway timeout' };

/** Every second 429 comes without `Retry-After`, as those of Atlassian's gateway do. */
function productFailure(status: number, nth: number): PlatformAnswer {
  if (status !== 429) return errorAnswer(status, PRODUCT_FAILURES[status] ?? 'Internal server error');
  return errorAnswer(429, 'Rate limit exceeded.', {
    'ratelimit-reason': 'jira-burst-based',
    ...(nth % 2 === 1 ? { 'retry-after': '5' } : {}),
  });
}

const HOUR_MS = 3_600_000;

/** The app has used up its points although this site has not: other customers share them. */
function quotaSpent(clock: SiteClock): PlatformAnswer {
  const resetMs = (Math.floor(clock.nowMs() / HOUR_MS) + 1) * HOUR_MS;
  return errorAnswer(429, 'Rate limit exceeded.', {
    'ratelimit-reason': 'jira-quota-global-based',
    'x-ratelimit-reset': new Date(resetMs).toISOString(),
    'retry-after': String(Math.ceil((resetMs - clock.nowMs()) / 1_000)),
  });
}
