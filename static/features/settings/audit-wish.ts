import type { CallInput } from '../../../src/contract/calls';
import type { AuditItemView } from '../../../src/contract/views';
import { addDays, parseDay } from '../../../src/domain/day';
import { startOfDay } from '../../i18n/dates';

/** Years before this one are years that are still being typed. */
export const FIRST_YEAR = '1990';

/** What the reader looks for; empty texts ask for nothing. Both days belong to it. */
export interface AuditWish {
  readonly text: string;
  readonly by: string;
  readonly kind?: AuditItemView['kind'] | undefined;
  readonly from: string;
  readonly to: string;
}

export const NO_WISH: AuditWish = { text: '', by: '', from: '', to: '' };

export const isNarrowed = ({ text, by, kind, from, to }: AuditWish): boolean =>
  text !== '' || by !== '' || kind !== undefined || from !== '' || to !== '';

/** What is asked for; days become the moments at which they begin and end for the reader. */
export function askedFor({ text, by, kind, from, to }: AuditWish): CallInput<'listAudit'> {
  const last = parseDay(to);
  return {
    text,
    ...(by === '' ? {} : { by }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === '' ? {} : { since: startOfDay(from) }),
    ...(last === undefined ? {} : { before: startOfDay(addDays(last, 1)) }),
  };
}
