import { z } from 'zod';

/** Jira's answers, as far as they are read; anything beyond is let through unseen. */

const statusCategory = z.object({ key: z.string() });

export const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    status: z.object({ id: z.string().optional(), name: z.string(), statusCategory }).optional(),
    resolution: z.object({ name: z.string() }).nullish(),
    parent: z.object({ id: z.string().optional() }).nullish(),
    project: z.object({ id: z.string(), key: z.string().optional(), name: z.string().optional() }).optional(),
    issuetype: z.object({ hierarchyLevel: z.number().optional(), subtask: z.boolean().optional() }).optional(),
    subtasks: z.array(z.object({ id: z.string().optional() })).nullish(),
    summary: z.string().nullish(),
    created: z.string().nullish(),
    resolutiondate: z.string().nullish(),
    statuscategorychangedate: z.string().nullish(),
  }),
});
export type JiraIssue = z.output<typeof issueSchema>;

export const searchSchema = z.object({
  issues: z.array(issueSchema),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
  /** Jira cut the answer short. */
  warnings: z.array(z.unknown()).optional(),
});
export const updatedSearchSchema = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.object({ updated: z.string() }) })),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
  warnings: z.array(z.unknown()).optional(),
});
export const bulkFetchSchema = z.object({
  issues: z.array(issueSchema),
  /** Issues that are there and could not be loaded now; their ids are as they were asked for. */
  issueErrors: z.array(z.object({ id: z.string() })).nullish(),
});
export const matchSchema = z.object({
  matches: z.array(z.object({ matchedIssues: z.array(z.number()), errors: z.array(z.string()) })),
});
export const parsedJqlSchema = z.object({ queries: z.array(z.object({ errors: z.array(z.string()).optional() })) });
export const projectSchema = z.object({ id: z.string() });
export const projectSearchSchema = z.object({
  values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), archived: z.boolean().optional() })),
});
export const fieldsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    untranslatedName: z.string().optional(),
    schema: z.object({ type: z.string(), custom: z.string().optional() }).optional(),
  }),
);
export const issueTypesSchema = z.array(
  z.object({ id: z.string(), hierarchyLevel: z.number().optional(), scope: z.unknown().optional() }),
);
export const resolutionsSchema = z.array(z.object({ name: z.string() }));
export const statusesSchema = z.array(z.object({ id: z.string(), statusCategory }));
export const permissionsSchema = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});
export const selfSchema = z.object({
  accountId: z.string(),
  groups: z.object({ size: z.number(), items: z.array(z.object({ groupId: z.string().nullish() })) }),
});

export const countSchema = z.object({ count: z.number() });
