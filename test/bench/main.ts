import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalSite, type LocalSite, type Usage } from '../support/local-site';
import { realDataStrategy } from '../support/strategies/real-data';
import { findIssues, moveIssue } from '../support/site-issues';

const PANEL_CALLS = 20;

function report(name: string, value: number, unit: string, n: number): void {
  process.stdout.write(`${JSON.stringify({ name, value: Math.round(value * 1e6) / 1e6, unit, n })}\n`);
}

const skip = (name: string, reason: string): void => void process.stderr.write(`skipped ${name}: ${reason}\n`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function reportUsage(name: string, { jira, kvs, costUsd }: Usage, n: number): void {
  report(`${name}.jira-requests`, jira.requests, 'requests', n);
  report(`${name}.jira-points`, jira.points, 'points', n);
  report(`${name}.read-units`, kvs.readUnits, 'units', n);
  report(`${name}.write-units`, kvs.writeUnits, 'units', n);
  report(`${name}.cost`, costUsd, 'USD', n);
}

/** Starts a site, lets it come to rest, and says how long each took. */
async function load(
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

async function measureCall(
  site: LocalSite,
  name: string,
  moduleKey: string,
  functionKey: string,
  payload: unknown,
): Promise<void> {
  const durations: number[] = [];
  await site.resetUsage();
  for (let call = 0; call < PANEL_CALLS; call += 1) {
    durations.push(await timed(() => site.invoke(moduleKey, functionKey, payload)));
  }
  const { kvs, jira } = await site.usage();
  report(`${name}.answer`, median(durations), 'ms', PANEL_CALLS);
  report(`${name}.read-units`, kvs.readUnits / PANEL_CALLS, 'units', PANEL_CALLS);
  report(`${name}.jira-requests`, jira.requests / PANEL_CALLS, 'requests', PANEL_CALLS);
}

/** What one event costs, from the change to rest. */
async function measureEvent(site: LocalSite, name: string, change: () => Promise<unknown>): Promise<void> {
  await site.settle();
  await site.resetUsage();
  await change();
  report(`${name}.settle`, await timed(site.settle), 'ms', 1);
  reportUsage(name, await site.usage(), 1);
}

async function measureDemo(site: LocalSite): Promise<void> {
  await measureCall(site, 'demo.strategy', 'strategy', 'getStrategy', {});
  const { serving, outside } = await findIssues(site);
  if (serving === undefined) skip('demo.panel', 'no open issue serves a target');
  else {
    await measureCall(site, 'demo.panel', 'alignment', 'getAlignment', { issueId: serving });
    await measureEvent(site, 'demo.event-serving', () => moveIssue(site, serving));
  }
  if (outside === undefined) skip('demo.event-outside', 'every issue serves a target');
  else await measureEvent(site, 'demo.event-outside', () => moveIssue(site, outside));
}

async function main(): Promise<void> {
  await load('demo', ['--seed', 'demo'], measureDemo);

  const data = path.join(__dirname, '..', '..', '..', 'shared', 'data');
  const files = ['DAEMON', 'ALOY', 'MOD'].map((project) => path.join(data, `${project}.jsonl.gz`));
  if (!files.every((file) => existsSync(file))) {
    skip('real', '../shared/data is absent');
    return;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  try {
    const strategy = path.join(folder, 'strategy.json');
    writeFileSync(strategy, JSON.stringify(realDataStrategy()));
    const sites = files.flatMap((file) => ['--site', file]);
    await load('real', ['--seed', 'empty', ...sites, '--strategy', strategy], async (site) => {
      await measureCall(site, 'real.strategy', 'strategy', 'getStrategy', {});
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
