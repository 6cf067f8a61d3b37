import { z } from 'zod';
import type { PlatformLimits } from './limits';
import { badRequest } from './storage-error';

const RANGE_CONDITIONS = [
  'BEGINS_WITH',
  'BETWEEN',
  'EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
] as const;
const FILTER_CONDITIONS = [
  ...RANGE_CONDITIONS,
  'NOT_EQUAL_TO',
  'CONTAINS',
  'NOT_CONTAINS',
  'EXISTS',
  'NOT_EXISTS',
] as const;

export const rangeCondition = z.object({ condition: z.enum(RANGE_CONDITIONS), values: z.array(z.unknown()).min(1) });
const filterCondition = z.object({
  property: z.string(),
  condition: z.enum(FILTER_CONDITIONS),
  values: z.array(z.unknown()),
});
export const filters = z.object({ and: z.array(filterCondition).optional(), or: z.array(filterCondition).optional() });

type Condition = { readonly condition: (typeof FILTER_CONDITIONS)[number]; readonly values: readonly unknown[] };
export type Filters = z.infer<typeof filters>;

/** Refuses combinations of conditions that the platform refuses. */
export function checkFilters(given: Filters | undefined, limits: PlatformLimits): void {
  if (given === undefined) return;
  if (given.and !== undefined && given.or !== undefined) {
    throw badRequest(
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    );
  }
  const conditions = given.and ?? given.or ?? [];
  if (conditions.length === 0)
    throw badRequest('EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  if (conditions.length > limits.queryConditions) {
    throw badRequest('TOO_MANY_CONDITIONS', `A query takes at most ${String(limits.queryConditions)} conditions.`);
  }
  for (const { condition, values } of conditions) checkValues(condition, values);
}

/** Refuses a condition without the values it needs. */
export function checkValues(condition: string, values: readonly unknown[]): void {
  if (condition === 'BETWEEN' && values.length < 2) {
    throw badRequest('INSUFFICIENT_FILTER_VALUES', 'The specified condition needs at least two values.');
  }
}

/** Whether an entity value passes the filters; a value that does not exist has no attributes. */
export function passes(value: unknown, given: Filters | undefined): boolean {
  if (given === undefined) return true;
  const members: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  const holds = (one: z.infer<typeof filterCondition>): boolean => matches(members[one.property], one);
  return given.and !== undefined ? given.and.every(holds) : (given.or ?? []).some(holds);
}

/** Whether one value meets one condition. Values of different types never compare. */
export function matches(value: unknown, { condition, values }: Condition): boolean {
  const [first, second] = values;
  switch (condition) {
    case 'EXISTS':
      return value !== undefined;
    case 'NOT_EXISTS':
      return value === undefined;
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'BEGINS_WITH':
      return typeof value === 'string' && typeof first === 'string' && value.startsWith(first);
    case 'CONTAINS':
      return contains(value, first);
    case 'NOT_CONTAINS':
      return value !== undefined && !contains(value, first);
    case 'BETWEEN':
      return (
        compares(value, first) &&
        compares(value, second) &&
        compareValues(value, first) >= 0 &&
        compareValues(value, second) <= 0
      );
    case 'GREATER_THAN':
      return compares(value, first) && compareValues(value, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return compares(value, first) && compareValues(value, first) >= 0;
    case 'LESS_THAN':
      return compares(value, first) && compareValues(value, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return compares(value, first) && compareValues(value, first) <= 0;
  }
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return typeof part === 'string' && value.includes(part);
  return Array.isArray(value) && value.includes(part);
}

function compares(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && (typeof a === 'string' || typeof a === 'number' || typeof a === 'boolean');
}

const RANK: Readonly<Record<string, number>> = { boolean: 0, number: 1, string: 2 };

/** The order of an index: booleans, then numbers, then strings by their bytes. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (typeof a === typeof b) return Number(a) - Number(b);
  return (RANK[typeof a] ?? 3) - (RANK[typeof b] ?? 3);
}
