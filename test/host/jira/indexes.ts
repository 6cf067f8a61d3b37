import { createIndexLag, type IndexLag } from './index-lag';
import type { HistoryRecord, IssueRecord, Kind, LinkRecord, PropertyRecord, Records } from './records';

/** Ways to find records other than by id. Follows every change of the state. */
export interface IssueIndexes {
  /** By id, by key or by a key it had before a move. */
  find(idOrKey: string): IssueRecord | undefined;
  children(id: string): IssueRecord[];
  ofProject(projectId: string): IterableIterator<IssueRecord>;
  /** Oldest first. */
  histories(issueId: string): readonly HistoryRecord[];
  links(issueId: string): readonly LinkRecord[];
  properties(issueId: string): ReadonlyMap<string, PropertyRecord>;
  /** What searches do not know yet. */
  readonly lag: IndexLag;
  onChange<K extends Kind>(kind: K, before: Records[K] | undefined, after: Records[K] | undefined): void;
}

const NONE: ReadonlyMap<string, PropertyRecord> = new Map();

/** Empty indexes. */
export function createIndexes(): IssueIndexes {
  const lag = createIndexLag();
  const byId = new Map<string, IssueRecord>();
  const byKey = new Map<string, string>();
  const formerKeys = new Map<string, string>();
  const byParent = new Map<string, Set<string>>();
  const byProject = new Map<string, Map<string, IssueRecord>>();
  const histories = new Map<string, HistoryRecord[]>();
  const links = new Map<string, LinkRecord[]>();
  const properties = new Map<string, Map<string, PropertyRecord>>();

  const changeIssue = (before: IssueRecord | undefined, after: IssueRecord | undefined): void => {
    lag.note(before, after);
    if (before !== undefined) {
      byId.delete(before.id);
      if (byKey.get(before.key) === before.id) byKey.delete(before.key);
      if (before.parent !== null) byParent.get(before.parent.id)?.delete(before.id);
      if (before.projectId !== after?.projectId) byProject.get(before.projectId)?.delete(before.id);
    }
    if (after === undefined) return;
    byId.set(after.id, after);
    byKey.set(after.key, after.id);
    if (after.parent !== null) within(byParent, after.parent.id, () => new Set<string>()).add(after.id);
    within(byProject, after.projectId, () => new Map<string, IssueRecord>()).set(after.id, after);
  };
  const changeLink = (before: LinkRecord | undefined, after: LinkRecord | undefined): void => {
    if (before !== undefined) {
      for (const end of [before.sourceId, before.destinationId]) {
        links.set(
          end,
          (links.get(end) ?? []).filter((link) => link.id !== before.id),
        );
      }
    }
    if (after !== undefined) {
      for (const end of new Set([after.sourceId, after.destinationId])) within(links, end, () => []).push(after);
    }
  };
  const changeHistory = (before: HistoryRecord | undefined, after: HistoryRecord | undefined): void => {
    if (before !== undefined) {
      const rest = (histories.get(before.issueId) ?? []).filter((history) => history.id !== before.id);
      histories.set(before.issueId, rest);
    }
    if (after === undefined) return;
    const list = within(histories, after.issueId, () => []);
    list.push(after);
    const previous = list.at(-2);
    if (previous !== undefined && isLater(previous, after)) list.sort((a, b) => (isLater(a, b) ? 1 : -1));
  };
  const changeProperty = (before: PropertyRecord | undefined, after: PropertyRecord | undefined): void => {
    if (before !== undefined) properties.get(before.issueId)?.delete(before.key);
    if (after !== undefined)
      within(properties, after.issueId, () => new Map<string, PropertyRecord>()).set(after.key, after);
  };
  const appliers: { readonly [K in Kind]?: (before: Records[K] | undefined, after: Records[K] | undefined) => void } = {
    issue: changeIssue,
    link: changeLink,
    history: changeHistory,
    property: changeProperty,
    formerKey: (before, after) => {
      if (before !== undefined) formerKeys.delete(before.id);
      if (after !== undefined) formerKeys.set(after.id, after.issueId);
    },
  };

  return {
    find(idOrKey) {
      const key = idOrKey.toUpperCase();
      return byId.get(idOrKey) ?? byId.get(byKey.get(key) ?? formerKeys.get(key) ?? '');
    },
    children: (id) => [...(byParent.get(id) ?? [])].flatMap((child) => byId.get(child) ?? []),
    ofProject: (projectId) => (byProject.get(projectId) ?? new Map<string, IssueRecord>()).values(),
    histories: (issueId) => histories.get(issueId) ?? [],
    links: (issueId) => links.get(issueId) ?? [],
    lag,
    properties: (issueId) => properties.get(issueId) ?? NONE,
    onChange: (kind, before, after) => appliers[kind]?.(before, after),
  };
}

function within<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

const isLater = (a: HistoryRecord, b: HistoryRecord): boolean =>
  a.created === b.created ? Number(a.id) > Number(b.id) : a.created > b.created;
