import type { Operand } from '@atlaskit/jql-ast';
import type { IssueRecord } from '../records';
import type { JiraState } from '../state';
import { dateFunction, parseJqlDate } from './dates';
import { badDate, badFunctionValue, badNumber, badOperator, noSuchFunction } from './problems';
import type { Predicate, Scope } from './scope';
import { termsOf, type Term } from './syntax';
import { textMatcher } from './text-match';

type Reader = (issue: IssueRecord, state: JiraState) => number | null;
type ToNumber = (term: Exclude<Term, { kind: 'empty' }>) => number | undefined;

const COMPARE: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  in: (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};
const POSITIVE_OF: Readonly<Record<string, string>> = { '!=': '=', 'not in': 'in', 'is not': 'is' };

function compileOrdered(
  read: Reader,
  name: string,
  operator: string,
  operand: Operand,
  toNumber: ToNumber,
  scope: Scope,
): Predicate {
  const terms = termsOf(operand);
  const negative = POSITIVE_OF[operator] !== undefined;
  const positive = POSITIVE_OF[operator] ?? operator;
  const compare = COMPARE[positive];
  const empty = terms.some((term) => term.kind === 'empty');
  if (compare === undefined && positive !== 'is') scope.problems.add(badOperator(operator, name));
  if (positive === 'is' && !empty) scope.problems.add(badOperator(operator, name));
  const bounds = terms.flatMap((term) => (term.kind === 'empty' ? [] : (toNumber(term) ?? [])));
  const holds = (value: number): boolean => compare !== undefined && bounds.some((bound) => compare(value, bound));
  return (issue) => {
    const value = read(issue, scope.state);
    if (value === null) return empty && !negative;
    return negative ? !holds(value) : holds(value);
  };
}

/** Comparison with dates, periods from now and date functions. */
export function compileDate(read: Reader, name: string, operator: string, operand: Operand, scope: Scope): Predicate {
  return compileOrdered(read, name, operator, operand, (term) => dateOf(term, name, scope), scope);
}

/** The instant a term of a date clause stands for; a mistake is added to the scope's problems. */
export function dateOf(term: Exclude<Term, { kind: 'empty' }>, name: string, scope: Scope): number | undefined {
  if (term.kind === 'literal') {
    const ms = parseJqlDate(term.text, scope.nowMs);
    if (ms === undefined) scope.problems.add(badDate(term.text, name));
    return ms;
  }
  const ms = dateFunction(term.name, term.args, scope.nowMs);
  if (ms === undefined) scope.problems.add(noSuchFunction(`${term.name}()`));
  if (ms === 'invalid') scope.problems.add(badFunctionValue(term.name, name));
  return typeof ms === 'number' ? ms : undefined;
}

export function compileNumber(read: Reader, name: string, operator: string, operand: Operand, scope: Scope): Predicate {
  const toNumber: ToNumber = (term) => {
    const text = term.kind === 'literal' ? term.text : `${term.name}()`;
    const value = term.kind === 'literal' && text.trim() !== '' ? Number(text) : Number.NaN;
    if (!Number.isNaN(value)) return value;
    scope.problems.add(badNumber(text, name));
    return undefined;
  };
  return compileOrdered(read, name, operator, operand, toNumber, scope);
}

/** `~` and `!~`; text fields take neither `=` nor `in`. */
export function compileText(
  read: (issue: IssueRecord) => string,
  name: string,
  operator: string,
  operand: Operand,
  scope: Scope,
): Predicate {
  const terms = termsOf(operand);
  const [term] = terms;
  if (term?.kind === 'empty') {
    if (['is', '=', 'is not', '!='].includes(operator)) {
      const wantsEmpty = operator === 'is' || operator === '=';
      return (issue) => (read(issue).trim() === '') === wantsEmpty;
    }
  }
  if ((operator !== '~' && operator !== '!~') || term?.kind !== 'literal') {
    scope.problems.add(badOperator(operator, name));
    return () => false;
  }
  const matches = textMatcher(term.text);
  return operator === '~' ? (issue) => matches(read(issue)) : (issue) => read(issue) !== '' && !matches(read(issue));
}
