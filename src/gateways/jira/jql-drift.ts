import type { Clause, Operand } from '@atlaskit/jql-ast';
import type { Drifting } from '../../ports/jql-reader';

/**
 * What makes a scope change while its issues do not. A function is taken to depend on what its name says, and one that is
 * not listed on something unknown. https://support.atlassian.com/jira-software-cloud/docs/jql-functions/
 */
const FUNCTIONS: Readonly<Record<string, Drifting>> = {
  opensprints: 'sprints',
  closedsprints: 'sprints',
  futuresprints: 'sprints',
  releasedversions: 'releases',
  unreleasedversions: 'releases',
  latestreleasedversion: 'releases',
  earliestunreleasedversion: 'releases',
  currentuser: 'people',
  membersof: 'people',
  componentsleadbyuser: 'people',
  projectsleadbyuser: 'people',
  projectswhereuserhaspermission: 'people',
  projectswhereuserhasrole: 'people',
  watchedissues: 'people',
  votedissues: 'people',
  issuehistory: 'people',
};
const TIMES = /^(now|currentlogin|lastlogin|(start|end)of(day|week|month|year))$/;
/** `-7d`, `1w`, `"-4w 2d"`: a length of time counted from now. */
const RELATIVE = /^[+-]?\d+\s*[yMwdhm](\s+\d+\s*[yMwdhm])*$/;
/** Fields that hold lengths of time as such. */
const DURATIONS = /estimate|timespent|workratio|logged/i;
/** Fields that change without any change of the issue. */
const FIELDS: Readonly<Record<string, Drifting>> = {
  // Jira clears the parent of what was under a deleted issue and sends no event for it.
  parent: 'parents',
  'epic link': 'parents',
  'parent link': 'parents',
  parentepic: 'parents',
  lastviewed: 'people',
  watcher: 'people',
  watchers: 'people',
  voter: 'people',
  votes: 'people',
  filter: 'other',
  request: 'other',
  savedfilter: 'other',
  searchrequest: 'other',
  category: 'other',
  projecttype: 'other',
};

function ofOperand(field: string, operand: Operand | void): Drifting[] {
  if (operand === undefined) return [];
  if (operand.operandType === 'list') return operand.values.flatMap((value) => ofOperand(field, value));
  if (operand.operandType === 'function') {
    const name = operand.function.value.toLowerCase();
    return [TIMES.test(name) ? 'time' : (FUNCTIONS[name] ?? 'other')];
  }
  const isRelative = operand.operandType === 'value' && RELATIVE.test(operand.value) && !DURATIONS.test(field);
  return isRelative ? ['time'] : [];
}

function ofClause(clause: Clause): Drifting[] {
  if (clause.clauseType === 'not') return ofClause(clause.clause);
  if (clause.clauseType === 'compound') return clause.clauses.flatMap(ofClause);
  const field = (clause.field.value ?? '').toLowerCase();
  // A property of an issue, project or person is written without an event.
  const isProperty = (clause.field.properties ?? []).length > 0;
  const own = FIELDS[field];
  return [
    ...(own === undefined ? [] : [own]),
    ...(isProperty ? (['other'] as const) : []),
    ...ofOperand(field, clause.operand),
    ...clause.predicates.flatMap((predicate) => ofOperand(field, predicate.operand)),
  ];
}

/** What the clause depends on besides the issues themselves. */
export const driftingOf = (clause: Clause): readonly Drifting[] => [...new Set(ofClause(clause))].sort();
