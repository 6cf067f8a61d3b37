import type { EventOutbox, HostStore, Product, SiteClock } from '../kernel';
import { missingDefaultUsers, stageBaseSite } from './base-site';
import { PERMISSIONS, type Permission } from './permission-names';
import { createRouter } from './router';
import { routeTables } from './route-tables';
import { openJiraState } from './state';

/** Opens Jira on a store; what a fresh site needs is put there first. */
export function createJira({
  store,
  clock,
  outbox,
  indexLagMs = () => 0,
  appPermissions = [],
}: {
  store: HostStore;
  clock: SiteClock;
  outbox: EventOutbox;
  /** How far searches lag behind what was changed. */
  indexLagMs?: () => number;
  /** Global permissions that the app declares. */
  appPermissions?: readonly Permission[];
}): Product {
  const state = openJiraState(store);
  state.issues.lag.follow(() => clock.nowMs(), indexLagMs);
  const tx = state.begin();
  stageBaseSite(tx, state);
  // Both are in memory at once; a process killed before they are durable writes them again at its next start.
  const ready = Promise.all([tx.commit(), store.commit(missingDefaultUsers(store))]);
  const route = createRouter({ state, clock, outbox, permissions: [...PERMISSIONS, ...appPermissions] }, routeTables);
  return {
    async handle(request) {
      await ready;
      return route(request);
    },
  };
}
