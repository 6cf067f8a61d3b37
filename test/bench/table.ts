import { largeSite } from '../support/large-site';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';
import * as outside from '../support/outside-work';
import { ALLOWED, EVENTS, storm } from '../support/storm';
import { report, reportNaive } from './report';
import { benchReadUnits } from './read-units';
import { benchYear } from './year';

const DAY_MS = 86_400_000;
const BIG_TARGET = 5_000;
/** A scaled-down site: what a day and a leaf cost on it is told per edit and per leaf. */
const SIZE = { epics: 150, kids: 33, scopes: 40 };
/** As many targets to a leaf as a site of 100,000 leaves in 3,000 targets has: hardly more than one. */
const PLAIN = { epics: 100, kids: 33, scopes: 2 };
const EDITS = 200;
const DAYS_A_MONTH = 30;
const EDITS_A_DAY = 5_000;
/** Refreshes of a day, one an hour. */
const NAIVE_A_DAY = 24;

async function move(site: TestSite, key: string, to: 'Shipped' | 'Building'): Promise<void> {
  const route = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  await site.rest('POST', route, { transition: { id: transitions.find((one) => one.to.name === to)?.id } });
}

/** How much work each target that work feeds counts. */
const workOf = async (site: TestSite): Promise<readonly number[]> =>
  [...(await site.results()).values()].flatMap(({ leaves }) => (leaves === undefined ? [] : [leaves.total]));

/** What the app uses while something happens, until nothing waits any more. */
async function used(site: TestSite, happen: () => Promise<unknown>) {
  await site.host.settle();
  site.host.resetUsage();
  await happen();
  await site.host.settle();
  return site.host.usage();
}

async function oneRelevantEvent(): Promise<void> {
  const issues: readonly TestIssue[] = [
    { id: 1, key: 'ONE-1', level: 1 },
    { id: 2, key: 'TWO-1', category: 'done' },
    ...Array.from({ length: BIG_TARGET }, (_, at): TestIssue => ({
      id: 10_000 + at,
      key: `ONE-${10_000 + at}`,
      parent: 'ONE-1',
    })),
  ];
  const site = await openSite(issues);
  await withStrategy(
    site,
    strategyOf([
      { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
      // It names no project, so that every event asks it.
      { key: 'TGT-2', links: [{ jql: 'issuetype = Story AND key = TWO-1' }] },
    ]),
  );
  const issue = '/rest/api/3/issue';
  const story = { summary: 'New', project: { key: 'ONE' }, issuetype: { id: '30' }, parent: { key: 'ONE-1' } };
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'one-event': async () => move(site, 'ONE-10001', 'Shipped'),
    'one-event.deleted': async () => site.rest('DELETE', `${issue}/ONE-10002`),
    'one-event.created': async () => site.rest('POST', issue, { fields: story }),
    'one-event.out': async () => site.rest('PUT', `${issue}/ONE-10003`, { fields: { parent: null } }),
    'one-event.in': async () => site.rest('PUT', `${issue}/ONE-10003`, { fields: { parent: { key: 'ONE-1' } } }),
  };
  for (const [name, change] of Object.entries(changes)) {
    const { jira, kvs } = await used(site, change);
    report(`table.${name}.jira-requests`, jira.requests, 'requests', BIG_TARGET);
    report(`table.${name}.jira-points`, jira.points, 'points', BIG_TARGET);
    report(`table.${name}.read-units`, kvs.readUnits, 'units', BIG_TARGET);
    report(`table.${name}.write-units`, kvs.writeUnits, 'units', BIG_TARGET);
  }
  reportNaive('table.one-event', await workOf(site), 1);
  await site.close();
}

/** Events on work outside every scope: what Jira is asked for ten in a slot, and what each reads and writes of storage. */
async function eventsOutside(): Promise<void> {
  const { BY_JQL, describeAnew, close, make, putUnder } = outside;
  const events = { idle: describeAnew, outside: close, created: make, placed: putUnder };
  for (const [name, happen] of Object.entries(events)) {
    const { ten, reads, writes } = await outside.costOutside(BY_JQL, happen);
    report(`table.event-${name}.jira-requests`, ten.requests, 'requests of ten events', 10);
    report(`table.event-${name}.read-units`, reads, 'units an event', 10);
    report(`table.event-${name}.write-units`, writes, 'units an event', 10);
  }
}

/** Edits in small waves, as a working day has them; of five edits so many change something that counts. */
async function priceOfEdits(site: TestSite, keys: readonly string[], relevantInFive: number): Promise<number> {
  const { costUsd } = await used(site, async () => {
    for (const [at, key] of keys.slice(0, EDITS).entries()) {
      if (at % 5 < relevantInFive) await move(site, key, 'Building');
      else await site.rest('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: `Edited ${at}` } });
      // A working day has an edit every few seconds: a handful share a round of the worker.
      await site.host.advance({ byMs: 6_000 });
    }
  });
  return (costUsd / EDITS) * EDITS_A_DAY * DAYS_A_MONTH;
}

async function firstSync(): Promise<void> {
  const { issues, targets } = largeSite(SIZE.epics, SIZE.kids, SIZE.scopes);
  const site = await openSite(issues);
  const { jira } = await used(site, () => withStrategy(site, strategyOf(targets)));
  reportNaive('table.first-sync', await workOf(site), 1);
  await site.close();
  const changelog = jira.byEndpoint['POST /rest/api/3/changelog/bulkfetch']?.points ?? 0;
  report('table.first-sync.points', jira.points - changelog, 'points', issues.length);
  report('table.first-sync.allowed', 1.06 * issues.length + 100, 'points', issues.length);
}

async function lifeOfASite(): Promise<void> {
  const { issues, targets } = largeSite(PLAIN.epics, PLAIN.kids, PLAIN.scopes);
  const site = await openSite(issues);
  const first = await used(site, () => withStrategy(site, strategyOf(targets)));
  const leaves = (await site.results()).values();
  const counted = [...leaves].reduce((sum, one) => sum + (one.leaves?.total ?? 0), 0);
  report('table.first-sync.stored', first.kvs.storedBytes / counted, 'bytes per leaf', counted);

  const open = issues
    .filter(({ category, parent }) => category === 'new' && parent !== undefined)
    .map(({ key }) => key);
  report('table.month.one-in-five', await priceOfEdits(site, open.slice(0, EDITS), 1), 'USD', EDITS);
  report('table.month.all', await priceOfEdits(site, open.slice(EDITS), 5), 'USD', EDITS);

  reportNaive('table.month', await workOf(site), NAIVE_A_DAY * DAYS_A_MONTH);

  await site.host.advance({ byMs: DAY_MS / 4 });
  const quiet = await used(site, () => site.host.advance({ byMs: DAY_MS }));
  report('table.quiet-day.points', quiet.jira.points, 'points', issues.length);
  report('table.quiet-day.allowed', 0.02 * issues.length + 450, 'points', issues.length);
  report('table.quiet-day.cost', quiet.costUsd * DAYS_A_MONTH, 'USD a month', issues.length);
  reportNaive('table.quiet-day', await workOf(site), NAIVE_A_DAY);
  await site.close();
}

async function oneStorm(): Promise<void> {
  const cost = await storm();
  const told = (name: keyof typeof ALLOWED, unit: string): void => {
    report(`table.storm.${name}`, cost[name], unit, EVENTS);
    report(`table.storm.${name}.allowed`, ALLOWED[name], unit, EVENTS);
  };
  told('bulkfetches', 'requests');
  told('points', 'points');
  told('pushes', 'messages in the minute');
  told('writeUnits', 'units');
  told('lost', 'leaves that are not counted');
  told('finalAfterMs', 'ms of site time');
  // A refresh now and one when it is over: in between nobody knows what has happened.
  reportNaive('table.storm', cost.work, 2);
}

/** What the table of costs allows, measured on sites of its own. */
export async function benchTable(): Promise<void> {
  await eventsOutside();
  await oneRelevantEvent();
  await oneStorm();
  await firstSync();
  await lifeOfASite();
  await benchReadUnits();
  await benchYear();
}
