import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { issueNotFound, ok, refusal } from '../answers';
import { idInput, listParam, numberParam, parseBody } from '../bodies';
import type { HistoryRecord, IssueRecord } from '../records';
import { fieldNames } from '../render/field-names';
import { selectFields } from '../render/field-selection';
import { authorView, historyView, issueView, propertiesView } from '../render/issue';
import type { Call, RouteTable } from '../router';
import { pageToken, startOfPage } from '../page-token';
import { transitionsView } from '../render/transitions';
import { selfOf } from '../addresses';

/** Up to here Jira takes any fields; above, only when they are named. */
const BULK_ANY = 100;
const BULK_NAMED = 1_000;
const BULK_MAX_FIELDS = 100;
const HEAVY_FIELDS = new Set(['comment', 'worklog', 'attachment']);
const HEAVY_EXPAND = new Set(['changelog', 'renderedFields', 'operations', 'editmeta', 'transitions']);
const CHANGELOG_ISSUES = 1_000;
const CHANGELOG_FIELDS = 10;
const CHANGELOG_PAGE = 1_000;
const CHANGELOG_MAX_PAGE = 10_000;

const bulkBody = z.object({
  issueIdsOrKeys: z.array(idInput),
  fields: z.array(z.string()).nullish(),
  expand: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
});

const changelogBody = z.object({
  issueIdsOrKeys: z.array(idInput).min(1),
  fieldIds: z.array(z.string()).nullish(),
  maxResults: z.number().int().nullish(),
  nextPageToken: z.string().nullish(),
});

/** The issue a path names, when the viewer may see it. */
export function issueOf(call: Call): IssueRecord {
  const issue = call.state.issues.find(call.param('issueIdOrKey'));
  if (issue === undefined || !call.viewer.canSee(issue)) throw issueNotFound();
  return issue;
}

export const issueRoutes: RouteTable = {
  'GET /rest/api/3/issue/{issueIdOrKey}': getIssue,
  'POST /rest/api/3/issue/bulkfetch': bulkFetch,
  'POST /rest/api/3/changelog/bulkfetch': bulkChangelog,
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': (call) => {
    const issue = issueOf(call);
    const startAt = numberParam(call.query, 'startAt', 0);
    const maxResults = Math.min(numberParam(call.query, 'maxResults', 100), 100);
    const histories = call.state.issues.histories(issue.id);
    const values = histories.slice(startAt, startAt + maxResults).map((history) => historyView(history, call.state));
    const isLast = startAt + values.length >= histories.length;
    const self = `${selfOf(`issue/${issue.id}/changelog`)}?maxResults=${maxResults}&startAt=`;
    return ok({
      self: `${self}${startAt}`,
      ...(isLast ? {} : { nextPage: `${self}${startAt + values.length}` }),
      maxResults,
      startAt,
      total: histories.length,
      isLast,
      values,
    });
  },
};

function getIssue(call: Call): ProductResponse {
  const { state, viewer, query } = call;
  const issue = issueOf(call);
  const selection = selectFields(state, listParam(query.getAll('fields')), '*all');
  const expand = new Set(listParam(query.getAll('expand')));
  const properties = listParam(query.getAll('properties'));
  const histories = state.issues.histories(issue.id);
  // The embedded changelog is newest first, and only its first hundred.
  const newest = [...histories].reverse().slice(0, 100);
  return ok({
    ...issueView(issue, selection, state, viewer),
    ...(properties.length > 0 ? { properties: propertiesView(issue, properties, state) } : {}),
    ...(expand.has('names') ? { names: fieldNames(state, selection.fields) } : {}),
    ...(expand.has('transitions') && viewer.canEdit(issue) ? { transitions: transitionsView(issue, state) } : {}),
    ...(expand.has('changelog')
      ? {
          changelog: {
            startAt: 0,
            maxResults: newest.length,
            total: histories.length,
            histories: newest.map((history) => historyView(history, state)),
          },
        }
      : {}),
  });
}

function bulkFetch({ state, viewer, body }: Call): ProductResponse {
  const asked = parseBody(bulkBody, body);
  const fields = asked.fields ?? [];
  const expand = asked.expand ?? [];
  const ids = asked.issueIdsOrKeys;
  if (ids.length === 0) throw refusal(400, 'The list of issue ids or keys must not be empty.');
  if (ids.length > BULK_ANY && !isLight(fields, expand)) {
    throw refusal(400, `You may only load a maximum of ${BULK_ANY} issues by ID or key at a time.`);
  }
  if (ids.length > BULK_NAMED)
    throw refusal(400, `You may only load a maximum of ${BULK_NAMED} issues by ID or key at a time.`);
  const found = new Map<string, IssueRecord>();
  for (const idOrKey of ids) {
    const issue = state.issues.find(idOrKey);
    if (issue !== undefined && viewer.canSee(issue)) found.set(issue.id, issue);
  }
  const selection = selectFields(state, fields, '*navigable');
  // Bulk fetch always answers whole issues, however few fields were named.
  const whole = selection.bare === false ? selection : { fields: [], bare: false as const };
  const properties = asked.properties ?? [];
  const issues = [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
  return ok(
    {
      ...(expand.includes('names') ? { names: fieldNames(state, whole.fields) } : {}),
      issues: issues.map((issue) => ({
        ...issueView(issue, whole, state, viewer),
        ...(properties.length > 0 ? { properties: propertiesView(issue, properties, state) } : {}),
        ...(expand.includes('changelog')
          ? { changelog: { histories: state.issues.histories(issue.id).map((history) => historyView(history, state)) } }
          : {}),
      })),
      issueErrors: [],
    },
    { issues: issues.length },
  );
}

const isLight = (fields: readonly string[], expand: readonly string[]): boolean =>
  fields.length > 0 &&
  fields.length <= BULK_MAX_FIELDS &&
  fields.every((field) => !field.startsWith('*') && !field.startsWith('-') && !HEAVY_FIELDS.has(field)) &&
  expand.every((name) => !HEAVY_EXPAND.has(name));

function bulkChangelog({ state, viewer, body, clock }: Call): ProductResponse {
  const asked = parseBody(changelogBody, body);
  if (asked.issueIdsOrKeys.length > CHANGELOG_ISSUES) {
    throw refusal(400, 'You may only load changelogs for a maximum of 1,000 issues by ID or key at a time.');
  }
  if ((asked.fieldIds ?? []).length > CHANGELOG_FIELDS) {
    throw refusal(400, `You may only filter changelogs by a maximum of ${CHANGELOG_FIELDS} fields at a time.`);
  }
  const wanted = new Set(asked.fieldIds ?? []);
  const issues = new Set(
    asked.issueIdsOrKeys.flatMap((idOrKey) => {
      const issue = state.issues.find(idOrKey);
      return issue !== undefined && viewer.canSee(issue) ? [issue] : [];
    }),
  );
  const histories = [...issues]
    .flatMap((issue) => narrowed(state.issues.histories(issue.id), wanted))
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
  const size = Math.min(Math.max(asked.maxResults ?? CHANGELOG_PAGE, 1), CHANGELOG_MAX_PAGE);
  const question = JSON.stringify([asked.issueIdsOrKeys, asked.fieldIds ?? [], viewer.accountId]);
  const start = startOfPage(asked.nextPageToken, question, histories, clock.nowMs());
  const page = histories.slice(start, start + size);
  const last = page.at(-1);
  const more = last !== undefined && start + page.length < histories.length;
  const byIssue = new Map<string, HistoryRecord[]>();
  for (const history of page) byIssue.set(history.issueId, [...(byIssue.get(history.issueId) ?? []), history]);
  return ok(
    {
      issueChangeLogs: [...byIssue].map(([issueId, entries]) => ({
        issueId,
        // Unlike everywhere else, instants are numbers here.
        changeHistories: entries.map((history) => ({
          id: history.id,
          ...authorView(history, state),
          created: history.created,
          items: history.items,
        })),
      })),
      ...(more ? { nextPageToken: pageToken(question, last.id, start + page.length, clock.nowMs()) } : {}),
    },
    { issues: byIssue.size },
  );
}

function narrowed(histories: readonly HistoryRecord[], fieldIds: ReadonlySet<string>): HistoryRecord[] {
  if (fieldIds.size === 0) return [...histories];
  return histories.flatMap((history) => {
    const items = history.items.filter((item) => item.fieldId !== undefined && fieldIds.has(item.fieldId));
    return items.length === 0 ? [] : [{ ...history, items }];
  });
}
