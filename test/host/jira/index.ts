import type { EventOutbox, HostStore, Product, SiteClock } from '../kernel';
import { missingDefaultUsers, stageBaseSite } from './base-site';
import { createRouter } from './router';
import { routeTables } from './route-tables';
import { openJiraState } from './state';

/** Opens Jira on a store; what a fresh site needs is put there first. */
export function createJira({
  store,
  clock,
  outbox,
}: {
  store: HostStore;
  clock: SiteClock;
  outbox: EventOutbox;
}): Product {
  const state = openJiraState(store);
  const tx = state.begin();
  stageBaseSite(tx, state);
  // Both are in memory at once; a process killed before they are durable writes them again at its next start.
  const ready = Promise.all([tx.commit(), store.commit(missingDefaultUsers(store))]);
  const route = createRouter({ state, clock, outbox }, routeTables);
  return {
    async handle(request) {
      await ready;
      return route(request);
    },
  };
}
