import { z } from 'zod';
import type { LocalSite } from './local-site';

const searchSchema = z.object({ issues: z.array(z.object({ id: z.string() })) });
const alignmentSchema = z.object({ paths: z.array(z.unknown()), issue: z.object({ done: z.boolean() }) });
const transitionsSchema = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ statusCategory: z.object({ key: z.string() }) }) })),
});

const SAMPLE = 100;

/** An open issue that serves a target, and one that serves none. */
export async function findIssues(site: LocalSite): Promise<{ readonly serving?: string; readonly outside?: string }> {
  const body = { jql: 'statusCategory != Done ORDER BY created DESC', fields: ['id'], maxResults: SAMPLE };
  const { issues } = searchSchema.parse(await site.rest('POST', '/rest/api/3/search/jql', body));
  const found: { serving?: string; outside?: string } = {};
  for (const { id } of issues) {
    if (found.serving !== undefined && found.outside !== undefined) break;
    const answer = await site.invoke('alignment', 'getAlignment', { issueId: id });
    if (!answer.ok) continue;
    const { paths } = alignmentSchema.parse(answer.data);
    if (paths.length > 0) found.serving ??= id;
    else found.outside ??= id;
  }
  return found;
}

/** Takes an issue through its first transition that leads to done. */
export async function moveIssue(site: LocalSite, id: string): Promise<void> {
  const route = `/rest/api/3/issue/${id}/transitions`;
  const { transitions } = transitionsSchema.parse(await site.rest('GET', route));
  const done = transitions.find(({ to }) => to.statusCategory.key === 'done');
  if (done === undefined) throw new Error(`issue ${id} has no way to done`);
  await site.rest('POST', route, { transition: { id: done.id } });
}
