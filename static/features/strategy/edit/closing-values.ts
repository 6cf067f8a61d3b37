import type { Mistake } from '../../../../src/contract/errors';
import type { ObjectiveView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import type { Values } from '../../../ui/form/use-entry-form';

export const CLOSING_FIELDS = ['closing.reason', 'closing.into', 'closing.learning'] as const;
export type ClosingField = (typeof CLOSING_FIELDS)[number];
type ClosingValues = Values<ClosingField>;

export const CLOSING_LABELS = {
  'closing.reason': 'close.reason',
  'closing.into': 'close.into',
  'closing.learning': 'close.learning',
} as const satisfies Record<ClosingField, string>;

/** Why an objective ended, as a form holds it. */
export const closingValues = ({ closing }: Pick<ObjectiveView, 'closing'>): ClosingValues => ({
  'closing.reason': closing?.reason ?? '',
  'closing.into': closing?.into ?? '',
  'closing.learning': closing?.learning ?? '',
});

/** What a closing still lacks. */
export const closingMistakes = (values: ClosingValues): readonly Mistake[] => [
  ...(values['closing.reason'] === '' ? [{ path: 'closing.reason', message: t('close.reason.missing') }] : []),
  ...(values['closing.reason'] === 'merged' && values['closing.into'] === ''
    ? [{ path: 'closing.into', message: t('close.into.missing') }]
    : []),
];

/** What a strategy file says of it; null when nobody said why. */
export const closingEntry = (values: ClosingValues) =>
  values['closing.reason'] === ''
    ? null
    : {
        reason: values['closing.reason'],
        learning: values['closing.learning'].trim(),
        into: values['closing.reason'] === 'merged' && values['closing.into'] !== '' ? values['closing.into'] : null,
      };
