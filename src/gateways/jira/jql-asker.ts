import type { Clause, Operand } from '@atlaskit/jql-ast';

/** Functions that answer for whoever asks. https://support.atlassian.com/jira-software-cloud/docs/jql-functions/ */
const ASKING: ReadonlySet<string> = new Set([
  'currentuser',
  'currentlogin',
  'lastlogin',
  'issuehistory',
  'watchedissues',
  'votedissues',
  'projectswhereuserhaspermission',
  'projectswhereuserhasrole',
  'myapproval',
  'mypending',
  'myapproved',
]);
/** These name somebody, or else mean who asks. */
const ASKING_ALONE: ReadonlySet<string> = new Set(['componentsleadbyuser', 'projectsleadbyuser']);
const ASKING_FIELD = 'lastviewed';

function inOperand(operand: Operand | void): string[] {
  if (operand === undefined) return [];
  if (operand.operandType === 'list') return operand.values.flatMap(inOperand);
  if (operand.operandType !== 'function') return [];
  const name = operand.function.value;
  const isAlone = operand.arguments.length === 0;
  const asks = ASKING.has(name.toLowerCase()) || (isAlone && ASKING_ALONE.has(name.toLowerCase()));
  return asks ? [`${name}()`] : [];
}

function inClause(clause: Clause): string[] {
  if (clause.clauseType === 'not') return inClause(clause.clause);
  if (clause.clauseType === 'compound') return clause.clauses.flatMap(inClause);
  const field = clause.field.value ?? '';
  return [
    ...(field.toLowerCase() === ASKING_FIELD ? [field] : []),
    ...inOperand(clause.operand),
    ...clause.predicates.flatMap(({ operand }) => inOperand(operand)),
  ];
}

/** What of the clause means something else for everybody who asks, as it is written there. */
export const askerIn = (clause: Clause): readonly string[] => [...new Set(inClause(clause))];
