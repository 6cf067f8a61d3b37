import { route } from '@forge/api';
import type { z } from 'zod';
import { dayOf } from '../../domain/day';
import { parseIssueId, parseProjectId, type Day, type IssueId, type ProjectId } from '../../domain/ids';
import type { IssueFacts, RejectedJql, UpdatedIssue, WorkSource } from '../../ports/work-source';
import type { Category } from '../../rollup/member';
import { readPasts } from './changelog';
import { bulkFetch, BULK_FETCH } from './bulk-fetch';
import { accepted, readBody, refusalOf, UnreadableAnswer, type JiraClient } from './client';
import { everyPage } from './every-page';
import { createMatch } from './match';
import { parentFields } from './parent-changes';
import { levelsOf } from './type-levels';
import { createProjectReader } from './projects';
import {
  fieldsSchema,
  parsedJqlSchema,
  resolutionsSchema,
  searchSchema,
  statusesSchema,
  updatedSearchSchema,
  type JiraIssue,
} from './schemas';

/** Issues on one search page with fields; Jira returns fewer when it finds the page too large. */
const SEARCH_PAGE = 100;
/** Issues on one search page of hardly any fields; Jira takes up to 5,000 and may return fewer. */
const ID_PAGE = 1_000;
/** Parents in one clause; 1,000 have been seen to work. */
const PARENTS_PER_CLAUSE = 200;
/** Children that are left out by one clause. */
const KNOWN_PER_CLAUSE = 500;

const SEARCH = 'POST /rest/api/3/search/jql';
const BASE_FIELDS = ['status', 'resolution', 'parent', 'project', 'issuetype', 'created', 'resolutiondate'];

/** Jira also has a category `undefined`; what is in it has not been started. */
export const categoryOf = (key: string): Category => (key === 'done' || key === 'indeterminate' ? key : 'new');

function dayOfText(text: string | null | undefined): Day | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : dayOf(ms);
}

/** Whether nothing is under it: what is on the level of stories has sub-tasks alone under it, and Jira names them with it. */
const isChildless = (level: number, { subtasks }: JiraIssue['fields']): boolean =>
  level < 0 || (level === 0 && subtasks?.length === 0);

function subtasksOf({ subtasks }: JiraIssue['fields']): Pick<IssueFacts, 'subtasks'> {
  const ids = (subtasks ?? []).flatMap(({ id }) => parseIssueId(id ?? '') ?? []);
  return ids.length === 0 ? {} : { subtasks: ids };
}

/** Number fields of an issue; null where one is empty. */
export const numbersIn = (fields: JiraIssue['fields'], names: readonly string[]): Record<string, number | null> =>
  Object.fromEntries(
    names.map((name) => {
      const value = fields[name];
      return [name, typeof value === 'number' && Number.isFinite(value) ? value : null] as const;
    }),
  );

function toFacts(call: string, issue: JiraIssue, numberFields: readonly string[]): IssueFacts {
  const { fields } = issue;
  const id = parseIssueId(issue.id);
  const project = parseProjectId(fields.project?.id ?? '');
  const { key, name } = fields.project ?? {};
  if (id === undefined) throw new UnreadableAnswer(call, 'issues.id');
  if (project === undefined) throw new UnreadableAnswer(call, 'issues.fields.project.id');
  if (fields.status === undefined) throw new UnreadableAnswer(call, 'issues.fields.status');
  const level = fields.issuetype?.hierarchyLevel ?? (fields.issuetype?.subtask === true ? -1 : 0);
  return {
    id,
    key: issue.key,
    parent: parseIssueId(fields.parent?.id ?? '') ?? null,
    project,
    ...(key === undefined || name === undefined ? {} : { projectNames: [key, name] }),
    level,
    ...(isChildless(level, fields) ? { isChildless: true as const } : {}),
    ...subtasksOf(fields),
    category: categoryOf(fields.status.statusCategory.key),
    status: fields.status.id ?? '',
    resolution: fields.resolution?.name ?? null,
    numbers: numbersIn(fields, numberFields),
    created: dayOfText(fields.created),
    resolved: dayOfText(fields.resolutiondate),
  };
}

/** Parents in pieces that one clause takes, with the children that it leaves out. */
function familiesOf(parents: readonly IssueId[], known: ReadonlyMap<IssueId, readonly IssueId[]>): IssueId[][] {
  const families: IssueId[][] = [];
  let room = 0;
  for (const parent of new Set(parents)) {
    const kids = known.get(parent)?.length ?? 0;
    const last = families[families.length - 1];
    if (last === undefined || last.length === PARENTS_PER_CLAUSE || kids > room) {
      families.push([parent]);
      room = KNOWN_PER_CLAUSE - kids;
    } else {
      last.push(parent);
      room -= kids;
    }
  }
  return families;
}

const POINTS_NAME = /^story points?( estimate)?$/i;
const POINTS_TYPE = 'com.pyxis.greenhopper.jira:jsw-story-points';

/** Whether a page is all that Jira has to say up to the next one: neither cut short nor without the way to the rest. */
const isWhole = (page: z.output<typeof updatedSearchSchema> | z.output<typeof searchSchema>): boolean =>
  (page.warnings?.length ?? 0) === 0 && (typeof page.nextPageToken === 'string' || page.isLast !== false);

/** The work as the app sees it. */
export function createWorkSource(jira: JiraClient): WorkSource {
  const searchPage: WorkSource['searchPage'] = async (jql, numberFields, token) => {
    const call = SEARCH;
    const answer = await jira.post(call, route`/rest/api/3/search/jql`, {
      jql,
      fields: [...BASE_FIELDS, ...numberFields],
      maxResults: SEARCH_PAGE,
      ...(token === undefined ? {} : { nextPageToken: token }),
    });
    if (answer.status === 400) return { message: refusalOf(answer.body) };
    const page = readBody(searchSchema, call, accepted(call, answer));
    return {
      issues: page.issues.map((issue) => toFacts(call, issue, numberFields)),
      complete: isWhole(page),
      next: page.nextPageToken ?? undefined,
    };
  };

  const search: WorkSource['search'] = async (jql, numberFields) => {
    const pages = await everyPage(SEARCH, async (token) => searchPage(jql, numberFields, token));
    if ('message' in pages) return pages;
    return { issues: pages.flatMap(({ issues }) => issues), complete: pages.every(({ complete }) => complete) };
  };

  /** `cut` when Jira did not show all of them. */
  async function searchUpdated(jql: string): Promise<UpdatedIssue[] | RejectedJql | 'cut'> {
    type Updated = { readonly page: z.output<typeof updatedSearchSchema>; readonly next: string | undefined };
    const pages = await everyPage<Updated>(SEARCH, async (token) => {
      const body = {
        jql,
        fields: ['updated'],
        maxResults: ID_PAGE,
        ...(token === undefined ? {} : { nextPageToken: token }),
      };
      const answer = await jira.post(SEARCH, route`/rest/api/3/search/jql`, body);
      if (answer.status === 400) return { message: refusalOf(answer.body) };
      const page = readBody(updatedSearchSchema, SEARCH, accepted(SEARCH, answer));
      return { page, next: page.nextPageToken ?? undefined };
    });
    if ('message' in pages) return pages;
    if (!pages.every(({ page }) => isWhole(page))) return 'cut';
    return pages.flatMap(({ page }) =>
      page.issues.flatMap(({ id: text, fields }) => {
        const id = parseIssueId(text);
        return id === undefined ? [] : [{ id, updatedMs: Date.parse(fields.updated) }];
      }),
    );
  }

  /** Jira refuses a clause that names one project it cannot search, or looks at a part of a long one: then halves are asked for. */
  async function updatedIn(projects: readonly ProjectId[], window: string): Promise<readonly UpdatedIssue[]> {
    if (projects.length === 0) return [];
    const found = await searchUpdated(`project in (${projects.join(',')}) AND ${window}`);
    if (found !== 'cut' && !('message' in found)) return found;
    if (projects.length === 1 && found === 'cut') throw new UnreadableAnswer(SEARCH, 'isLast');
    if (projects.length === 1) return [];
    const half = Math.ceil(projects.length / 2);
    return [...(await updatedIn(projects.slice(0, half), window)), ...(await updatedIn(projects.slice(half), window))];
  }

  async function statuses() {
    const call = 'GET /rest/api/3/status';
    return readBody(statusesSchema, call, accepted(call, await jira.get(call, route`/rest/api/3/status`)));
  }

  let askedParents: Promise<ReadonlySet<string>> | undefined;
  const customParents = async (): Promise<ReadonlySet<string>> => (askedParents ??= parentFields(jira));

  return {
    admit: () => {
      jira.admit();
    },
    search,
    searchPage,
    async fetch(idsOrKeys, numberFields) {
      const fields = [...BASE_FIELDS, 'subtasks', ...numberFields];
      const found = await bulkFetch([...new Set(idsOrKeys)], async (issueIdsOrKeys) =>
        accepted(
          BULK_FETCH,
          await jira.post(BULK_FETCH, route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys, fields }),
        ),
      );
      return (found ?? []).map((issue) => toFacts(BULK_FETCH, issue, numberFields));
    },
    async childrenOf(parents, numberFields, known = new Map()) {
      const issues: IssueFacts[] = [];
      let complete = true;
      for (const chunk of familiesOf(parents, known)) {
        const out = chunk.flatMap((parent) => known.get(parent) ?? []).slice(0, KNOWN_PER_CLAUSE);
        const among = `parent in (${chunk.join(',')})`;
        const without = out.length === 0 ? '' : ` AND id not in (${out.join(',')})`;
        const found = await search(`${among}${without} ORDER BY id ASC`, numberFields);
        if ('message' in found) {
          // Jira refuses a clause with an issue that has just been deleted; what is left is asked for one by one.
          const single = chunk.length === 1 && out.length === 0 ? [] : chunk;
          for (const parent of single) {
            const one = await search(`parent = ${parent} ORDER BY id ASC`, numberFields);
            if ('message' in one) continue;
            issues.push(...one.issues);
            complete &&= one.complete;
          }
          continue;
        }
        issues.push(...found.issues);
        complete &&= found.complete;
      }
      return { issues, complete };
    },
    match: createMatch(jira),
    async validate(jqls) {
      if (jqls.length === 0) return [];
      const call = 'POST /rest/api/3/jql/parse';
      const answer = accepted(
        call,
        await jira.post(call, route`/rest/api/3/jql/parse?validation=strict`, { queries: jqls }),
      );
      return readBody(parsedJqlSchema, call, answer).queries.map(({ errors }) =>
        errors === undefined || errors.length === 0 ? undefined : { message: errors.join(' ') },
      );
    },
    ...createProjectReader(jira),
    levels: async () => levelsOf(jira),
    async numberFields() {
      const call = 'GET /rest/api/3/field';
      const fields = readBody(fieldsSchema, call, accepted(call, await jira.get(call, route`/rest/api/3/field`)));
      return fields
        .filter((field) => field.schema?.type === 'number')
        .map((field) => ({
          id: field.id,
          name: field.name,
          isPoints: field.schema?.custom === POINTS_TYPE || POINTS_NAME.test(field.untranslatedName ?? field.name),
        }));
    },
    async resolutions() {
      const call = 'GET /rest/api/3/resolution';
      const answer = accepted(call, await jira.get(call, route`/rest/api/3/resolution`));
      return readBody(resolutionsSchema, call, answer).map(({ name }) => name);
    },
    async statusFingerprint() {
      return (await statuses())
        .map(({ id, statusCategory }) => `${id}:${statusCategory.key}`)
        .sort()
        .join(',');
    },
    async statusCategories() {
      return new Map((await statuses()).map(({ id, statusCategory }) => [id, categoryOf(statusCategory.key)]));
    },
    pasts: async (ids, numberFields, categories) => readPasts(jira, ids, numberFields, categories, customParents),
    async updatedBetween(projects, fromMinutesAgo, toMinutesAgo) {
      const window = `updated >= -${fromMinutesAgo}m AND updated <= -${toMinutesAgo}m ORDER BY id ASC`;
      if (projects !== null) return updatedIn(projects, window);
      const found = await searchUpdated(window);
      if (found === 'cut') throw new UnreadableAnswer(SEARCH, 'isLast');
      if ('message' in found) throw new UnreadableAnswer(SEARCH, found.message);
      return found;
    },
  };
}
