import { LINK_WEIGHTS, type LinkRole } from '../../../../src/domain/link-role';
import type { LinkView } from '../../../../src/contract/views';
import { readNumber, typedNumber } from '../../../i18n/typed-numbers';

/** A link as somebody fills it in. */
export interface LinkValues {
  readonly below: boolean;
  readonly role: LinkRole;
  readonly weight: string;
}

export const valuesOf = ({ below, role, weight }: Pick<LinkView, 'below' | 'role' | 'weight'>): LinkValues => ({
  below,
  role: role ?? 'counts',
  weight: typedNumber(weight ?? 1),
});

/** What is filled in, as calls take it; undefined while the weight is none. */
export function bearingIn({ below, role, weight }: LinkValues) {
  if (role !== 'counts') return { below, role };
  const number = readNumber(weight);
  return number === undefined || number < LINK_WEIGHTS.least || number > LINK_WEIGHTS.most
    ? undefined
    : { below, role, weight: number };
}
