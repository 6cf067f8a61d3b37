/** Longest text of one value that a history keeps whole; a longer one is kept as far as makes it recognisable. */
export const MAX_VALUE = 4_000;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const isKeptWhole = (value: unknown): boolean => value === undefined || textOf(value).length <= MAX_VALUE;

/** The value as a history keeps it; null stands for nothing. */
export function keptValue(value: unknown): unknown {
  if (value === undefined) return null;
  const text = textOf(value);
  return text.length <= MAX_VALUE ? value : `${text.slice(0, MAX_VALUE - 1)}…`;
}
