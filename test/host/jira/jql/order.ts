import type { OrderByField } from '@atlaskit/jql-ast';
import { notModelled } from '../answers';
import type { IssueRecord, Kind, NamedRecord, Records } from '../records';
import type { JiraState } from '../state';
import { findField, type JqlField } from './fields';
import { noSort, noSuchField } from './problems';
import type { Scope } from './scope';
import type { ValueKind } from './values';
import { findUser } from '../people';

export type Comparator = (a: IssueRecord, b: IssueRecord) => number;
type SortKey = string | number | null;

/** Sorting as the query says; newest first when it says nothing, and whenever two issues are equal by what it says. */
export function compileOrder(fields: readonly OrderByField[], scope: Scope): Comparator {
  const comparators = fields.map((field) => compileField(field, scope));
  return (a, b) => {
    for (const compare of comparators) {
      const by = compare(a, b);
      if (by !== 0) return by;
    }
    return b.created - a.created || Number(b.id) - Number(a.id);
  };
}

function compileField({ field, direction }: OrderByField, scope: Scope): Comparator {
  const name = field.value;
  const sign = direction?.value === 'DESC' ? -1 : 1;
  if (/^(key|issuekey|issue)$/i.test(name)) return (a, b) => sign * compareKeys(a.key, b.key);
  // Issues are not ranked by hand on the local site: they keep the order they were made in.
  if (/^(id|rank)$/i.test(name)) return (a, b) => sign * (Number(a.id) - Number(b.id));
  const found = findField(scope.state, name);
  if (found === undefined) {
    scope.problems.add(noSuchField(name));
    return () => 0;
  }
  const key = sortKey(found, name, scope);
  return (a, b) => sign * compareSortKeys(key(a), key(b));
}

function sortKey(field: JqlField, name: string, scope: Scope): (issue: IssueRecord) => SortKey {
  switch (field.kind) {
    case 'date':
    case 'number':
      return (issue) => field.read(issue, scope.state);
    case 'text':
      return (issue) => field.read(issue).toLowerCase();
    case 'set': {
      if (field.values === 'label' || field.values === 'option') {
        return (issue) => field.read(issue, scope.state)[0] ?? null;
      }
      return (issue) => {
        const [first] = field.read(issue, scope.state);
        return first === undefined ? null : nameOf(field.values, first, scope.state);
      };
    }
    case 'not-modelled':
      if (/^(text|comment|watcher|voter)$/i.test(name)) {
        scope.problems.add(noSort(name));
        return () => null;
      }
      throw notModelled(`ORDER BY '${name}'`);
  }
}

function nameOf(kind: ValueKind, id: string, state: JiraState): SortKey {
  switch (kind) {
    case 'project':
      return state.get('project', id)?.key ?? id;
    case 'issue':
      return Number(id);
    case 'user':
      return findUser(state.store, id)?.displayName.toLowerCase() ?? id;
    case 'priority':
      // Priorities are numbered in their order of importance, the highest first.
      return -Number(id);
    case 'statusCategory':
      return ['undefined', 'new', 'indeterminate', 'done'].indexOf(id);
    case 'issueType':
    case 'status':
    case 'resolution':
    case 'version':
    case 'component':
    case 'sprint':
      return recordName(state, kind, id);
    case 'label':
    case 'option':
      return id;
  }
}

function recordName<K extends Kind & ('issueType' | 'status' | 'resolution' | 'version' | 'component' | 'sprint')>(
  state: JiraState,
  kind: K,
  id: string,
): string {
  const record: (Records[K] & NamedRecord) | undefined = state.get(kind, id);
  return record?.name.toLowerCase() ?? id;
}

/** Empty values come last when ascending. */
function compareSortKeys(a: SortKey, b: SortKey): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function compareKeys(a: string, b: string): number {
  const [projectA = '', numberA = ''] = a.split('-');
  const [projectB = '', numberB = ''] = b.split('-');
  return projectA === projectB ? Number(numberA) - Number(numberB) : projectA < projectB ? -1 : 1;
}
