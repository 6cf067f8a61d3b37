import { CLOUD_ID, type HostStore, type SiteClock } from '../kernel';
import type { Deliveries, Due } from './deliveries';
import type { FaultAction, Faults, Strike } from './faults';
import type { FunctionRunner } from './function-runner';
import { runOutside } from './invocation';
import type { Journal } from './journal';
import type { PlatformLimits } from './limits';
import type { ManifestSchedule } from './manifest';
import type { Meter } from './meter';
import type { Queue } from './queue';
import { decideRetry, retryAfterPlatformFailure, type Verdict } from './retries';
import type { DueSchedule, Schedules } from './schedules';

/** Hands what falls due to the functions of the app, one after the other and in the order in which it falls due. */
export interface Dispatcher {
  /** In a running site: looks again now, and by itself from then on. */
  wake(): void;
  /** Until nothing waits, jumping to the next due instant; gives up after the longest jump it may make. */
  settle(): Promise<{ readonly left: number }>;
  /** Moves the clock to an instant, firing all that falls due on the way, schedules too. */
  advanceTo(instantMs: number): Promise<void>;
  /** Handles the next delivery, jumping to when it is due; false when nothing waits. */
  step(): Promise<boolean>;
  stop(): Promise<void>;
}

interface Deps {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly limits: PlatformLimits;
  readonly deliveries: Deliveries;
  readonly schedules: Schedules;
  readonly queue: Queue;
  readonly runner: FunctionRunner;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly journal: Journal;
  readonly crash: () => void;
}

/** Source: host-contract, section 2. */
const LONGEST_SETTLE_MS = 48 * 3_600_000;
/** How long after the first a duplicated delivery comes. */
const DUPLICATE_AFTER_MS = 2_000;

/** Creates the dispatcher of one site. */
export function createDispatcher(deps: Deps): Dispatcher {
  const { store, clock, deliveries, schedules, queue, runner, faults, meter, journal } = deps;
  let chain: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** A turn that has not begun sees whatever it is woken for. */
  let turnWaits = false;

  /** One thing at a time: a settle waits for the turn that is being handled, and the other way round. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = chain.then(work);
    chain = turn.catch(() => undefined);
    return turn;
  };

  const note = (due: Due, status: string, fault?: string): void => {
    const { delivery } = due;
    journal.add({
      at: new Date(clock.nowMs()).toISOString(),
      invocation: '',
      function: delivery.functionKey,
      target: delivery.kind === 'event' ? 'event' : 'queue',
      call: nameOf(due),
      status,
      ...(fault === undefined ? {} : { fault }),
    });
  };

  const noteLeftOut = (schedule: ManifestSchedule): void => {
    const at = new Date(clock.nowMs()).toISOString();
    const call = schedule.key;
    journal.add({
      at,
      invocation: '',
      function: schedule.function,
      target: 'schedule',
      call,
      status: 'fault',
      fault: 'drop',
    });
  };

  const finish = async (due: Due, verdict: Verdict): Promise<void> => {
    const { delivery, key } = due;
    const removal = deliveries.planRemove(key);
    if (verdict.kind === 'again') {
      meter.retry();
      const again = { dueMs: clock.nowMs() + verdict.afterMs, delivery: { ...delivery, retry: verdict.context } };
      await store.commit([removal, ...deliveries.planAdd([again])]);
      return note(due, `retry in ${String(verdict.afterMs / 1000)} s`);
    }
    if (verdict.kind === 'given-up') {
      meter.error({
        at: new Date(clock.nowMs()).toISOString(),
        function: delivery.functionKey,
        message: `${nameOf(due)} given up: ${verdict.why}`,
      });
    }
    const counted =
      delivery.kind === 'message'
        ? queue.planFinish(delivery.message.jobId, verdict.kind === 'done' ? 'success' : 'failed')
        : [];
    await store.commit([removal, ...counted]);
    note(due, verdict.kind);
  };

  /** A copy that a fault made is not copied again: twice is twice. */
  const strikeOf = (due: Due, among: readonly FaultAction[]): Strike | undefined => {
    const open = due.delivery.isCopy === true ? among.filter((action) => action !== 'duplicate') : among;
    return faults.strike(due.delivery.kind === 'event' ? 'event' : 'queue', nameOf(due), open);
  };

  const deliver = async (due: Due): Promise<void> => {
    const { delivery, key } = due;
    if (delivery.kind === 'message' && queue.isCancelled(delivery.message.jobId))
      return store.commit([deliveries.planRemove(key)]);
    const strike = strikeOf(due, ['crash', 'drop', 'duplicate', '429', '500', 'timeout']);
    if (strike !== undefined) note(due, 'fault', strike.action);
    switch (strike?.action) {
      case 'crash':
        deps.crash();
        return new Promise<never>(() => undefined);
      case 'drop':
        return store.commit([deliveries.planRemove(key)]);
      case 'duplicate':
        await store.commit(
          deliveries.planAdd([{ dueMs: clock.nowMs() + DUPLICATE_AFTER_MS, delivery: { ...delivery, isCopy: true } }]),
        );
        break;
      case '429':
        return finish(due, retryAfterPlatformFailure(delivery, 'FUNCTION_PLATFORM_RATE_LIMITED', deps.limits));
      case '500':
        return finish(due, retryAfterPlatformFailure(delivery, 'FUNCTION_PLATFORM_UNKNOWN_ERROR', deps.limits));
      default:
        break;
    }
    const result = await runner.run({
      functionKey: delivery.functionKey,
      moduleKey: delivery.moduleKey,
      moduleType: delivery.kind === 'event' ? 'trigger' : 'consumer',
      payload: payloadOf(due),
      installContext: 'jira',
      origin: delivery.origin,
      loseAnswer: strike?.action === 'timeout',
    });
    await finish(due, decideRetry(delivery, result, deps.limits));
  };

  /** The earliest due delivery; a reorder fault takes the latest of those due instead, or by its seed any of them. */
  const pick = (): Due | undefined => {
    const first = deliveries.next();
    if (first === undefined || first.dueMs > clock.nowMs()) return undefined;
    const strike = deliveries.count() > 1 ? strikeOf(first, ['reorder']) : undefined;
    if (strike === undefined) return first;
    const alike = deliveries.dueAt(clock.nowMs()).filter(({ delivery }) => delivery.kind === first.delivery.kind);
    return strike.random === undefined ? alike.at(-1) : alike[Math.floor(strike.random() * alike.length)];
  };

  const fire = async (due: DueSchedule): Promise<void> => {
    await store.commit([schedules.planFired(due)]);
    const { schedule } = due;
    // A turn that is left out is not made up for: the next one comes in its own time.
    const strike = faults.strike('schedule', schedule.key, ['drop']);
    if (strike !== undefined) return noteLeftOut(schedule);
    await runner.run({
      functionKey: schedule.function,
      moduleKey: schedule.key,
      moduleType: 'scheduledTrigger',
      payload: { context: { cloudId: CLOUD_ID, moduleKey: schedule.key }, contextToken: 'local' },
      installContext: 'jira',
    });
  };

  const drainDeliveries = async (): Promise<void> => {
    for (let due = pick(); due !== undefined && !stopped; due = pick()) await deliver(due);
  };

  const settle = async (): Promise<{ readonly left: number }> => {
    const untilMs = clock.nowMs() + LONGEST_SETTLE_MS;
    for (;;) {
      await drainDeliveries();
      // Calls of people that are still being answered may put something on the queue.
      await runner.idle();
      const next = deliveries.next();
      if (next === undefined || stopped) return { left: 0 };
      if (next.dueMs <= clock.nowMs()) continue;
      if (next.dueMs > untilMs || clock.nowMs() > untilMs) return { left: deliveries.count() };
      clock.advance(next.dueMs - clock.nowMs());
    }
  };

  const step = async (): Promise<boolean> => {
    const next = deliveries.next();
    if (next === undefined) return false;
    clock.advance(next.dueMs - clock.nowMs());
    const picked = pick();
    if (picked !== undefined) await deliver(picked);
    return true;
  };

  const advanceTo = async (instantMs: number): Promise<void> => {
    for (;;) {
      const delivery = deliveries.next();
      const schedule = schedules.next();
      const dueMs = Math.min(delivery?.dueMs ?? Infinity, schedule?.dueMs ?? Infinity);
      if (dueMs > instantMs || stopped) break;
      clock.advance(dueMs - clock.nowMs());
      if (schedule !== undefined && schedule.dueMs === dueMs) await fire(schedule);
      else {
        const picked = pick();
        if (picked !== undefined) await deliver(picked);
      }
    }
    clock.advance(instantMs - clock.nowMs());
  };

  /** Running sites only: what is due now, schedules too, then sleep until the next. */
  const turn = async (): Promise<void> => {
    await drainDeliveries();
    for (
      let next = schedules.next();
      next !== undefined && next.dueMs <= clock.nowMs() && !stopped;
      next = schedules.next()
    )
      await fire(next);
  };

  const sleep = (): void => {
    clearTimeout(timer);
    if (stopped || clock.frozen) return;
    const dueMs = Math.min(deliveries.next()?.dueMs ?? Infinity, schedules.next()?.dueMs ?? Infinity);
    if (dueMs === Infinity) return;
    timer = setTimeout(wake, Math.min(Math.max(0, dueMs - clock.nowMs()), 3_600_000));
    // A site that only waits for its next schedule must not keep a test process alive.
    timer.unref();
  };

  const wake = (): void => {
    if (stopped || clock.frozen || turnWaits) return;
    turnWaits = true;
    runOutside(() => {
      void alone(() => {
        turnWaits = false;
        return turn();
      }).finally(sleep);
    });
  };

  const work = <T>(run: () => Promise<T>): Promise<T> =>
    runOutside(() =>
      alone(run).finally(() => {
        sleep();
      }),
    );

  return {
    wake,
    settle: () => work(settle),
    advanceTo: (instantMs) => work(() => advanceTo(instantMs)),
    step: () => work(step),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await chain;
    },
  };
}

function nameOf({ delivery }: Due): string {
  return delivery.kind === 'event'
    ? `${delivery.event.eventType} ${delivery.functionKey}`
    : `deliver ${delivery.message.queueName}`;
}

function payloadOf({ delivery }: Due): unknown {
  const retry = delivery.retry === undefined ? {} : { retryContext: { ...delivery.retry, retentionWindow: {} } };
  return delivery.kind === 'event' ? { ...delivery.event.payload, ...retry } : { ...delivery.message, ...retry };
}
