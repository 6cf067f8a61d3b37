import { countTarget, type CountedFile, type CountedTarget } from './count';
import type { Issue } from './issue';
import { scopeOf } from './scope';

/**
 * What every completion target was at the end of a day, worked out slowly and plainly: the whole of Jira is put back to
 * that day by undoing its changelog, newest change first, and then counted like any other Jira. Shares nothing with `src`.
 */

interface Item {
  readonly field: string;
  readonly fieldId?: string;
  readonly from: string | null;
  readonly fromString: string | null;
}
interface History {
  readonly id: string;
  /** Milliseconds or a text. */
  readonly created: string | number;
  readonly items: readonly Item[];
}

/** A full copy of Jira: issues as they are, the changelog of each by id, the category of every status. */
export interface JiraCopy {
  readonly issues: readonly Issue[];
  readonly changelog: ReadonlyMap<string, readonly History[]>;
  readonly categories: ReadonlyMap<string, string>;
}

const NUMBERS = /^customfield_\d+$|^timeoriginalestimate$/;

function undoItem(fields: Record<string, unknown>, item: Item, copy: JiraCopy): void {
  if (item.fieldId === 'status') {
    const id = item.from ?? '';
    fields['status'] = { id, statusCategory: { key: copy.categories.get(id) ?? 'new' } };
  } else if (item.fieldId === 'resolution') {
    fields['resolution'] = item.fromString === null ? null : { name: item.fromString };
  } else if (item.field === 'IssueParentAssociation') {
    fields['parent'] = item.from === null ? null : { id: item.from, key: '' };
  } else if (item.fieldId !== undefined && NUMBERS.test(item.fieldId)) {
    fields[item.fieldId] = item.fromString === null || item.fromString === '' ? null : Number(item.fromString);
  }
}

const msOf = (created: unknown): number => (typeof created === 'number' ? created : Date.parse(String(created)));

/** One issue as it was at an instant; undefined before it was created. */
function issueAt(issue: Issue, copy: JiraCopy, atMs: number): Issue | undefined {
  if (msOf(issue.fields['created']) > atMs) return undefined;
  const fields: Record<string, unknown> = { ...issue.fields };
  const histories = [...(copy.changelog.get(issue.id) ?? [])].sort(
    (a, b) => msOf(a.created) - msOf(b.created) || Number(a.id) - Number(b.id),
  );
  const has = (field: string): boolean =>
    histories.some((history) => history.items.some(({ fieldId }) => fieldId === field));
  // What has no changelog tells by its resolution date alone.
  const resolved = issue.fields['resolutiondate'];
  if (typeof resolved === 'string' && Date.parse(resolved) > atMs) {
    if (!has('status') && issue.fields.status.statusCategory.key === 'done') {
      fields['status'] = { statusCategory: { key: 'new' } };
    }
    if (!has('resolution')) fields['resolution'] = null;
  }
  for (const { created, items } of histories.reverse()) {
    if (msOf(created) > atMs) for (const item of [...items].reverse()) undoItem(fields, item, copy);
  }
  return { ...issue, fields: fields as Issue['fields'] };
}

export interface DayCount {
  readonly actual: number | null;
  readonly done: number;
  readonly total: number;
}

/**
 * A target at the end of a day: today's members, put back to that day. Links, and what JQL matches, are those of today;
 * what is below a linked issue is what was below it then.
 */
export function countOn(day: string, target: CountedTarget, file: CountedFile, copy: JiraCopy): DayCount {
  const links = file.links.filter((link) => link.target === target.key);
  const members = scopeOf(links, copy.issues);
  const atMs = Date.parse(`${day}T23:59:59.999Z`);
  const then = [...members.values()].map((issue) => issueAt(issue, copy, atMs)).filter((issue) => issue !== undefined);
  const explicit = links.flatMap(({ jql, ...link }) =>
    jql === undefined
      ? [link]
      : [...scopeOf([{ target: target.key, jql }], copy.issues).values()].map(({ key }) => ({
          ...link,
          issue: key,
          below: link.below ?? false,
        })),
  );
  const count = countTarget(target, { ...file, links: explicit }, then, `${day}T00:00:00Z`);
  return { actual: count.actual, done: count.leaves.done, total: count.leaves.total };
}

/** Every day from the first to the last. */
export function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let ms = Date.parse(`${first}T00:00:00Z`); ms <= Date.parse(`${last}T00:00:00Z`); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}
