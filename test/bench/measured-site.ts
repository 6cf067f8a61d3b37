import { startLocalSite, type LocalSite } from '../support/local-site';
import { median, report, reportUsage, timed } from './report';

const CALLS = 20;

/** Starts a site, lets it come to rest, and says how long each took. */
export async function load(
  name: string,
  options: readonly string[],
  measure: (site: LocalSite) => Promise<void>,
): Promise<void> {
  let site: LocalSite | undefined;
  const startMs = await timed(async () => {
    site = await startLocalSite(...options);
  });
  if (site === undefined) return;
  const started = site;
  try {
    report(`${name}.start`, startMs, 'ms', 1);
    report(`${name}.settle`, await timed(started.settle), 'ms', 1);
    reportUsage(`${name}.load`, await started.usage(), 1);
    await measure(started);
  } finally {
    await started.stop();
  }
}

/** What one call of a module costs. */
export async function measureCall(
  site: LocalSite,
  name: string,
  moduleKey: string,
  functionKey: string,
  payload: unknown,
): Promise<void> {
  const durations: number[] = [];
  await site.resetUsage();
  for (let call = 0; call < CALLS; call += 1) {
    durations.push(await timed(() => site.invoke(moduleKey, functionKey, payload)));
  }
  const { kvs, jira } = await site.usage();
  report(`${name}.answer`, median(durations), 'ms', CALLS);
  report(`${name}.read-units`, kvs.readUnits / CALLS, 'units', CALLS);
  report(`${name}.jira-requests`, jira.requests / CALLS, 'requests', CALLS);
}

/** What one event costs, from the change to rest. */
export async function measureEvent(site: LocalSite, name: string, change: () => Promise<unknown>): Promise<void> {
  await site.settle();
  await site.resetUsage();
  await change();
  report(`${name}.settle`, await timed(site.settle), 'ms', 1);
  reportUsage(name, await site.usage(), 1);
}
