import type { Operand, TerminalClause } from '@atlaskit/jql-ast';
import { notModelled } from '../answers';
import type { ChangeItem, HistoryRecord, IssueRecord } from '../records';
import { dateOf } from './comparisons';
import type { Predicate, Scope } from './scope';
import { termsOf } from './syntax';
import { findValues } from './values';

/** `was` and `changed`, for status alone. */
export function compileHistory(clause: TerminalClause, negated: boolean, scope: Scope): Predicate {
  const operator = clause.operator?.value ?? 'was';
  if (clause.field.value.toLowerCase() !== 'status')
    throw notModelled(`JQL operator '${operator}' on '${clause.field.value}'`);
  const test = operator === 'changed' ? compileChanged(clause, scope) : compileWas(clause, operator, scope);
  return negated ? (issue) => !test(issue) : test;
}

const statusIds = (operand: Operand | void, scope: Scope): ReadonlySet<string> =>
  new Set(
    (operand === undefined ? [] : termsOf(operand)).flatMap((term) => {
      if (term.kind !== 'literal') throw notModelled('JQL history of EMPTY or of a function');
      const found = findValues('status', term, 'status', scope);
      if (!('problem' in found)) return found;
      scope.problems.add(found.problem);
      return [];
    }),
  );

function compileWas(clause: TerminalClause, operator: string, scope: Scope): Predicate {
  if (clause.predicates.length > 0)
    throw notModelled(`JQL operator '${operator}' with '${clause.predicates[0]?.operator.value ?? ''}'`);
  const wanted = statusIds(clause.operand, scope);
  const was: Predicate = (issue) =>
    wanted.has(issue.statusId) ||
    changesOf(issue, scope).some(({ item }) => item.from !== null && wanted.has(item.from));
  return operator === 'was' || operator === 'was in' ? was : (issue) => !was(issue);
}

interface StatusChange {
  readonly history: HistoryRecord;
  readonly item: ChangeItem;
}

const changesOf = (issue: IssueRecord, scope: Scope): StatusChange[] =>
  scope.state.issues
    .histories(issue.id)
    .flatMap((history) => history.items.filter((item) => item.fieldId === 'status').map((item) => ({ history, item })));

type ChangeTest = (change: StatusChange) => boolean;

function compileChanged(clause: TerminalClause, scope: Scope): Predicate {
  const tests = clause.predicates.map((predicate) => changeTest(predicate.operator.value, predicate.operand, scope));
  return (issue) => changesOf(issue, scope).some((change) => tests.every((test) => test(change)));
}

function changeTest(name: string, operand: Operand | void, scope: Scope): ChangeTest {
  switch (name) {
    case 'from': {
      const ids = statusIds(operand, scope);
      return ({ item }) => item.from !== null && ids.has(item.from);
    }
    case 'to': {
      const ids = statusIds(operand, scope);
      return ({ item }) => item.to !== null && ids.has(item.to);
    }
    case 'after': {
      const [at] = instants(operand, scope);
      return ({ history }) => at !== undefined && history.created > at;
    }
    case 'before': {
      const [at] = instants(operand, scope);
      return ({ history }) => at !== undefined && history.created < at;
    }
    case 'during': {
      const [from, to] = instants(operand, scope);
      return ({ history }) =>
        from !== undefined && to !== undefined && history.created >= from && history.created <= to;
    }
    default:
      throw notModelled(`JQL predicate '${name}'`);
  }
}

const instants = (operand: Operand | void, scope: Scope): number[] =>
  (operand === undefined ? [] : termsOf(operand)).flatMap((term) =>
    term.kind === 'empty' ? [] : (dateOf(term, 'status', scope) ?? []),
  );
