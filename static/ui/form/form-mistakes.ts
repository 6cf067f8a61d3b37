import { formatDay } from '../../i18n/dates';
import type { Mistake } from '../../../src/contract/errors';

/** The field a mistake is about: itself, what it is part of, or the first part of it. */
export function fieldOf<F extends string>(fields: readonly F[], path: string): F | undefined {
  const within = (outer: string, inner: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return fields.find((field) => within(field, path)) ?? fields.find((field) => path !== '' && within(path, field));
}

const DAY = /(?<!["'\w-])\d{4}-\d\d-\d\d(?!["'\w-])/g;

/**
 * A sentence as it stands under a field: the app names the field again, the label above it already did. Its days are said as
 * everywhere on a page; what stands in quotes is somebody's own words.
 */
export function mistakeText({ message }: Mistake): string {
  const said = message.replace(DAY, (day) => formatDay(day));
  return said.charAt(0).toUpperCase() + said.slice(1);
}
