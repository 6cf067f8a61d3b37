import type { FaultRule } from '../host/platform/faults';
import {
  openSite,
  strategyOf,
  withStrategy,
  type Result,
  type TestIssue,
  type TestSite,
  type TestTarget,
} from './site';

const TARGETS = 200;
const KIDS = 6;
export const EVENTS = 1_000;
/** Twenty waves of fifty, all within a minute. */
const WAVE = 50;
const BETWEEN_MS = 2_900;

/** What the storm may cost at most. */
export const ALLOWED = {
  bulkfetches: 12,
  points: 1_100,
  pushes: 5,
  writeUnits: EVENTS + 1_200,
  lost: 0,
  finalAfterMs: 180_000,
} as const;

const epic = (at: number): string => `${at % 2 === 0 ? 'ONE' : 'TWO'}-${at + 1}`;
const ISSUES: readonly TestIssue[] = Array.from({ length: TARGETS }, (_, at): TestIssue[] => [
  { id: 1_000 + at, key: epic(at), level: 1, components: [`C${at % 4}`] },
  ...Array.from({ length: KIDS }, (_kid, kid): TestIssue => {
    const id = 10_000 + at * KIDS + kid;
    const category = kid === 0 ? 'done' : 'new';
    return { id, key: `${epic(at).slice(0, 3)}-${id}`, parent: epic(at), category, components: [`C${kid % 4}`] };
  }),
]).flat();
const byScope = (at: number): boolean => at % 20 === 0;
const COMPONENT_OF = (at: number): string => `C${at % 4}`;
const STRATEGY: readonly TestTarget[] = Array.from({ length: TARGETS }, (_, at) => ({
  key: `TGT-${at + 1}`,
  links: [byScope(at) ? { jql: `project = ONE AND component = ${COMPONENT_OF(at)}` } : { issue: epic(at) }],
}));

async function close(site: TestSite, issue: TestIssue): Promise<void> {
  const route = `/rest/api/3/issue/${issue.key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
}

/** Every story is closed in the end: what each target should say is counted from the issues above. */
function lostIn(results: ReadonlyMap<string, Result>): number {
  const stories = ISSUES.filter(({ parent }) => parent !== undefined);
  return STRATEGY.reduce((lost, { key }, at) => {
    const inScope = stories.filter((story) =>
      byScope(at)
        ? story.key.startsWith('ONE') && story.components?.includes(COMPONENT_OF(at)) === true
        : story.parent === epic(at),
    );
    return lost + inScope.length - (results.get(key)?.leaves?.done ?? 0);
  }, 0);
}

/** A thousand issues closed in one minute of the site, in the scopes of two hundred targets, and what that has cost. */
export async function storm(rules: readonly FaultRule[] = []) {
  const site = await openSite(ISSUES);
  await withStrategy(site, strategyOf(STRATEGY));
  site.host.resetUsage();
  const beganMs = site.host.clock.nowMs();
  const open = ISSUES.filter(({ parent, category }) => parent !== undefined && category !== 'done').slice(0, EVENTS);
  site.host.setFaults([...rules]);
  for (const [at, issue] of open.entries()) {
    await close(site, issue);
    if (at % WAVE === WAVE - 1) await site.host.advance({ toMs: beganMs + ((at + 1) / WAVE) * BETWEEN_MS });
  }
  await site.host.settle();
  // The clock has moved with every call since: nothing was left for later than that.
  const finalAfterMs = site.host.clock.nowMs() - beganMs;
  const { jira, kvs, queue, errors } = site.host.usage();
  const results = await site.results();
  const lost = lostIn(results);
  /** Numbers that do not say that they wait. */
  const owned = [...results.values()].filter(({ staleSince }) => (staleSince ?? null) === null).length;
  site.host.setFaults([]);
  // The clock wakes the worker.
  await site.host.advance({ byMs: 6 * 60_000 });
  await site.host.settle();
  const lostInTheEnd = lostIn(await site.results());
  await site.close();
  return {
    errors: errors.length,
    bulkfetches: jira.byEndpoint['POST /rest/api/3/issue/bulkfetch']?.requests ?? 0,
    points: jira.points,
    pushes: queue.pushes,
    writeUnits: kvs.writeUnits,
    /** How much work each target counts. */
    work: [...results.values()].map(({ leaves }) => leaves?.total ?? 0),
    lost,
    owned,
    lostInTheEnd,
    finalAfterMs,
  };
}
