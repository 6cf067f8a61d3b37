import { route } from '@forge/api';
import { accepted, readBody, type JiraClient } from './client';
import { issueTypesSchema } from './schemas';

/**
 * The level of every issue type that projects share. A team-managed project's own types have fixed levels, and a large site
 * has thousands of them.
 */
export async function levelsOf(jira: JiraClient): Promise<ReadonlyMap<string, number>> {
  const call = 'GET /rest/api/3/issuetype';
  const types = readBody(issueTypesSchema, call, accepted(call, await jira.get(call, route`/rest/api/3/issuetype`)));
  return new Map(
    types.flatMap(({ id, hierarchyLevel, scope }) =>
      hierarchyLevel === undefined || (scope !== undefined && scope !== null) ? [] : [[id, hierarchyLevel] as const],
    ),
  );
}
