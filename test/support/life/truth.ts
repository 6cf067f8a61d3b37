import { countAll, leavesOf, type Count, type CountedFile } from '../oracle/count';
import { differencesOf, type ExportedTargets } from '../oracle/compare';
import type { Issue } from '../oracle/issue';
import { copyOf, type Reader } from '../oracle/jira-copy';
import type { TestSite } from '../site';
import { POINTS, PROJECTS, type LifeStrategy } from './company';

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
    pointsFields: POINTS,
    targets: strategy.targets,
    links: strategy.links.map(({ issueId, jql, ...link }) =>
      issueId === undefined ? { ...link, jql: jql ?? '' } : { ...link, issue: keys.get(issueId) ?? 'GONE-0' },
    ),
  };
}

/** JQL that names a project the app cannot search is refused by Jira: the number then only says that it is incomplete. */
async function refusedProjects(site: TestSite): Promise<readonly string[]> {
  const { values } = (await asApp(site)('GET', '/rest/api/3/project/search')) as { values: Array<{ key: string }> };
  return PROJECTS.filter((key) => !values.some((project) => project.key === key));
}

const names = (jql: string | undefined, project: string): boolean => new RegExp(`\\b${project}\\b`).test(jql ?? '');

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
  const refused = await refusedProjects(site);
  const file = countedFile(strategy, issues);
  // A component that no project the app may search has is one that Jira does not know.
  const unknown = refused.length === PROJECTS.length ? [...refused, 'component'] : refused;
  const isBroken = (key: string): boolean =>
    strategy.links.some(({ target, jql }) => target === key && unknown.some((name) => names(jql, name)));
  const counts = countAll(file, issues, new Date(site.host.clock.nowMs()).toISOString());
  const whole: ReadonlyMap<string, Count> = new Map([...counts].filter(([key]) => !isBroken(key)));
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
