import { z } from 'zod';
import type { Json } from '../../kernel';
import { fieldRefusal } from '../answers';
import type { IssueRecord } from '../records';
import type { ChangeContext } from './context';
import { readField } from './field-input';

const json: z.ZodType<Json> = z.json();

/** `fields` and `update` of a create, edit or transition request. */
export const fieldSetSchema = z.object({
  fields: z.record(z.string(), json).nullish(),
  update: z.record(z.string(), z.array(z.record(z.string(), json))).nullish(),
});
export type FieldSet = z.output<typeof fieldSetSchema>;

/** Fields that decide the others come first. */
const EARLY = ['issuetype', 'parent'];

/** The issue with everything the request sets; 400 naming every field that is wrong. */
export function applyFieldSet(
  issue: IssueRecord,
  set: FieldSet,
  change: ChangeContext,
  skip: readonly string[] = [],
): IssueRecord {
  const fields = set.fields ?? {};
  const updates = set.update ?? {};
  const names = [...new Set([...EARLY, ...Object.keys(fields), ...Object.keys(updates)])];
  const errors: Record<string, string> = {};
  let next = issue;
  for (const name of names) {
    if (skip.includes(name)) continue;
    const values: Json[] = [];
    const given = fields[name];
    if (given !== undefined) values.push(given);
    for (const operation of updates[name] ?? []) values.push(operated(name, operation, next));
    for (const value of values) {
      const read = readField(name, value, next, change);
      if ('mistake' in read) errors[name] = read.mistake;
      else next = { ...next, ...read.patch };
    }
  }
  if (Object.keys(errors).length > 0) throw fieldRefusal(errors);
  return next;
}

/** The value a single operation (`set`, `add`, `remove`) leaves the field with. */
function operated(name: string, operation: Readonly<Record<string, Json>>, issue: IssueRecord): Json {
  const [[verb, operand] = ['set', null]] = Object.entries(operation);
  if (verb === 'set' || verb === 'edit') return operand;
  const current = listOf(name, issue);
  if (current === undefined || (verb !== 'add' && verb !== 'remove')) {
    throw fieldRefusal({ [name]: `Field does not support operation '${verb}'` });
  }
  const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
  return verb === 'add' ? [...current, operand] : current.filter((entry) => !same(entry, operand));
}

function listOf(name: string, issue: IssueRecord): readonly Json[] | undefined {
  switch (name) {
    case 'labels':
      return issue.labels;
    case 'components':
      return issue.componentIds.map((id) => ({ id }));
    case 'fixVersions':
      return issue.fixVersionIds.map((id) => ({ id }));
    case 'versions':
      return issue.affectedVersionIds.map((id) => ({ id }));
    default:
      return undefined;
  }
}
