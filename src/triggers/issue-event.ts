import { z } from 'zod';
import type { IssueEvent } from '../domain/event-relevance';
import { parseIssueId, parseProjectId } from '../domain/ids';

/**
 * Product events, read as far as they can be relied on.
 * https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
const KINDS = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:deleted:issue': 'deleted',
} as const;

// Loose, so that an item's new text stays: it is called `toString`, which every object has.
const changeItem = z.looseObject({ field: z.string(), fieldId: z.string().nullish(), from: z.string().nullish() });

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/;
/** Whether a custom field went from an issue or to one. */
const namesIssue = (item: z.output<typeof changeItem>): boolean =>
  item.fieldId?.startsWith('customfield_') === true &&
  ['fromString', 'toString'].some((name) => {
    const text: unknown = Object.getOwnPropertyDescriptor(item, name)?.value;
    return typeof text === 'string' && ISSUE_KEY.test(text);
  });
const issuePayload = z.object({
  eventType: z.enum(['avi:jira:created:issue', 'avi:jira:updated:issue', 'avi:jira:deleted:issue']),
  issue: z.object({
    id: z.union([z.string(), z.number()]),
    fields: z.object({ project: z.object({ id: z.union([z.string(), z.number()]) }).optional() }).optional(),
  }),
  // The documentation has a list of items here, live events an object that holds it; some have none.
  changelog: z.union([z.object({ items: z.array(changeItem).nullish() }), z.array(changeItem)]).nullish(),
});

/** Undefined when the payload is no issue event in any known shape. */
export function parseIssueEvent(payload: unknown): IssueEvent | undefined {
  const parsed = issuePayload.safeParse(payload);
  if (!parsed.success) return undefined;
  const { eventType, issue, changelog } = parsed.data;
  const issueId = parseIssueId(String(issue.id));
  if (issueId === undefined) return undefined;
  const items =
    changelog === null || changelog === undefined
      ? null
      : Array.isArray(changelog)
        ? changelog
        : (changelog.items ?? null);
  return {
    kind: KINDS[eventType],
    issueId,
    project: parseProjectId(String(issue.fields?.project?.id ?? '')) ?? null,
    changes:
      items === null
        ? null
        : items.map((item) => ({
            field: item.field.toLowerCase(),
            fieldId: item.fieldId ?? null,
            from: item.from ?? null,
            ...(namesIssue(item) ? { namesIssue: true } : {}),
          })),
  };
}

const projectPayload = z.object({ project: z.object({ id: z.union([z.string(), z.number()]) }) });

export function parseProjectEvent(payload: unknown): ReturnType<typeof parseProjectId> {
  const parsed = projectPayload.safeParse(payload);
  return parsed.success ? parseProjectId(String(parsed.data.project.id)) : undefined;
}
