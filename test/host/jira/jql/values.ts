import { CATEGORIES, CATEGORY_KEYS } from '../base-site';
import { allUsers, findUser } from '../people';
import type { Kind, Records } from '../records';
import type { Scope } from './scope';
import { badIssueKey, noSuchId, noSuchIssue, noSuchValue } from './problems';
import type { Literal } from './syntax';

/** What a set field's values are. */
export type ValueKind =
  | 'project'
  | 'issue'
  | 'issueType'
  | 'status'
  | 'statusCategory'
  | 'resolution'
  | 'version'
  | 'component'
  | 'label'
  | 'user'
  | 'priority'
  | 'sprint'
  | 'option';

type Found = readonly string[] | { readonly problem: string };
type Finder = (literal: Literal, field: string, scope: Scope) => Found;

/**
 * The ids a literal names. A quoted value, or one that is no number, is a name before it is an id; a bare number is an
 * id before it is a name. Names that only invisible things have do not exist.
 */
export function findValues(kind: ValueKind, literal: Literal, field: string, scope: Scope): Found {
  return FINDERS[kind](literal, field, scope);
}

const inProject = <R extends { readonly projectId?: string }>(record: R, scope: Scope): boolean => {
  if (record.projectId === undefined) return true;
  const project = scope.state.get('project', record.projectId);
  return project !== undefined && scope.viewer.canBrowse(project);
};

function named<K extends Kind>(
  kind: K,
  namesOf: (record: Records[K]) => readonly string[],
  visible: (record: Records[K], scope: Scope) => boolean,
): Finder {
  return (literal, field, scope) => {
    const wanted = literal.text.toLowerCase();
    const byName = (): string[] =>
      [...scope.state.all(kind)]
        .filter((record) => visible(record, scope) && namesOf(record).some((name) => name.toLowerCase() === wanted))
        .map(idOf);
    const byId = (): string[] => {
      const record = scope.state.get(kind, literal.text);
      return record !== undefined && visible(record, scope) ? [literal.text] : [];
    };
    const isNumber = /^\d+$/.test(literal.text);
    const [first, second] = isNumber && !literal.quoted ? [byId, byName] : [byName, byId];
    const ids = first();
    if (ids.length > 0) return ids;
    const others = second();
    if (others.length > 0) return others;
    return { problem: isNumber && !literal.quoted ? noSuchId(literal.text, field) : noSuchValue(literal.text, field) };
  };
}

const idOf = (record: Records[Kind]): string => ('id' in record ? record.id : '');
const always = (): boolean => true;

const ISSUE_KEY = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;

const findIssue: Finder = (literal, field, scope) => {
  const issue = scope.state.issues.find(literal.text);
  if (issue !== undefined && scope.viewer.canSee(issue)) return [issue.id];
  if (/^\d+$/.test(literal.text)) return { problem: noSuchId(literal.text, field) };
  return {
    problem: ISSUE_KEY.test(literal.text) ? noSuchIssue(literal.text, field) : badIssueKey(literal.text, field),
  };
};

const findPerson: Finder = (literal, field, scope) => {
  const byId = findUser(scope.state.store, literal.text);
  if (byId !== undefined) return [byId.accountId];
  const wanted = literal.text.toLowerCase();
  const ids = allUsers(scope.state.store)
    .filter((user) => user.email.toLowerCase() === wanted || user.displayName.toLowerCase() === wanted)
    .map((user) => user.accountId);
  return ids.length > 0 ? ids : { problem: noSuchValue(literal.text, field) };
};

const findCategory: Finder = (literal, field) => {
  const wanted = literal.text.toLowerCase();
  const keys = CATEGORY_KEYS.filter((key) =>
    [key, CATEGORIES[key].name.toLowerCase(), String(CATEGORIES[key].id)].includes(wanted),
  );
  return keys.length > 0 ? keys : { problem: noSuchValue(literal.text, field) };
};

const unresolvedOr =
  (find: Finder): Finder =>
  (literal, field, scope) =>
    literal.text.toLowerCase() === 'unresolved' ? [] : find(literal, field, scope);

const anyText: Finder = (literal) => [literal.text.toLowerCase()];

const FINDERS: Readonly<Record<ValueKind, Finder>> = {
  project: named(
    'project',
    (project) => [project.key, project.name],
    (project, scope) => scope.viewer.canBrowse(project) && project.state === 'live',
  ),
  issue: findIssue,
  issueType: named('issueType', (type) => [type.name], inProject),
  status: named('status', (status) => [status.name], inProject),
  statusCategory: findCategory,
  resolution: unresolvedOr(named('resolution', (resolution) => [resolution.name], always)),
  version: named('version', (version) => [version.name], inProject),
  component: named('component', (component) => [component.name], inProject),
  label: anyText,
  user: findPerson,
  priority: named('priority', (priority) => [priority.name], always),
  sprint: named('sprint', (sprint) => [sprint.name], always),
  option: anyText,
};
