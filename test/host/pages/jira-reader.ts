import { z } from 'zod';

const named = z.object({ id: z.string().optional(), name: z.string() });
const status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) });
const person = z.object({ accountId: z.string(), displayName: z.string() });

/** A project in Jira's project search. */
export const projectPage = z.object({
  values: z.array(
    z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string().optional() }),
  ),
  total: z.number().optional(),
  isLast: z.boolean().optional(),
});

/** An issue with the fields the pages show; the rest is kept as it came. */
export const issueShape = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    summary: z.string(),
    status,
    issuetype: named,
    priority: named.nullish(),
    resolution: named.nullish(),
    assignee: person.nullish(),
    reporter: person.nullish(),
    project: z
      .object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string().optional() })
      .optional(),
    parent: z
      .looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string().optional() }).optional() })
      .nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(named).nullish(),
    created: z.string().nullish(),
    updated: z.string().nullish(),
    duedate: z.string().nullish(),
    description: z.unknown().optional(),
  }),
});
export type IssueShape = z.infer<typeof issueShape>;

/** A page of a JQL search; `nextPageToken` is there when more follow. */
export const searchPage = z.object({ issues: z.array(issueShape), nextPageToken: z.string().nullish() });

export const transitionList = z.object({
  transitions: z.array(z.object({ id: z.string(), name: z.string(), to: status })),
});

/** Fields to ask Jira for, as `issueShape` reads them. */
export const ISSUE_FIELDS = Object.keys(issueShape.shape.fields.shape);
export const ROW_FIELDS = ['summary', 'status', 'issuetype', 'assignee', 'updated', 'resolution'];
