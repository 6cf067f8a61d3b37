import { z } from 'zod';
import { refusal } from './answers';

/** Reads a request body; Jira answers 400 without detail when the JSON has another shape. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first === undefined || first.path.length === 0 ? '' : ` (${first.path.join('.')})`;
  throw refusal(400, `Invalid request payload. Refer to the REST API documentation and try again.${where}`);
}

/** An id in a body: Jira takes numbers and strings alike. */
export const idInput = z.union([z.string(), z.number().int()]).transform(String);

/** `a,b` once or repeated. */
export const listParam = (values: readonly string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** A whole number in the query, or the default; 400 when it is something else. */
export function numberParam(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^-?\d{1,10}$/.test(text)) throw refusal(400, `The value '${text}' of parameter '${name}' is not a number.`);
  return Number(text);
}
