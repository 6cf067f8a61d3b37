import type { Deps } from '../deps';

/** What keeps JQL from being a scope, in words, once Jira has said what it thinks of it; undefined when nothing does. */
export function problemOf(
  deps: Pick<Deps, 'jql'>,
  jql: string,
  rejected: { readonly message: string } | undefined,
): string | undefined {
  if (rejected !== undefined) return `Jira does not accept this JQL: ${rejected.message}`;
  const reading = deps.jql.read(jql);
  if (reading === undefined || reading.fields.length === 0)
    return 'A JQL scope must restrict what it matches; this one would match every issue.';
  if (reading.asker.length === 0) return undefined;
  return `${reading.asker.join(', ')} means something else for everybody who asks. A scope is read by the app itself and must be the same for all: name the people or projects that are meant.`;
}

export async function problemWith(deps: Deps, jql: string): Promise<string | undefined> {
  const [rejected] = await deps.source.validate([jql]);
  return problemOf(deps, jql, rejected);
}

/** How many work items JQL matches now, as the person asking sees them, or what keeps it from being a scope. */
export async function tryScope(
  deps: Deps,
  jql: string,
): Promise<{ readonly problem: string | null; readonly count: number | null }> {
  const problem = await problemWith(deps, jql);
  if (problem !== undefined) return { problem, count: null };
  return { problem: null, count: (await deps.viewer.countOf(jql)) ?? null };
}
