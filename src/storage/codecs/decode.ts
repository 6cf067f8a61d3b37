import type { z } from 'zod';
import { branded } from '../../domain/brand';
import { UnreadableRecord } from '../kvs-client';

/** Reads a stored value by its schema. What does not fit is an `UnreadableRecord` that names the key and the place. */
export function decode<S extends z.ZodType>(schema: S, key: string, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UnreadableRecord(key, parsed.error.issues[0]?.path.join('.') ?? '');
}

/** A string that was parsed before it was stored; the schema has checked that it is one. */
export const stored = <B>(text: string): B => branded<B>(text);
