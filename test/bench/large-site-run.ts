import { performance } from 'node:perf_hooks';
import type { CallName } from '../../src/contract/calls';
import { importStrategy } from '../host/strategy-import';
import { largeStrategy } from '../support/strategies/large-strategy';
import { openSite, type TestIssue, type TestSite } from '../support/site';
import { appInThread } from './app-thread';
import { LongestInvocations } from './longest-invocations';
import { report } from './report';

/** The largest site the app is meant for; a smaller one by an argument. */
const LEAVES = Number(process.argv[2] ?? 100_000);
/** Megabytes of a function. */
const FUNCTION_MB = 256;
const LEAVES_A_TARGET = 33;
const OBJECTIVES = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Minutes after which a site that is not at rest is a defect. */
const MOST_MINUTES = 24 * 60;
const EDITS = 30;

const EPICS = Array.from({ length: Math.ceil(LEAVES / LEAVES_A_TARGET) }, (_, at) => `ONE-${1 + at}`);
const ISSUES = EPICS.flatMap((key, epic): TestIssue[] => [
  { id: 1 + epic, key, level: 1 },
  ...Array.from({ length: LEAVES_A_TARGET }, (_, kid): TestIssue => {
    const number = 10_000 + epic * LEAVES_A_TARGET + kid;
    return { id: number, key: `ONE-${number}`, parent: key, category: kid % 3 === 0 ? 'done' : 'new' };
  }),
]);

/** A thousand objectives over targets that are each fed by the work below an epic. */
function strategy(): Record<string, unknown> {
  const file = largeStrategy({ objectives: OBJECTIVES, targets: EPICS.length, checkIns: 0 });
  const targets = file['targets'] as ReadonlyArray<Readonly<Record<string, unknown>>>;
  const fed = { measure: { type: 'completion', weighBy: 'count' }, baseline: 0, goal: 100, unit: '%' };
  return {
    ...file,
    targets: targets.map((target) => ({ ...target, ...fed })),
    links: EPICS.map((issue, at) => ({ target: `TGT-${String(at + 1)}`, issue })),
  };
}

async function isComplete(site: TestSite): Promise<boolean> {
  const { targets } = await site.data('strategy', 'getStrategy', {});
  return (
    targets.length === EPICS.length && targets.every(({ result }) => result.complete && result.staleSince === null)
  );
}

/** Lets the site come to rest, a minute of its time after the other. */
async function untilRest(site: TestSite, longest: LongestInvocations): Promise<void> {
  for (let minute = 0, looked = 0; minute < MOST_MINUTES; minute += 1) {
    await site.host.advance({ byMs: MINUTE_MS });
    const isWorking = longest.look(site).includes('on-work');
    // Looking at the results costs time; while the worker works they are not there.
    if (isWorking || minute - looked < 10) continue;
    looked = minute;
    if (await isComplete(site)) return;
  }
  throw new Error('the site does not come to rest');
}

async function advance(site: TestSite, longest: LongestInvocations, byMs: number): Promise<void> {
  for (let done = 0; done < byMs; done += 10 * MINUTE_MS) {
    await site.host.advance({ byMs: 10 * MINUTE_MS });
    longest.look(site);
  }
}

/** The calls that read or write most, each as its page makes it. */
async function callEach(site: TestSite, longest: LongestInvocations): Promise<void> {
  const target = 'TGT-30';
  const { now } = await site.data('strategy', 'getTarget', { target });
  const to = now.slice(0, 10);
  const calls: ReadonlyArray<readonly [string, CallName, Readonly<Record<string, unknown>>]> = [
    ['strategy', 'openStrategy', {}],
    ['strategy', 'getStrategy', {}],
    ['strategy', 'getHealth', { cycle: 'FY21' }],
    ['strategy', 'getMyLine', {}],
    ['strategy', 'listLeaves', { target }],
    ['strategy', 'getHistory', { target }],
    ['strategy', 'getChanges', { target, from: '2021-06-01', to }],
    ['strategy', 'getWorkOfObjective', { objective: 'OBJ-1' }],
    ['strategy', 'previewCycle', { cycle: 'FY21' }],
    ['alignment', 'getAlignment', { issueId: '10500' }],
    ['alignment', 'suggestTargets', { issueId: '10500' }],
    ['strategy-table', 'getStrategyTable', { objectives: ['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4'] }],
    ['settings', 'getBackground', {}],
    ['settings', 'exportStrategy', {}],
    ['settings', 'listAudit', {}],
    ['settings', 'getDiagnostics', {}],
  ];
  for (const [module, name, input] of calls) {
    const answer = await site.call(module, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`);
    report(`large.call.${name}`, longest.one(site), 'ms', 1);
  }
}

/** Edits that count, as somebody makes them in Jira. */
async function edit(site: TestSite): Promise<void> {
  const route = (at: number) =>
    `/rest/api/3/issue/ONE-${String(10_001 + ((at * LEAVES_A_TARGET) % LEAVES))}/transitions`;
  for (let at = 0; at < EDITS; at += 1) {
    const { transitions } = (await site.rest('GET', route(at))) as {
      transitions: Array<{ id: string; to: { name: string } }>;
    };
    const id = transitions.find((one) => one.to.name === 'Shipped')?.id;
    await site.rest('POST', route(at), { transition: { id } });
  }
}

async function step(site: TestSite, name: 'commitCycle' | 'closeCycle'): Promise<void> {
  const { rev } = await site.data('strategy', 'previewCycle', { cycle: 'FY21' });
  await site.data('strategy', name, { cycle: 'FY21', rev });
  await site.host.settle();
}

/** The life of a large site, by an app that has as much memory as a function; the site around it has more. */
async function main(): Promise<void> {
  const startedAt = performance.now();
  const app = appInThread(FUNCTION_MB);
  const site = await openSite(ISSUES, { handlers: app.handlers });
  const longest = new LongestInvocations();
  report('large.site', ISSUES.length, 'issues', EPICS.length);
  await importStrategy(site.host, JSON.stringify(strategy()));
  await untilRest(site, longest);
  const first = site.host.usage().jira;
  const past = first.byEndpoint['POST /rest/api/3/changelog/bulkfetch']?.points ?? 0;
  report('large.first-sync.points', first.points - past, 'points', ISSUES.length);
  report('large.first-sync.allowed', 1.06 * ISSUES.length + 100, 'points', ISSUES.length);

  await advance(site, longest, DAY_MS);
  const read = site.host.usage().jira.byEndpoint['POST /rest/api/3/changelog/bulkfetch']?.points ?? 0;
  report('large.history.points', read, 'points', ISSUES.length);
  report('large.history.allowed', 1.05 * ISSUES.length, 'points', ISSUES.length);

  site.host.resetUsage();
  await edit(site);
  await site.host.settle();
  longest.look(site);
  report('large.edits.jira-points', site.host.usage().jira.points, 'points', EDITS);
  // What was edited is looked at again for a while.
  await advance(site, longest, DAY_MS / 4);
  site.host.resetUsage();
  await advance(site, longest, DAY_MS);
  report('large.quiet-day.points', site.host.usage().jira.points, 'points', ISSUES.length);
  report('large.quiet-day.allowed', 0.02 * ISSUES.length + 450, 'points', ISSUES.length);

  await callEach(site, longest);
  await step(site, 'commitCycle');
  await step(site, 'closeCycle');
  longest.look(site);

  const isOver = longest.report();
  const { kvs, errors } = site.host.usage();
  for (const error of errors) process.stderr.write(`${JSON.stringify(error)}\n`);
  report('large.errors', errors.length, 'errors', 1);
  report('large.stored', kvs.storedBytes / LEAVES, 'bytes per leaf', LEAVES);
  report('large.took', performance.now() - startedAt, 'ms', 1);
  await site.close();
  await app.end();
  report('large.heap.app.allowed', FUNCTION_MB, 'MB', 1);
  if (isOver || errors.length > 0) process.exitCode = 1;
}

void main();
