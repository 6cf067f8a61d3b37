import { z } from 'zod';
import type { Clause, Operand } from '@atlaskit/jql-ast';
import { ok, refusal } from '../answers';
import { idInput, parseBody } from '../bodies';
import { compileJql } from '../jql/compile';
import { parseJql } from '../jql/syntax';
import type { Call, RouteTable } from '../router';
import type { ProductResponse } from '../../kernel';

const matchBody = z.object({ issueIds: z.array(idInput), jqls: z.array(z.string()).min(1) });
const parseQueries = z.object({ queries: z.array(z.string().min(1)).min(1) });

export const jqlRoutes: RouteTable = {
  'POST /rest/api/3/jql/match': match,
  'POST /rest/api/3/jql/parse': (call) => {
    const { queries } = parseBody(parseQueries, call.body);
    const validation = call.query.get('validation') ?? 'strict';
    return ok({ queries: queries.map((query) => parsedView(query, validation, call)) });
  },
};

function match({ state, viewer, clock, body }: Call): ProductResponse {
  const { issueIds, jqls } = parseBody(matchBody, body);
  const now = clock.nowMs();
  const late = state.issues.lag.late();
  const issues = [...new Set(issueIds)].flatMap((id) => {
    const issue = late.has(id) ? late.get(id) : state.get('issue', id);
    const live = issue !== undefined && state.get('project', issue.projectId)?.state === 'live';
    return live && viewer.canSee(issue) ? [issue] : [];
  });
  return ok({
    matches: jqls.map((jql) => {
      const compiled = compileJql(jql, state, viewer, now);
      if (!compiled.ok) return { matchedIssues: [], errors: compiled.messages };
      return { matchedIssues: issues.filter(compiled.matches).map((issue) => Number(issue.id)), errors: [] };
    }),
  });
}

function parsedView(query: string, validation: string, { state, viewer, clock }: Call): unknown {
  if (!['strict', 'warn', 'none'].includes(validation))
    throw refusal(400, `'${validation}' is not a valid validation mode.`);
  const parsed = parseJql(query);
  if (!parsed.ok) return { query, errors: parsed.messages };
  const structure = {
    ...(parsed.where === undefined ? {} : { where: clauseView(parsed.where) }),
    ...(parsed.orderBy.length === 0
      ? {}
      : {
          orderBy: {
            fields: parsed.orderBy.map((entry) => ({
              field: { name: entry.field.value },
              ...(entry.direction === undefined ? {} : { direction: entry.direction.value.toLowerCase() }),
            })),
          },
        }),
  };
  if (validation === 'none') return { query, structure };
  const compiled = compileJql(query, state, viewer, clock.nowMs());
  if (compiled.ok) return { query, structure };
  return validation === 'strict'
    ? { query, errors: compiled.messages }
    : { query, structure, warnings: compiled.messages };
}

function clauseView(clause: Clause): unknown {
  switch (clause.clauseType) {
    case 'compound':
      return { operator: clause.operator.value, clauses: clause.clauses.map(clauseView) };
    case 'not':
      return { operator: 'not', clauses: [clauseView(clause.clause)] };
    case 'terminal':
      return {
        field: { name: clause.field.value },
        operator: clause.operator?.value,
        ...(clause.operand === undefined ? {} : { operand: operandView(clause.operand) }),
      };
  }
}

function operandView(operand: Operand): unknown {
  switch (operand.operandType) {
    case 'list':
      return { values: operand.values.map(operandView) };
    case 'function':
      return { function: operand.function.value, arguments: operand.arguments.map((argument) => argument.value) };
    case 'keyword':
      return { keyword: operand.value };
    case 'value':
      return { value: operand.value };
  }
}
