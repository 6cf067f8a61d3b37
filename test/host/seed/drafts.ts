import type { IssueRecord } from '../jira/records';
import { itemsBetween } from '../jira/changes/changelog-items';
import type { JiraState, Transaction } from '../jira/state';
import type { ProjectSetup } from './setup';

/** One change in the life of a drafted issue. */
export interface Step {
  readonly atMs: number;
  readonly author: string;
  readonly patch: Partial<IssueRecord>;
}

/** An issue before it has a number: as it was created, and what happened to it since. */
export interface Draft {
  readonly ref?: string;
  readonly setup: ProjectSetup;
  readonly parent: Draft | undefined;
  readonly born: Omit<
    IssueRecord,
    'id' | 'key' | 'projectId' | 'parent' | 'updated' | 'statusCategoryChanged' | 'resolved'
  >;
  readonly steps: readonly Step[];
}

/** Stages drafts as issues with their changelogs, numbered in the order they were created; answers keys by ref. */
export function stageDrafts(drafts: readonly Draft[], state: JiraState, tx: Transaction): ReadonlyMap<string, string> {
  // A parent is older than its children even when both were made in the same minute.
  const depth = (draft: Draft): number => (draft.parent === undefined ? 0 : 1 + depth(draft.parent));
  const ordered = [...drafts].sort((a, b) => a.born.created - b.born.created || depth(a) - depth(b));
  const placed = new Map<Draft, IssueRecord>();
  for (const draft of ordered) placed.set(draft, place(draft, placed, tx));
  const entries = ordered.flatMap((draft) => life(draft, placed.get(draft), { state, tx }));
  entries.sort((a, b) => a.created - b.created);
  for (const entry of entries) {
    const id = tx.nextId('history');
    tx.put('history', id, { ...entry, id });
  }
  return new Map(
    ordered.flatMap((draft) => (draft.ref === undefined ? [] : [[draft.ref, placed.get(draft)?.key ?? '']])),
  );
}

function place(draft: Draft, placed: ReadonlyMap<Draft, IssueRecord>, tx: Transaction): IssueRecord {
  const project = tx.get('project', draft.setup.id);
  if (project === undefined) throw new Error(`no project ${draft.setup.plan.key}`);
  const number = project.lastNumber + 1;
  tx.put('project', project.id, { ...project, lastNumber: number });
  const parent = draft.parent === undefined ? undefined : placed.get(draft.parent);
  if (draft.parent !== undefined && parent === undefined)
    throw new Error(`${draft.born.summary} is older than its parent`);
  return {
    ...draft.born,
    id: tx.nextId('issue'),
    key: `${project.key}-${number}`,
    projectId: project.id,
    parent: parent === undefined ? null : { id: parent.id, key: parent.key },
    resolved: null,
    updated: draft.born.created,
    statusCategoryChanged: draft.born.created,
  };
}

function life(draft: Draft, born: IssueRecord | undefined, source: { state: JiraState; tx: Transaction }) {
  if (born === undefined) return [];
  let issue = born;
  const entries = [...draft.steps]
    .sort((a, b) => a.atMs - b.atMs)
    .flatMap((step) => {
      const after = settle(issue, { ...issue, ...step.patch }, step.atMs, source.tx);
      const items = itemsBetween(issue, after, source);
      issue = after;
      return items.length === 0 ? [] : [{ issueId: issue.id, author: step.author, created: step.atMs, items }];
    });
  source.tx.put('issue', issue.id, issue);
  return entries;
}

function settle(before: IssueRecord, after: IssueRecord, atMs: number, tx: Transaction): IssueRecord {
  const categoryOf = (issue: IssueRecord) => tx.get('status', issue.statusId)?.category;
  return {
    ...after,
    updated: atMs,
    resolved: after.resolutionId === null ? null : before.resolutionId === null ? atMs : before.resolved,
    ...(categoryOf(before) === categoryOf(after) ? {} : { statusCategoryChanged: atMs }),
  };
}
