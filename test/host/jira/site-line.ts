import { z } from 'zod';
import type { Json } from '../kernel';
import { CATEGORIES, CATEGORY_KEYS } from './base-site';
import { isDay, parseInstant } from './instants';
import type { CategoryKey } from './records';

/** One line of a site file: an issue as Jira's REST API writes it, with at least its key, project, type and status. */

const id = z.union([z.string().regex(/^\d{1,19}$/, 'is no id'), z.number().int().nonnegative()]).transform(String);
const key = z.string().regex(/^[A-Z][A-Z0-9_]*-[1-9]\d*$/, 'is no issue key');
/** Lines are parsed JSON already, so any value is one. */
const json = z.custom<Json>(() => true);
const text = z.string().max(1_000);
const named = z.object({ id, name: text.min(1) });
const instant = z.string().transform((value, context) => {
  const ms = parseInstant(value);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: 'is no instant' });
  return z.NEVER;
});
const day = z.string().refine(isDay, 'is no day');
const person = z.object({
  accountId: z.string().min(1).max(128),
  displayName: text.optional(),
  emailAddress: text.optional(),
});

const category = z
  .object({ key: z.string().optional(), id: z.number().optional() })
  .transform((value, context): CategoryKey => {
    const found = CATEGORY_KEYS.find((known) => known === value.key || CATEGORIES[known].id === value.id);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: 'is no status category' });
    return z.NEVER;
  });

const version = named.extend({
  archived: z.boolean().optional(),
  released: z.boolean().optional(),
  startDate: day.optional(),
  releaseDate: day.optional(),
  description: z.string().optional(),
});

export const sprintSchema = named.extend({
  state: z.enum(['future', 'active', 'closed']),
  goal: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
});

const link = z.object({
  id: z.string().optional(),
  type: z.object({ name: text.min(1), inward: text, outward: text }),
  inwardIssue: z.object({ key: z.string() }).optional(),
  outwardIssue: z.object({ key: z.string() }).optional(),
});

const fields = z
  .object({
    summary: z.string(),
    description: json.nullish(),
    project: z.object({ id, key: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'is no project key'), name: text.optional() }),
    issuetype: named.extend({
      subtask: z.boolean().optional(),
      hierarchyLevel: z.number().int().min(-1).max(10).optional(),
    }),
    status: named.extend({ statusCategory: category }),
    resolution: named.nullish(),
    resolutiondate: instant.nullish(),
    created: instant.nullish(),
    updated: instant.nullish(),
    statuscategorychangedate: instant.nullish(),
    priority: named.nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(version).nullish(),
    versions: z.array(version).nullish(),
    assignee: person.nullish(),
    reporter: person.nullish(),
    creator: person.nullish(),
    duedate: day.nullish(),
    timeoriginalestimate: z.number().nonnegative().nullish(),
    sprints: z.array(sprintSchema).nullish(),
    issuelinks: z.array(link).nullish(),
    parent: z.object({ id, key: z.string().min(1) }).nullish(),
  })
  .catchall(json);

const line = z.object({ id, key, fields });
export type SiteLine = z.output<typeof line>;

/** Reads one line; the reason names the first thing that is wrong with it. */
export function parseSiteLine(text: string): { readonly line: SiteLine } | { readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const where = first?.path.join('.') ?? '';
    return { reason: where === '' ? 'not an issue' : `${where}: ${first?.message ?? 'is wrong'}` };
  }
  const { key: issueKey, fields: issueFields } = parsed.data;
  if (!issueKey.startsWith(`${issueFields.project.key}-`)) {
    return { reason: `key ${issueKey} is not of project ${issueFields.project.key}` };
  }
  return { line: parsed.data };
}

/** Custom fields of a line, without the empty ones. */
export const customFieldsOf = (siteLine: SiteLine): [fieldId: string, value: Json][] =>
  Object.entries(siteLine.fields).flatMap(([name, value]) =>
    CUSTOM_FIELD.test(name) && value !== null && value !== undefined ? [[name, toJson(value)]] : [],
  );

const CUSTOM_FIELD = /^customfield_\d+$/;

/** What a custom field holds came from the line as JSON. */
const toJson = (value: unknown): Json => value as Json;

/** Level in the issue hierarchy, also for lines that only say whether it is a sub-task. */
export const levelOf = (type: SiteLine['fields']['issuetype']): number =>
  type.hierarchyLevel ?? (type.subtask === true ? -1 : type.name === 'Epic' ? 1 : 0);
