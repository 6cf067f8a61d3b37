import type { Operand, Property } from '@atlaskit/jql-ast';
import type { Json } from '../../kernel';
import { badOperator } from './problems';
import type { Predicate, Scope } from './scope';
import { termsOf, type Term } from './syntax';

/** `issue.property[key].path`: compares what issue properties hold at a path; several values when the path meets a list. */
export function compileProperty(
  property: Property,
  operator: string,
  operand: Operand | undefined,
  scope: Scope,
): Predicate {
  const key = property.key?.value ?? '';
  const path = (property.path ?? []).map((part) => part.value.replace(/^\./, '')).join('.');
  const name = `issue.property[${key}]${path === '' ? '' : `.${path}`}`;
  const terms = operand === undefined ? [] : termsOf(operand);
  const test = valueTest(operator, terms);
  if (test === undefined) {
    scope.problems.add(badOperator(operator, name));
    return () => false;
  }
  return (issue) =>
    test(valuesAt(scope.state.issues.properties(issue.id).get(key)?.value, path === '' ? [] : path.split('.')));
}

function valuesAt(value: Json | undefined, path: readonly string[]): readonly (string | number | boolean)[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry: Json) => valuesAt(entry, path));
  const [head, ...rest] = path;
  if (typeof value === 'object')
    return head === undefined ? [] : valuesAt(Object.entries(value).find(([name]) => name === head)?.[1], rest);
  return head === undefined ? [value] : [];
}

type Values = readonly (string | number | boolean)[];

function valueTest(operator: string, terms: readonly Term[]): ((values: Values) => boolean) | undefined {
  const literals = terms.flatMap((term) => (term.kind === 'literal' ? [term.text] : []));
  const empty = terms.some((term) => term.kind === 'empty');
  const equal = (value: string | number | boolean): boolean =>
    literals.some((text) =>
      typeof value === 'number' ? value === Number(text) : String(value).toLowerCase() === text.toLowerCase(),
    );
  const compare = (holds: (order: number) => boolean) => (values: Values) =>
    values.some((value) => literals.some((text) => holds(order(value, text))));
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return (values) => (values.length === 0 ? empty : values.some(equal));
    case '!=':
    case 'not in':
    case 'is not':
      return (values) => values.length > 0 && !values.some(equal);
    case '~':
      return (values) =>
        values.some((value) => literals.some((text) => String(value).toLowerCase().includes(text.toLowerCase())));
    case '<':
      return compare((by) => by < 0);
    case '<=':
      return compare((by) => by <= 0);
    case '>':
      return compare((by) => by > 0);
    case '>=':
      return compare((by) => by >= 0);
    default:
      return undefined;
  }
}

const order = (value: string | number | boolean, text: string): number =>
  typeof value === 'number' ? value - Number(text) : String(value).localeCompare(text);
