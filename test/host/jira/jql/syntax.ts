import { JastBuilder, type Clause, type Operand, type OrderByField } from '@atlaskit/jql-ast';

/** A query Atlassian's parser accepts, or what Jira says of one it does not. */
export type Parsed =
  | { readonly ok: true; readonly where: Clause | undefined; readonly orderBy: readonly OrderByField[] }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Apps send the same few queries again and again; parsing is by far the dearest part of a match. */
const PARSED_KEPT = 500;
const parsed = new Map<string, Parsed>();

/** Parses JQL; equal texts share one syntax tree, which nobody changes. */
export function parseJql(jql: string): Parsed {
  const known = parsed.get(jql);
  if (known !== undefined) return known;
  const fresh = parse(jql);
  if (parsed.size >= PARSED_KEPT) parsed.clear();
  parsed.set(jql, fresh);
  return fresh;
}

function parse(jql: string): Parsed {
  const tree = new JastBuilder().build(jql);
  const error: Error | undefined = tree.errors[0];
  if (error !== undefined) return { ok: false, messages: [syntaxMessage(error)] };
  const query = tree.query ?? undefined;
  return { ok: true, where: query?.where ?? undefined, orderBy: query?.orderBy?.fields ?? [] };
}

const OPERATORS = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";

function syntaxMessage(error: Error): string {
  const line = 'line' in error && typeof error.line === 'number' ? error.line : 1;
  const column =
    'charPositionInLine' in error && typeof error.charPositionInLine === 'number' ? error.charPositionInLine : 0;
  const got = /input '(.*?)' expecting/.exec(error.message)?.[1] ?? '';
  const sentence = sentenceOf(error.message, got);
  return `Error in the JQL Query: ${sentence} (line ${line}, character ${column + 1})`;
}

function sentenceOf(message: string, got: string): string {
  const atEnd = got === '<EOF>';
  if (/expecting \{'<'/.test(message)) {
    return atEnd
      ? `Expecting operator before the end of the query. The valid operators are ${OPERATORS}.`
      : `Expecting operator but got '${got}'. The valid operators are ${OPERATORS}.`;
  }
  if (/expecting \{<EOF>/.test(message)) return `Expecting either 'OR' or 'AND' but got '${got}'.`;
  if (/EMPTY/.test(message)) {
    return atEnd
      ? 'Expecting either a value, list or function before the end of the query.'
      : `Expecting either a value, list or function but got '${got}'. You must surround '${got}' in quotation marks to use it as a value.`;
  }
  if (/CUSTOMFIELD/.test(message)) {
    return atEnd
      ? 'Expecting a field name at the end of the query.'
      : `Expecting a field name but got '${got}'. You must surround '${got}' in quotation marks to use it as a field name.`;
  }
  return atEnd ? 'The query is not complete.' : `The query cannot be read at '${got === '' ? message : got}'.`;
}

/** A single value of a query. Quoting decides whether a number is a name or an id first. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly quoted: boolean;
}
export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly string[];
}
export interface Empty {
  readonly kind: 'empty';
}
export type Term = Literal | FunctionCall | Empty;

/** The values on the right of an operator, nested lists flattened. */
export function termsOf(operand: Operand): readonly Term[] {
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap(termsOf);
    case 'keyword':
      return [{ kind: 'empty' }];
    case 'function':
      return [
        { kind: 'function', name: operand.function.value, args: operand.arguments.map((argument) => argument.value) },
      ];
    case 'value':
      return [{ kind: 'literal', text: operand.value, quoted: /^["']/.test(operand.text) }];
  }
}
