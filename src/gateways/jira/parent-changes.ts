import { route } from '@forge/api';
import { z } from 'zod';
import { parseIssueId, type IssueId } from '../../domain/ids';
import { accepted, readBody, type JiraClient } from './client';
import { fieldsSchema } from './schemas';

/** An item of the changelog; `text` is what Jira calls `toString`. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldId?: string | undefined;
  readonly from?: string | null | undefined;
  readonly fromString?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly text: string | null;
}

/** Names of a changed parent, old and new; Jira gives the first no field id, so it cannot be asked for by one. */
const PARENT_NAMES = new Set(['issueparentassociation', 'parent link', 'epic link', 'parent issue', 'parent']);
/** On older sites the parent stood in two custom fields, which anybody may have named otherwise. */
const PARENT_TYPES = new Set(['com.pyxis.greenhopper.jira:gh-epic-link', 'com.atlassian.jpo:jpo-custom-field-parent']);
const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/;
/** Issues in one bulkfetch. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
const BULK_PAGE = 100;

const keyIn = (text: string | null | undefined): string | undefined =>
  text !== null && text !== undefined && ISSUE_KEY.test(text) ? text : undefined;

/** What a page of the changelog says of parents. */
export interface ParentChanges {
  /** Undefined when none of the items, all of one moment, changes the parent. */
  before(items: readonly ChangeItem[]): IssueId | null | undefined;
}

/** The ids of the custom fields that hold a parent. */
export async function parentFields(jira: JiraClient): Promise<ReadonlySet<string>> {
  const call = 'GET /rest/api/3/field';
  const fields = readBody(fieldsSchema, call, accepted(call, await jira.get(call, route`/rest/api/3/field`)));
  return new Set(fields.flatMap(({ id, schema }) => (PARENT_TYPES.has(schema?.custom ?? '') ? [id] : [])));
}

const foundSchema = z.object({ issues: z.array(z.object({ id: z.string(), key: z.string() })) });

async function idsOf(jira: JiraClient, keys: readonly string[]): Promise<ReadonlyMap<string, IssueId>> {
  const call = 'POST /rest/api/3/issue/bulkfetch';
  const ids = new Map<string, IssueId>();
  const ask = async (issueIdsOrKeys: readonly string[]): Promise<ReadonlyArray<{ id: string; key: string }>> => {
    const body = { issueIdsOrKeys, fields: ['project'] };
    return readBody(foundSchema, call, accepted(call, await jira.post(call, route`/rest/api/3/issue/bulkfetch`, body)))
      .issues;
  };
  const note = (key: string, text: string): void => {
    const id = parseIssueId(text);
    if (id !== undefined) ids.set(key, id);
  };
  for (let from = 0; from < keys.length; from += BULK_PAGE)
    for (const { id, key } of await ask(keys.slice(from, from + BULK_PAGE))) note(key, id);
  // An issue that went to another project since answers to its old key by its new one.
  for (const key of keys) if (!ids.has(key)) for (const { id } of await ask([key])) note(key, id);
  return ids;
}

/**
 * Reads parents out of changes. Most items name them by id; those of the old `Parent Link` by key alone. `fields` is asked
 * only when a custom field that names issues turns up.
 */
export async function readParents(
  jira: JiraClient,
  items: readonly ChangeItem[],
  fields: () => Promise<ReadonlySet<string>>,
): Promise<ParentChanges> {
  const isNamedSo = ({ field }: ChangeItem): boolean => PARENT_NAMES.has(field.toLowerCase());
  const namesIssue = (item: ChangeItem): boolean => (keyIn(item.fromString) ?? keyIn(item.text)) !== undefined;
  const isSuspect = (item: ChangeItem): boolean =>
    item.fieldId?.startsWith('customfield_') === true && !isNamedSo(item) && namesIssue(item);
  const others = items.some(isSuspect) ? await fields() : new Set<string>();
  const isParent = (item: ChangeItem): boolean => isNamedSo(item) || others.has(item.fieldId ?? '');
  const keyOnly = (item: ChangeItem): string | undefined =>
    parseIssueId(item.from ?? '') === undefined ? keyIn(item.fromString) : undefined;
  const keys = new Set(items.flatMap((item) => (isParent(item) ? (keyOnly(item) ?? []) : [])));
  const ids = await idsOf(jira, [...keys]);
  const beforeOf = (item: ChangeItem): IssueId | null =>
    parseIssueId(item.from ?? '') ?? ids.get(keyOnly(item) ?? '') ?? null;
  return {
    before(together) {
      const parents = together.filter(isParent).map(beforeOf);
      // One field is emptied while another is filled when work changes its level: the parent is the one that was there.
      return parents.length === 0 ? undefined : (parents.find((parent) => parent !== null) ?? null);
    },
  };
}
