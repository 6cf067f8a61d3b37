import type { Usage } from '../support/local-site';

/** One figure, as a line of JSON on standard output. */
export function report(name: string, value: number, unit: string, n: number): void {
  process.stdout.write(`${JSON.stringify({ name, value: Math.round(value * 1e6) / 1e6, unit, n })}\n`);
}

/** Says on standard error why figures are missing. */
export const skip = (name: string, reason: string): void => void process.stderr.write(`skipped ${name}: ${reason}\n`);

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Issues on one page of a search. */
const NAIVE_PAGE = 100;

/**
 * What a search for every target costs each time, as peers' documents describe a refresh: a request a page and a point an
 * issue. `found` is how much work each target counts.
 */
export function reportNaive(name: string, found: readonly number[], times: number): void {
  const requests = found.reduce((sum, count) => sum + Math.max(1, Math.ceil(count / NAIVE_PAGE)), 0);
  const issues = found.reduce((sum, count) => sum + count, 0);
  report(`${name}.naive-requests`, times * requests, 'requests', found.length);
  report(`${name}.naive-points`, times * (requests + issues), 'points', found.length);
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What the app used of the platform. */
export function reportUsage(name: string, { jira, kvs, costUsd }: Usage, n: number): void {
  report(`${name}.jira-requests`, jira.requests, 'requests', n);
  report(`${name}.jira-points`, jira.points, 'points', n);
  report(`${name}.read-units`, kvs.readUnits, 'units', n);
  report(`${name}.write-units`, kvs.writeUnits, 'units', n);
  report(`${name}.cost`, costUsd, 'USD', n);
}
