import type { Mistake } from '../../../src/contract/errors';

/** The field a mistake is about: itself, what it is part of, or the first part of it. */
export function fieldOf<F extends string>(fields: readonly F[], path: string): F | undefined {
  const within = (outer: string, inner: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return fields.find((field) => within(field, path)) ?? fields.find((field) => path !== '' && within(path, field));
}

/** A sentence as it stands under a field: the app names the field again, the label above it already did. */
export function mistakeText({ message }: Mistake): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
