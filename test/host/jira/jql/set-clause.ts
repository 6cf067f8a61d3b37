import type { Operand } from '@atlaskit/jql-ast';
import { notModelled } from '../answers';
import type { IssueRecord } from '../records';
import type { JqlField } from './fields';
import { callFunction, givesList } from './functions';
import { badOperator, noList } from './problems';
import type { Predicate, Scope } from './scope';
import { termsOf, type Term } from './syntax';
import { findValues } from './values';

type SetField = Extract<JqlField, { kind: 'set' }>;

const ORDERED = new Set(['version', 'priority', 'issue']);

/** `=`, `!=`, `in`, `not in`, `is`, `is not` on a field whose values have an identity. */
export function compileSet(field: SetField, name: string, operator: string, operand: Operand, scope: Scope): Predicate {
  if (['<', '>', '<=', '>='].includes(operator) && ORDERED.has(field.values)) {
    throw notModelled(`JQL operator '${operator}' on '${name}'`);
  }
  const negative = ['!=', 'not in', 'is not'].includes(operator);
  if (!negative && !['=', 'in', 'is'].includes(operator)) {
    scope.problems.add(badOperator(operator, name));
    return () => false;
  }
  const terms = termsOf(operand);
  refuseLists(operator, operand, terms, name, scope);
  const wanted = new Set(terms.flatMap((term) => idsOf(term, field, name, scope)));
  const empty = terms.some((term) => isEmpty(term, field));
  const read = (issue: IssueRecord) => field.read(issue, scope.state);
  if (negative) {
    // A field without a value matches no negative clause; `!= EMPTY` is `is not EMPTY`.
    return (issue) => {
      const values = read(issue);
      return values.length > 0 && !values.some((value) => wanted.has(value));
    };
  }
  return (issue) => {
    const values = read(issue);
    return values.length === 0 ? empty : values.some((value) => wanted.has(value));
  };
}

const isEmpty = (term: Term, field: SetField): boolean =>
  term.kind === 'empty' ||
  (term.kind === 'literal' && field.values === 'resolution' && term.text.toLowerCase() === 'unresolved');

function refuseLists(operator: string, operand: Operand, terms: readonly Term[], name: string, scope: Scope): void {
  if (operator !== '=' && operator !== '!=') return;
  const call = terms.find((term) => term.kind === 'function');
  if (operand.operandType === 'list') scope.problems.add(noList(operator, terms.map(textOf).join(', '), name));
  else if (call?.kind === 'function' && givesList(call)) scope.problems.add(noList(operator, textOf(call), name));
}

const textOf = (term: Term): string => {
  switch (term.kind) {
    case 'literal':
      return term.text;
    case 'function':
      return `${term.name}()`;
    case 'empty':
      return 'EMPTY';
  }
};

function idsOf(term: Term, field: SetField, name: string, scope: Scope): readonly string[] {
  if (term.kind === 'empty') return [];
  if (term.kind === 'function') return callFunction(term, field.values, name, scope);
  const found = findValues(field.values, term, name, scope);
  if (!('problem' in found)) return found;
  scope.problems.add(found.problem);
  return [];
}
