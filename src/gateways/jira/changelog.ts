import { route } from '@forge/api';
import { z } from 'zod';
import { dayOf } from '../../domain/day';
import { parseIssueId, type Day, type IssueId } from '../../domain/ids';
import { NO_PAST, withStep, type IssuePast, type NumberTrack } from '../../rollup/issue-past';
import type { Category } from '../../rollup/member';
import { readBody, refusalOf, UnreadableAnswer, type JiraClient } from './client';
import { readParents, type ChangeItem } from './parent-changes';

/**
 * Issues in one request. Jira takes 1,000, but counts an issue again on every page that tells of it; a hundred fit on one
 * page unless they changed a hundred times each.
 */
const ISSUES_PER_REQUEST = 100;
/** Jira's ceiling. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
const CHANGES_PER_PAGE = 10_000;

const CALL = 'POST /rest/api/3/changelog/bulkfetch';

const item = z.object({
  field: z.string(),
  fieldId: z.string().optional(),
  from: z.string().nullish(),
  fromString: z.string().nullish(),
  to: z.string().nullish(),
});

/** An item's new text is called `toString`, which every object has; it is read apart from the others. */
const changeItem = z.unknown().transform((value, context): ChangeItem => {
  const parsed = item.safeParse(value);
  if (!parsed.success) {
    context.addIssue({ code: 'custom', message: 'no change' });
    return z.NEVER;
  }
  const text: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'toString')
      ? Object.getOwnPropertyDescriptor(value, 'toString')?.value
      : null;
  return { ...parsed.data, text: typeof text === 'string' ? text : null };
});

const changelogSchema = z.object({
  issueChangeLogs: z.array(
    z.object({
      issueId: z.string(),
      changeHistories: z.array(
        // The instant is a number of milliseconds in live answers and a text in the documentation.
        z.object({ created: z.union([z.number(), z.string()]), items: z.array(changeItem).nullish() }),
      ),
    }),
  ),
  nextPageToken: z.string().nullish(),
});

const numberOf = (text: string | null | undefined): number | null => {
  if (text === null || text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
};

function withItem(
  past: IssuePast,
  day: Day,
  change: ChangeItem,
  numberFields: ReadonlySet<string>,
  categories: ReadonlyMap<string, Category>,
): IssuePast {
  const { fieldId, from, fromString } = change;
  if (fieldId === 'status') {
    const before = categories.get(from ?? '') ?? null;
    return {
      ...past,
      category: withStep(past.category, { day, before }),
      status: withStep(past.status, { day, before: from ?? null }),
    };
  }
  if (fieldId === 'resolution') {
    return { ...past, resolution: withStep(past.resolution, { day, before: fromString ?? null }) };
  }
  if (fieldId !== undefined && numberFields.has(fieldId)) {
    const known: NumberTrack = past.numbers[fieldId] ?? { steps: [], last: null };
    const steps = withStep(known.steps, { day, before: numberOf(fromString ?? from) });
    return { ...past, numbers: { ...past.numbers, [fieldId]: { steps, last: numberOf(change.text ?? change.to) } } };
  }
  return past;
}

const instantMs = (created: number | string): number => (typeof created === 'number' ? created : Date.parse(created));

/** One entry of an issue's changelog: what changed at one moment. */
interface Entry {
  readonly issueId: IssueId;
  readonly ms: number;
  readonly items: readonly ChangeItem[];
}

/** The entries on a page, those of each issue in their order. */
function entriesOn(page: z.output<typeof changelogSchema>): readonly Entry[] {
  return page.issueChangeLogs.flatMap(({ issueId: text, changeHistories }) => {
    const issueId = parseIssueId(text);
    if (issueId === undefined) throw new UnreadableAnswer(CALL, 'issueChangeLogs.issueId');
    const entries = changeHistories.map(({ created, items }) => ({
      issueId,
      ms: instantMs(created),
      items: items ?? [],
    }));
    if (entries.some(({ ms }) => Number.isNaN(ms))) throw new UnreadableAnswer(CALL, 'changeHistories.created');
    return entries.sort((a, b) => a.ms - b.ms);
  });
}

/**
 * Reads what the changelog tells of the issues; every issue asked for is in the answer. `customParents` are the fields in
 * which older sites keep the parent; they are asked for only when they matter.
 */
export async function readPasts(
  jira: JiraClient,
  ids: readonly IssueId[],
  numberFields: readonly string[],
  categories: ReadonlyMap<string, Category>,
  customParents: () => Promise<ReadonlySet<string>>,
): Promise<ReadonlyMap<IssueId, IssuePast>> {
  const fields = new Set(numberFields);
  const pasts = new Map<IssueId, IssuePast>(ids.map((id) => [id, NO_PAST]));
  for (let at = 0; at < ids.length; at += ISSUES_PER_REQUEST) {
    const issueIdsOrKeys = ids.slice(at, at + ISSUES_PER_REQUEST);
    let token: string | undefined;
    do {
      const answer = await jira.post(CALL, route`/rest/api/3/changelog/bulkfetch`, {
        issueIdsOrKeys,
        maxResults: CHANGES_PER_PAGE,
        ...(token === undefined ? {} : { nextPageToken: token }),
      });
      if (answer.status >= 400) throw new UnreadableAnswer(CALL, `status ${answer.status}: ${refusalOf(answer.body)}`);
      const page = readBody(changelogSchema, CALL, answer);
      const entries = entriesOn(page);
      const all = entries.flatMap(({ items }) => items);
      const parents = await readParents(jira, all, customParents);
      for (const { issueId, ms, items } of entries) {
        const day = dayOf(ms);
        let past = pasts.get(issueId) ?? NO_PAST;
        for (const change of items) past = withItem(past, day, change, fields, categories);
        const before = parents.before(items);
        pasts.set(issueId, before === undefined ? past : { ...past, parent: withStep(past.parent, { day, before }) });
      }
      token = page.nextPageToken ?? undefined;
    } while (token !== undefined);
  }
  return pasts;
}
