import { USERS_TABLE, type HostStore, type Json, type SiteClock } from '../kernel';
import { grantOps } from '../jira/app-permissions';
import { stageBaseSite } from '../jira/base-site';
import { openJiraState } from '../jira/state';
import { createCalendar } from './calendar';
import { companyUsers } from './company';
import { stageDrafts } from './drafts';
import { PLATFORM } from './plan-platform';
import { BILLING_APP } from './plan-app';
import { GROWTH } from './plan-growth';
import { createRandom } from './random';
import { stageProject, stageShared } from './setup';
import { buildStrategy } from './strategy';
import { draftProject } from './work';

const SEED = 20_210_601;
const LOADED_ID = 'seed:demo';

/**
 * Puts the demo company on the site: its people, three projects with most of a year of work, and the strategy that goes
 * with them as a file to import. The same day always gives the same company; a second call changes nothing and answers
 * the same strategy. No product event is fired.
 */
export async function seedDemo({
  store,
  clock,
}: {
  readonly store: HostStore;
  readonly clock: SiteClock;
}): Promise<{ strategy: Json }> {
  const state = openJiraState(store);
  const known = state.get('loaded', LOADED_ID);
  if (known !== undefined) return { strategy: known.value };
  // People first: the changelog names them.
  const people = companyUsers().filter((user) => !store.has(USERS_TABLE, user.accountId));
  await store.commit(people.map((user) => ({ table: USERS_TABLE, key: user.accountId, value: user })));
  // Its strategy office manages strategy, though not all of it administers Jira.
  await store.commit(grantOps(store, [{ permission: 'manage-strategy', groups: ['strategy-office'] }]));
  const tx = state.begin();
  stageBaseSite(tx, state);
  const calendar = createCalendar(clock.nowMs());
  const random = createRandom(SEED);
  const shared = stageShared(tx);
  const drafts = [PLATFORM, BILLING_APP, GROWTH].flatMap((plan) =>
    draftProject({ setup: stageProject(tx, plan, shared, calendar, random), shared, calendar, random }),
  );
  const strategy = buildStrategy(calendar, drafts, stageDrafts(drafts, state, tx));
  tx.put('loaded', LOADED_ID, { id: LOADED_ID, value: strategy });
  await tx.commit();
  return { strategy };
}
