import { parseDay } from '../../domain/day';
import type { Day } from '../../domain/ids';

/** A JSON object that has not been checked. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own property; what it inherits is no part of a file. */
export const ownOf = (raw: Raw, name: string): unknown => (Object.hasOwn(raw, name) ? raw[name] : undefined);

/** The property as a parser reads it; undefined when it is absent or wrong, which the entry's schema tells. */
export function readOf<T>(raw: Raw, name: string, parse: (text: string) => T | undefined): T | undefined {
  const value = ownOf(raw, name);
  return typeof value === 'string' ? parse(value) : undefined;
}

export const dayIn = (raw: Raw, name: string): Day | undefined => readOf(raw, name, parseDay);

/** The property as a list no longer than the file may have; a longer one is a mistake as a whole. */
export function listIn(raw: Raw, name: string, most: number): readonly unknown[] {
  const value = ownOf(raw, name);
  return Array.isArray(value) && value.length <= most ? value : [];
}
