import { countAll, leavesOf, type Count, type CountedFile } from '../oracle/count';
import { differencesOf, type ExportedTargets } from '../oracle/compare';
import type { Issue } from '../oracle/issue';
import { copyOf, type Reader } from '../oracle/jira-copy';
import type { TestSite } from '../site';
import { POINTS, type LifeStrategy } from './company';

/** Jira's answers to the app itself: what it may not see is not there. */
export const asApp =
  (site: TestSite): Reader =>
  async (method, path, body) => {
    const answer = await site.host.product({ method, path, headers: {}, body, actor: { kind: 'app' } });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.body;
  };

/** The strategy as the oracle reads it, on what the app sees of Jira. */
export function countedFile(strategy: LifeStrategy, issues: readonly Issue[]): CountedFile {
  const keys = new Map(issues.map(({ id, key }) => [id, key]));
  return {
    settings: strategy.settings,
    objectives: strategy.objectives,
    pointsFields: POINTS,
    targets: strategy.targets.map((target) => ({
      ...target,
      override: strategy.byHand.get(target.key)?.end === 'over' ? null : (target.override ?? null),
    })),
    links: strategy.links.map(({ issueId, jql, ...link }) =>
      issueId === undefined ? { ...link, jql: jql ?? '' } : { ...link, issue: keys.get(issueId) ?? 'GONE-0' },
    ),
  };
}

/** The scopes that Jira refuses the app, because they name what it cannot see: such a number only says that it is incomplete. */
export async function refusedScopes(site: TestSite, strategy: LifeStrategy): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  for (const jql of new Set(strategy.links.flatMap((link) => link.jql ?? []))) {
    const body = { jql, fields: ['id'], maxResults: 1 };
    const path = '/rest/api/3/search/jql';
    const answer = await site.host.product({ method: 'POST', path, headers: {}, body, actor: { kind: 'app' } });
    if (answer.status === 400) refused.add(jql);
  }
  return refused;
}

async function leafIds(site: TestSite, target: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { leaves: ReadonlyArray<{ id: string; kept?: string | undefined }>; cursor: string | null } =
      await site.data('strategy', 'listLeaves', { target, ...(cursor === null ? {} : { cursor }) });
    // What is only aligned is listed with the work, and is no leaf.
    ids.push(...page.leaves.flatMap(({ id, kept }) => (kept === 'aligned' ? [] : [id])));
    ({ cursor } = page);
  } while (cursor !== null);
  return ids.sort();
}

/** Everything in which the app differs from a count of what Jira answers now. */
export async function differencesNow(site: TestSite, strategy: LifeStrategy): Promise<readonly string[]> {
  const { issues } = await copyOf(asApp(site));
  const refused = await refusedScopes(site, strategy);
  const file = countedFile(strategy, issues);
  const isUnsure = (key: string): boolean => strategy.byHand.get(key)?.end === 'unsure';
  const isBroken = (key: string): boolean =>
    strategy.links.some(({ target, jql }) => target === key && refused.has(jql ?? ''));
  const counts = countAll(file, issues, new Date(site.host.clock.nowMs()).toISOString());
  const whole: ReadonlyMap<string, Count> = new Map([...counts].filter(([key]) => !isBroken(key) && !isUnsure(key)));
  const exported = (await site.data('settings', 'exportStrategy', {})).file as never as ExportedTargets;
  const wrong = differencesOf(whole, exported).filter((line) => !/\.(expected|variance):/.test(line));
  for (const target of strategy.targets) {
    if (isBroken(target.key)) {
      const result = exported.targets.find(({ key }) => key === target.key)?.result;
      if (result?.complete !== false) wrong.push(`${target.key}: broken JQL, but complete`);
      continue;
    }
    const told = await leafIds(site, target.key);
    const counted = leavesOf(target, file, issues)
      .map(({ id }) => id)
      .sort();
    if (told.join() !== counted.join()) wrong.push(`${target.key}: leaves ${told.join()}, not ${counted.join()}`);
  }
  return wrong;
}
