import type { Clause } from '@atlaskit/jql-ast';
import type { JiraState } from '../state';
import { termsOf } from './syntax';

/**
 * The parents under which everything lies that a clause can match, where it says so. Looking through their children instead
 * of through the whole site is what an index is for: a large site is asked hundreds of times for children.
 */
export function parentsNamed(clause: Clause, state: JiraState): ReadonlySet<string> | undefined {
  switch (clause.clauseType) {
    case 'not':
      return undefined;
    case 'compound': {
      const parts = clause.clauses.map((part) => parentsNamed(part, state));
      if (clause.operator.value === 'and') return parts.find((part) => part !== undefined);
      return parts.reduce<Set<string> | undefined>(
        (all, part) => (all === undefined || part === undefined ? undefined : new Set([...all, ...part])),
        new Set(),
      );
    }
    case 'terminal': {
      const { field, operator, operand } = clause;
      const isNamed = field.value.toLowerCase() === 'parent' && (field.properties ?? []).length === 0;
      if (!isNamed || !['=', 'in'].includes(operator?.value ?? '') || !operand) return undefined;
      const terms = termsOf(operand);
      if (!terms.every((term) => term.kind === 'literal')) return undefined;
      return new Set(terms.flatMap((term) => state.issues.find(term.kind === 'literal' ? term.text : '')?.id ?? []));
    }
  }
}
