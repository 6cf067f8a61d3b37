import { performance } from 'node:perf_hooks';
import { importStrategy } from '../host/strategy-import';
import { openSite, strategyOf, type TestIssue, type TestSite } from '../support/site';
import { appInThread } from './app-thread';
import { report } from './report';

/** The largest site the app is meant for; a smaller one by an argument. */
const LEAVES = Number(process.argv[2] ?? 100_000);
/** Megabytes of a function. */
const FUNCTION_MB = 256;
const LEAVES_A_TARGET = 33;
const MINUTE_MS = 60_000;
/** Minutes after which a site that is not at rest is a defect. */
const MOST_MINUTES = 24 * 60;
/** What `timeoutSeconds` says of the worker, and the share of it that a round may take. */
const ALLOWED_MS = 0.8 * 900_000;

const EPICS = Array.from({ length: Math.ceil(LEAVES / LEAVES_A_TARGET) }, (_, at) => `ONE-${1 + at}`);
const ISSUES = EPICS.flatMap((key, epic): TestIssue[] => [
  { id: 1 + epic, key, level: 1 },
  ...Array.from({ length: LEAVES_A_TARGET }, (_, kid): TestIssue => {
    const number = 10_000 + epic * LEAVES_A_TARGET + kid;
    return { id: number, key: `ONE-${number}`, parent: key, category: kid % 3 === 0 ? 'done' : 'new' };
  }),
]);

/** What the journal says since it was last looked at. */
function lookAt(site: TestSite, since: number) {
  let [next, longestMs, isWorking] = [since, 0, false];
  for (;;) {
    const page = site.host.journal(next);
    if (page.calls.length === 0) return { next, longestMs, isWorking };
    next = page.next;
    for (const { ms = 0, function: name } of page.calls) {
      isWorking ||= name === 'on-work';
      longestMs = Math.max(longestMs, ms);
    }
  }
}

/** Lets the site come to rest, a minute of its time after the other; how long the longest invocation took. */
async function longestUntilRest(site: TestSite): Promise<number> {
  let [since, longest, looked] = [0, 0, 0];
  for (let minute = 0; minute < MOST_MINUTES; minute += 1) {
    await site.host.advance({ byMs: MINUTE_MS });
    const { next, longestMs, isWorking } = lookAt(site, since);
    [since, longest] = [next, Math.max(longest, longestMs)];
    // Looking at the results costs time; while the worker works they are not there.
    if (isWorking || minute - looked < 10) continue;
    looked = minute;
    const results = [...(await site.results()).values()];
    if (results.length === EPICS.length && results.every(({ complete }) => complete)) return longest;
  }
  throw new Error('the site does not come to rest');
}

/** The first sync of a large site, by an app that has as much memory as a function; the site around it has more. */
async function main(): Promise<void> {
  const startedAt = performance.now();
  const app = appInThread(FUNCTION_MB);
  const site = await openSite(ISSUES, { handlers: app.handlers });
  report('large.site', ISSUES.length, 'issues', EPICS.length);
  const file = strategyOf(EPICS.map((issue, at) => ({ key: `TGT-${at}`, links: [{ issue }] })));
  await importStrategy(site.host, JSON.stringify(file));
  report('large.longest-invocation', await longestUntilRest(site), 'ms', 1);
  report('large.longest-invocation.allowed', ALLOWED_MS, 'ms', 1);
  const { jira, kvs, errors } = site.host.usage();
  report('large.errors', errors.length, 'errors', 1);
  report('large.jira-points', jira.points, 'points', ISSUES.length);
  report('large.stored', kvs.storedBytes / LEAVES, 'bytes per leaf', LEAVES);
  report('large.took', performance.now() - startedAt, 'ms', 1);
  await site.close();
  await app.end();
  report('large.heap.app.allowed', FUNCTION_MB, 'MB', 1);
}

void main();
