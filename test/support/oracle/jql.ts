import type { Issue } from './issue';

/**
 * The few words of JQL that the independent count understands: `project`, `fixVersion`, `component` and `sprint` (by id) with `=` and `in`,
 * joined by `AND` and `OR`, with brackets. Anything else is an error, never a guess.
 */
export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | {
      readonly kind: 'field';
      readonly field: 'project' | 'fixversion' | 'component' | 'sprint';
      readonly values: readonly string[];
    };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([()=,])|([^\s()=,"'!<>~]+))/y;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

function tokensOf(jql: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = jql.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(jql);
    if (found === null) throw new Error(`the independent count cannot read this JQL at ${at}: ${jql}`);
    const quoted = found[1] ?? found[2];
    if (quoted === undefined) tokens.push({ text: found[3] ?? found[4] ?? '', quoted: false });
    else tokens.push({ text: quoted.replace(/\\(.)/g, '$1'), quoted: true });
  }
  return tokens;
}

/** Reads a query by descent: `or` binds loosest, then `and`, then clauses and brackets. */
export function parseJql(jql: string): Query {
  const tokens = tokensOf(jql);
  const fail = (): never => {
    throw new Error(`the independent count cannot read this JQL: ${jql}`);
  };
  const isWord = (word: string): boolean => {
    const next = tokens[0];
    return next !== undefined && !next.quoted && next.text.toLowerCase() === word;
  };
  const take = (word: string): boolean => isWord(word) && tokens.shift() !== undefined;
  const expectWord = (word: string): void => void (take(word) || fail());
  const value = (): string => {
    const next = tokens.shift() ?? fail();
    return !next.quoted && /^[()=,]$/.test(next.text) ? fail() : next.text;
  };

  const joined = (kind: 'and' | 'or', part: () => Query): Query => {
    const parts = [part()];
    while (take(kind)) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  };
  const any = (): Query => joined('or', () => joined('and', clause));
  const clause = (): Query => {
    if (take('(')) {
      const inner = any();
      expectWord(')');
      return inner;
    }
    const field = value().toLowerCase();
    if (field !== 'project' && field !== 'fixversion' && field !== 'component' && field !== 'sprint') return fail();
    if (take('=')) return { kind: 'field', field, values: [value()] };
    expectWord('in');
    expectWord('(');
    const values = [value()];
    while (take(',')) values.push(value());
    expectWord(')');
    return { kind: 'field', field, values };
  };

  const query = any();
  return tokens.length === 0 ? query : fail();
}

function namesOf(field: Extract<Query, { readonly kind: 'field' }>['field'], { fields }: Issue): readonly string[] {
  const { project, fixVersions, components } = fields;
  const sprints = (fields['sprints'] ?? []) as ReadonlyArray<{ readonly id: string | number }>;
  switch (field) {
    case 'project':
      return [project.key, project.name, project.id];
    case 'sprint':
      return sprints.map(({ id }) => String(id));
    case 'fixversion':
      return (fixVersions ?? []).map(({ name }) => name);
    case 'component':
      return (components ?? []).map(({ name }) => name);
  }
}

/** Whether the issue is one the query asks for. Names are compared without case. */
export function matches(query: Query, issue: Issue): boolean {
  if (query.kind !== 'field') {
    const holds = (part: Query): boolean => matches(part, issue);
    return query.kind === 'and' ? query.parts.every(holds) : query.parts.some(holds);
  }
  const folded = namesOf(query.field, issue).map((name) => name.toLowerCase());
  return query.values.some((value) => folded.includes(value.toLowerCase()));
}
