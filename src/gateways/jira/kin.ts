import { route } from '@forge/api';
import { z } from 'zod';
import { parseIssueId, type IssueId } from '../../domain/ids';
import type { Kin } from '../../ports/viewer';
import { readBody, type JiraAnswer, type JiraClient } from './client';

/** Issues looked at for each likeness: a suggestion needs a few examples, and each costs a point. */
const EXAMPLES = 20;

const named = z.array(z.object({ id: z.string(), name: z.string() })).default([]);
const kinSchema = z.object({
  issues: z.array(
    z.object({
      fields: z.object({
        project: z.object({ id: z.string() }),
        parent: z.object({ id: z.string(), key: z.string() }).nullish(),
        components: named,
        fixVersions: named,
        labels: z.array(z.string()).default([]),
      }),
    }),
  ),
});
const idsSchema = z.object({ issues: z.array(z.object({ id: z.string() })) });

type Ask = (request: () => Promise<JiraAnswer>) => Promise<JiraAnswer | undefined>;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Work like an issue, as the person asking sees it: at most three searches. Undefined when they may not see the issue. */
export async function readKin(jira: JiraClient, ask: Ask, issueId: IssueId): Promise<readonly Kin[] | undefined> {
  const fields = ['project', 'parent', 'components', 'fixVersions', 'labels'];
  const fetched = await ask(async () =>
    jira.post('POST /rest/api/3/issue/bulkfetch', route`/rest/api/3/issue/bulkfetch`, {
      issueIdsOrKeys: [issueId],
      fields,
    }),
  );
  if (fetched === undefined || fetched.status >= 400) return undefined;
  const issue = readBody(kinSchema, 'POST /rest/api/3/issue/bulkfetch', fetched).issues[0]?.fields;
  if (issue === undefined) return undefined;
  const likeIt = async (clause: string): Promise<readonly IssueId[]> => {
    const answer = await ask(async () =>
      jira.post('POST /rest/api/3/search/jql', route`/rest/api/3/search/jql`, {
        jql: `${clause} AND id != ${issueId} ORDER BY updated DESC`,
        fields: ['id'],
        maxResults: EXAMPLES,
      }),
    );
    // A name that Jira no longer takes is no likeness.
    if (answer === undefined || answer.status >= 400) return [];
    return readBody(idsSchema, 'POST /rest/api/3/search/jql', answer).issues.flatMap(
      ({ id }) => parseIssueId(id) ?? [],
    );
  };
  const kin: Kin[] = [];
  const { parent, components, fixVersions, labels } = issue;
  if (parent !== null && parent !== undefined) {
    kin.push({ reason: 'siblings', shared: parent.key, issues: await likeIt(`parent = ${parent.id}`) });
  }
  const here = `project = ${issue.project.id}`;
  const [component, version, label] = [components[0], fixVersions[0], labels[0]];
  if (component !== undefined) {
    kin.push({
      reason: 'component',
      shared: component.name,
      issues: await likeIt(`${here} AND component = ${component.id}`),
    });
  }
  if (version !== undefined) {
    kin.push({
      reason: 'version',
      shared: version.name,
      issues: await likeIt(`${here} AND fixVersion = ${version.id}`),
    });
  } else if (label !== undefined) {
    kin.push({ reason: 'label', shared: label, issues: await likeIt(`${here} AND labels = ${quoted(label)}`) });
  }
  return kin;
}
