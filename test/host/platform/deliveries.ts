import type { EventOutbox, ProductEvent, StoreOp } from '../kernel';
import type { SiteStore } from '../store';
import type { PlatformLimits } from './limits';
import type { Manifest } from './manifest';
import { eventScope } from './scopes';
import { jsonBytes } from './storage-values';

/** A message as a consumer receives it, without what the platform adds on a retry. */
export interface QueueMessage {
  readonly body: unknown;
  readonly queueName: string;
  readonly jobId: string;
  readonly eventId: string;
  readonly concurrency?: unknown;
}

export interface RetryContext {
  readonly retryCount: number;
  readonly retryReason: string;
  readonly retryData?: unknown;
}

interface Waiting {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly retry?: RetryContext;
  /** The invocation from which a chain of messages started. */
  readonly origin?: string;
  /** Made by a fault from another delivery. */
  readonly isCopy?: boolean;
}

/** Something that waits to be handed to a function of the app. It stays stored until the function has finished with it. */
export type Delivery =
  | (Waiting & { readonly kind: 'event'; readonly event: ProductEvent })
  | (Waiting & { readonly kind: 'message'; readonly message: QueueMessage });

export interface Due {
  readonly key: string;
  readonly dueMs: number;
  readonly delivery: Delivery;
}

const TABLE = 'deliveries';
const DUE_DIGITS = 15;

/** Everything that waits, in the order in which it falls due. */
export interface Deliveries {
  /** The changes that make these wait; they belong in the commit of what caused them. */
  planAdd(items: ReadonlyArray<{ readonly dueMs: number; readonly delivery: Delivery }>): StoreOp[];
  planRemove(key: string): StoreOp;
  next(): Due | undefined;
  /** All that are due at an instant, earliest first. */
  dueAt(nowMs: number): Due[];
  count(): number;
}

/** Opens the waiting deliveries in the site's store. */
export function openDeliveries(store: SiteStore): Deliveries {
  const dueOf = (key: string): number => Number(key.slice(0, DUE_DIGITS));
  const read = (key: string): Due[] => {
    const delivery = store.get<Delivery>(TABLE, key);
    return delivery === undefined ? [] : [{ key, dueMs: dueOf(key), delivery }];
  };
  // The number only orders what is due at the same instant, so it may start again above what is still waiting.
  let sequence = 0;
  for (const key of store.keys(TABLE)) sequence = Math.max(sequence, Number(key.slice(DUE_DIGITS + 1)) + 1);
  return {
    planAdd: (items) =>
      items.map(({ dueMs, delivery }) => ({
        table: TABLE,
        key: `${String(Math.ceil(dueMs)).padStart(DUE_DIGITS, '0')}:${String(sequence++).padStart(12, '0')}`,
        value: delivery,
      })),
    planRemove: (key) => ({ table: TABLE, key, remove: true }),
    next() {
      for (const key of store.keys(TABLE)) return read(key)[0];
      return undefined;
    },
    dueAt(nowMs) {
      const due: Due[] = [];
      for (const key of store.keys(TABLE)) {
        if (dueOf(key) > nowMs) break;
        due.push(...read(key));
      }
      return due;
    },
    count: () => store.count(TABLE),
  };
}

/** Puts product events where the triggers of the app that want them are waiting. */
export function createOutbox(deps: {
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly deliveries: Deliveries;
  readonly nowMs: () => number;
  readonly wake: () => void;
  /** Told of an event that the platform swallows. */
  readonly onLost: (event: ProductEvent, why: string) => void;
}): EventOutbox {
  const { manifest, limits, deliveries, nowMs, wake, onLost } = deps;
  return {
    ops: (events) =>
      events.flatMap((event) => {
        const wanted = manifest.triggers.filter(({ events: names }) => names.includes(event.eventType));
        if (wanted.length === 0) return [];
        const { known, scope } = eventScope(event.eventType);
        if (!known || (scope !== undefined && !manifest.scopes.includes(scope))) {
          onLost(event, `the app does not hold the scope ${scope ?? 'of this kind of event'}`);
          return [];
        }
        const payload = { ...event.payload, eventType: event.eventType };
        if (jsonBytes(payload) > limits.eventBytes) {
          onLost(event, `larger than ${String(limits.eventBytes)} bytes`);
          return [];
        }
        return deliveries.planAdd(
          wanted
            .filter(({ filter }) => filter?.ignoreSelf !== true || event.payload.selfGenerated !== true)
            .map((trigger) => ({
              dueMs: nowMs(),
              delivery: {
                kind: 'event',
                functionKey: trigger.function,
                moduleKey: trigger.key,
                event: { ...event, payload },
              },
            })),
        );
      }),
    notify: wake,
  };
}
