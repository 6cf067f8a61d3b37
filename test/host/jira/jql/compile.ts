import type { Clause, TerminalClause } from '@atlaskit/jql-ast';
import { notModelled } from '../answers';
import { compileDate, compileNumber, compileText } from './comparisons';
import { findField } from './fields';
import { compileHistory } from './history-clause';
import { parentsNamed } from './narrowing';
import { badOperator, createProblems, noSuchField } from './problems';
import { compileProperty } from './property-clause';
import type { Predicate, Scope } from './scope';
import { compileSet } from './set-clause';
import { parseJql } from './syntax';
import { compileOrder, type Comparator } from './order';
import type { JiraState } from '../state';
import type { Viewer } from '../viewer';

/** A query ready to run for one viewer at one instant. */
export interface CompiledJql {
  readonly ok: true;
  /** False when nothing restricts the search. */
  readonly bounded: boolean;
  readonly sortFields: number;
  readonly matches: Predicate;
  /** Only children of these can match; undefined when the query does not say so. */
  readonly parents: ReadonlySet<string> | undefined;
  readonly compare: Comparator;
}
export type Compilation = CompiledJql | { readonly ok: false; readonly messages: readonly string[] };

/** Reads a query as the viewer may write it; every mistake is named. Throws 501 for Jira features the local site lacks. */
export function compileJql(jql: string, state: JiraState, viewer: Viewer, nowMs: number): Compilation {
  const parsed = parseJql(jql);
  if (!parsed.ok) return parsed;
  const problems = createProblems();
  const scope: Scope = { state, viewer, nowMs, problems };
  const matches = parsed.where === undefined ? () => true : compileClause(parsed.where, false, scope);
  const compare = compileOrder(parsed.orderBy, scope);
  if (problems.messages.length > 0) return { ok: false, messages: problems.messages };
  const parents = parsed.where === undefined ? undefined : parentsNamed(parsed.where, state);
  return {
    ok: true,
    bounded: parsed.where !== undefined,
    sortFields: parsed.orderBy.length,
    matches,
    parents,
    compare,
  };
}

/** Jira pushes NOT down to the operators, so that `NOT assignee = x` leaves out unassigned issues as `!=` does. */
function compileClause(clause: Clause, negated: boolean, scope: Scope): Predicate {
  switch (clause.clauseType) {
    case 'not':
      return compileClause(clause.clause, !negated, scope);
    case 'compound': {
      const parts = clause.clauses.map((part) => compileClause(part, negated, scope));
      const all = (clause.operator.value === 'and') !== negated;
      return all ? (issue) => parts.every((part) => part(issue)) : (issue) => parts.some((part) => part(issue));
    }
    case 'terminal':
      return compileTerminal(clause, negated, scope);
  }
}

const NEGATED: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

const HISTORY_OPERATORS = new Set(['was', 'was not', 'was in', 'was not in', 'changed']);

function compileTerminal(clause: TerminalClause, negated: boolean, scope: Scope): Predicate {
  const written = clause.operator?.value ?? '=';
  const property = clause.field.properties?.[0];
  const name = clause.field.value;
  if (property !== undefined)
    return compileProperty(
      property,
      NEGATED[written] !== undefined && negated ? NEGATED[written] : written,
      clause.operand ?? undefined,
      scope,
    );
  const field = findField(scope.state, name);
  if (field === undefined) {
    scope.problems.add(noSuchField(name));
    return never;
  }
  if (HISTORY_OPERATORS.has(written)) return compileHistory(clause, negated, scope);
  if (field.kind === 'not-modelled') throw notModelled(`JQL field '${name}'`);
  const operator = negated ? (NEGATED[written] ?? written) : written;
  const operand = clause.operand ?? undefined;
  if (operand === undefined) {
    scope.problems.add(badOperator(written, name));
    return never;
  }
  switch (field.kind) {
    case 'set':
      return compileSet(field, name, operator, operand, scope);
    case 'date':
      return compileDate(field.read, name, operator, operand, scope);
    case 'number':
      return compileNumber(field.read, name, operator, operand, scope);
    case 'text':
      return compileText(field.read, name, operator, operand, scope);
  }
}

const never: Predicate = () => false;
