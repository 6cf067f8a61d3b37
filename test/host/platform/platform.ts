import type { EventOutbox, Product, SiteClock } from '../kernel';
import type { SiteStore } from '../store';
import type { LogLine } from './app-log';
import type { CpuMeter } from './cpu-time';
import { createOutbox, openDeliveries, type Deliveries } from './deliveries';
import { createDispatcher, type Dispatcher } from './dispatcher';
import { createFaults, type Faults } from './faults';
import { APP_VERSION, createFunctionRunner, ENVIRONMENT_ID, INSTALLATION_ID } from './function-runner';
import type { HandlerLookup } from './handlers';
import { createJournal, type Journal } from './journal';
import type { PlatformLimits } from './limits';
import type { Manifest } from './manifest';
import { createMeter, type Meter } from './meter';
import { createModuleCalls, type ModuleCalls } from './module-calls';
import { createPace } from './pace';
import { createProductCalls } from './products';
import { createQueue } from './queue';
import { openSchedules } from './schedules';
import { createStorage } from './storage';
import { createStorageCalls } from './storage-calls';
import { openStorageRecords } from './storage-records';
import { createTransport, type CallGate } from './transport';

/** The local Forge platform: one app, installed on one site. */
export interface Platform {
  readonly outbox: EventOutbox;
  readonly deliveries: Deliveries;
  readonly dispatcher: Dispatcher;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly journal: Journal;
  readonly modules: ModuleCalls;
  /** Tells the app that it was installed, once in the life of a site. */
  install(installerAccountId: string | undefined): Promise<void>;
}

export interface PlatformDeps {
  readonly store: SiteStore;
  readonly clock: SiteClock;
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly handlerOf: HandlerLookup;
  /** Built once the outbox is there: the products put their events into it, and Jira's index may lag. */
  readonly products: (
    outbox: EventOutbox,
    indexLagMs: () => number,
  ) => Readonly<Record<'jira' | 'confluence', Product>>;
  readonly siteUrl: () => string;
  readonly onLog: (line: LogLine) => void;
  readonly calls: CallGate | undefined;
  readonly cpu: CpuMeter;
  readonly crash: () => void;
}

/** Puts the platform together over a site's store and clock. */
export async function createPlatform(deps: PlatformDeps): Promise<Platform> {
  const { store, clock, manifest, limits } = deps;
  const nowMs = (): number => clock.nowMs();
  const pace = createPace(clock);
  const quotaMs = (): number => pace.nowMs();
  const journal = createJournal();
  const faults = createFaults();
  const deliveries = openDeliveries(store);
  const records = openStorageRecords(store, manifest, limits, nowMs, () => faults.lagMs('kvs'));
  const meter = createMeter(() => records.storedBytes());
  const queue = createQueue({ manifest, limits, store, deliveries, nowMs, quotaMs });
  const outbox = createOutbox({
    manifest,
    limits,
    deliveries,
    nowMs,
    wake: () => {
      dispatcher.wake();
    },
    onLost: (event, why) => {
      journal.add({
        at: new Date(nowMs()).toISOString(),
        invocation: '',
        function: '',
        target: 'event',
        call: event.eventType,
        status: `lost: ${why}`,
      });
    },
  });
  const transport = createTransport({
    clock,
    faults,
    meter,
    journal,
    storage: createStorageCalls(createStorage(records, limits), manifest.scopes, limits, quotaMs),
    products: createProductCalls({
      manifest,
      limits,
      store,
      clock,
      products: deps.products(outbox, () => faults.lagMs('jira')),
    }),
    queue,
    calls: deps.calls,
    crash: deps.crash,
  });
  const runner = createFunctionRunner({
    manifest,
    limits,
    clock,
    meter,
    journal,
    cpu: deps.cpu,
    pace,
    handlerOf: deps.handlerOf,
    answer: async (invocation, request) => {
      const answer = await transport(invocation, request);
      // What was pushed may be due already; in a frozen site this does nothing.
      if (request.path.startsWith('/webhook/queue/publish/')) dispatcher.wake();
      return answer;
    },
    onLog: deps.onLog,
  });
  const schedules = await openSchedules(store, manifest, nowMs());
  const dispatcher = createDispatcher({
    store,
    clock,
    limits,
    deliveries,
    schedules,
    queue,
    runner,
    faults,
    meter,
    journal,
    crash: deps.crash,
  });

  return {
    outbox,
    deliveries,
    dispatcher,
    faults,
    meter,
    journal,
    modules: createModuleCalls({ manifest, limits, runner, nowMs, siteUrl: deps.siteUrl }),
    async install(installerAccountId) {
      if (store.has('site', 'installed')) return;
      const event = {
        eventType: 'avi:forge:installed:app',
        payload: {
          id: INSTALLATION_ID,
          ...(installerAccountId === undefined ? {} : { installerAccountId }),
          app: { id: manifest.appId, version: APP_VERSION },
          environment: { id: ENVIRONMENT_ID },
          selfGenerated: false,
        },
      };
      await store.commit([{ table: 'site', key: 'installed', value: { at: nowMs() } }, ...outbox.ops([event])]);
    },
  };
}
