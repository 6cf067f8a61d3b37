import { JastBuilder, type Clause, type Operand } from '@atlaskit/jql-ast';
import type { JqlReader } from '../../ports/jql-reader';
import { askerIn } from './jql-asker';
import { driftingOf } from './jql-drift';

function namesIn(operand: Operand | void): string[] | undefined {
  if (operand === undefined) return undefined;
  if (operand.operandType === 'value') return [operand.value];
  if (operand.operandType !== 'list') return undefined;
  const names = operand.values.map((value) => namesIn(value));
  return names.every((name) => name !== undefined) ? names.flat() : undefined;
}

/** Projects outside which the clause cannot match; undefined when it may match anywhere. */
function projectsOf(clause: Clause): string[] | undefined {
  if (clause.clauseType === 'terminal') {
    const isProperty = (clause.field.properties ?? []).length > 0;
    const isProject = clause.field.value?.toLowerCase() === 'project' && !isProperty;
    const operator = clause.operator?.value;
    return isProject && (operator === '=' || operator === 'in') ? namesIn(clause.operand) : undefined;
  }
  if (clause.clauseType !== 'compound') return undefined;
  const parts = clause.clauses.map((part) => projectsOf(part));
  if (clause.operator.value === 'and') return parts.find((part) => part !== undefined);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function fieldsOf(clause: Clause): string[] {
  if (clause.clauseType === 'terminal') return [(clause.field.value ?? '').toLowerCase()];
  if (clause.clauseType === 'not') return fieldsOf(clause.clause);
  return clause.clauses.flatMap((part) => fieldsOf(part));
}

/** Reads JQL with Atlassian's own grammar. */
export function createJqlReader(): JqlReader {
  return {
    read(jql) {
      const { query, errors } = new JastBuilder().build(jql);
      if (query === undefined || errors.length > 0) return undefined;
      if (query.where === undefined) return { projects: null, fields: [], where: '', drifting: [], asker: [] };
      const [from, to] = query.where.position ?? [0, jql.length];
      return {
        projects: projectsOf(query.where) ?? null,
        fields: [...new Set(fieldsOf(query.where))],
        where: jql.slice(from, to),
        drifting: driftingOf(query.where),
        asker: askerIn(query.where),
      };
    },
  };
}
