import type { CallInput } from '../../../src/contract/calls';
import type { Mistake } from '../../../src/contract/errors';
import type { CheckInView } from '../../../src/contract/check-in-views';
import { CONFIDENCES } from '../../../src/domain/check-in';
import { readNumber, typedNumber } from '../../i18n/typed-numbers';
import { t } from '../../i18n/translate';
import type { Values } from '../form/use-entry-form';
import { numberMessage } from '../form/number-message';

export const CHECK_IN_FIELDS = ['value', 'at', 'confidence', 'note', 'impediments'] as const;
export type CheckInField = (typeof CHECK_IN_FIELDS)[number];
type CheckInValues = Values<CheckInField>;

/** One impediment as typed: what is in the way, or the key of an issue, and the account of who can help. */
export interface TypedImpediment {
  readonly what: string;
  readonly helper: string;
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/i;
// One line an impediment, its two parts apart by a character nobody types.
const PART = '\t';

/** The impediments of a form, which holds them as text. */
export const impedimentsOf = (text: string): readonly TypedImpediment[] =>
  text === ''
    ? []
    : text.split('\n').map((line) => {
        const [what = '', helper = ''] = line.split(PART);
        return { what, helper };
      });

/** Impediments as the text a form holds. */
export const impedimentText = (impediments: readonly TypedImpediment[]): string =>
  impediments
    .map(({ what, helper }) => [what, helper].map((part) => part.replace(/[\t\n]/g, ' ')).join(PART))
    .join('\n');

/** The values of a check-in that is there, or of a new one on `today` that starts from the last value. */
export function checkInValues(checkIn: CheckInView | null, last: number | null, today: string): CheckInValues {
  const value = checkIn?.value ?? last;
  return {
    value: value === null ? '' : typedNumber(value),
    at: checkIn?.at ?? today,
    confidence: checkIn?.confidence ?? '',
    note: checkIn?.note ?? '',
    impediments: impedimentText(
      // A work item that the reader may not see stays as it is, and out of the form.
      (checkIn?.impediments ?? []).flatMap(({ text, issue, helper }) => {
        const what = text ?? issue;
        return what === undefined ? [] : [{ what, helper: helper ?? '' }];
      }),
    ),
  };
}

/** What is wrong before anything is sent. */
export function checkInMistakes(values: CheckInValues, entersValue: boolean): readonly Mistake[] {
  return [
    ...(entersValue && readNumber(values.value) === undefined
      ? [{ path: 'value', message: numberMessage(values.value) }]
      : []),
    ...(values.at === '' ? [{ path: 'at', message: t('form.day') }] : []),
  ];
}

function impedimentEntry({ what, helper }: TypedImpediment) {
  const named = what.trim();
  const who = helper.trim();
  const subject = ISSUE_KEY.test(named) ? { issue: named.toUpperCase() } : { text: named };
  return { ...subject, ...(who === '' ? {} : { helper: who }) };
}

/** The entry of a strategy file that these values make; a value that the target has by itself is the app's to take. */
export function checkInEntry(
  target: string,
  values: CheckInValues,
  entersValue: boolean,
): CallInput<'recordCheckIn'>['checkIn'] {
  return {
    target,
    at: values.at,
    ...(entersValue ? { value: readNumber(values.value) } : {}),
    confidence: values.confidence === '' ? null : values.confidence,
    note: values.note.trim(),
    impediments: impedimentsOf(values.impediments)
      .filter(({ what }) => what.trim() !== '')
      .map(impedimentEntry),
  };
}

/** What was entered for a day. */
export type SavedCheckIn = Pick<CheckInView, 'at' | 'value' | 'confidence' | 'note'>;

/** What these values enter. */
export const savedCheckIn = ({ at, value, confidence, note }: CheckInValues): SavedCheckIn => ({
  at,
  value: readNumber(value) ?? 0,
  confidence: CONFIDENCES.find((one) => one === confidence) ?? null,
  note: note.trim(),
});
