import type { CallOutput } from '../../../../src/contract/calls';
import type { Mistake } from '../../../../src/contract/errors';
import { COUNTING_FIELDS, type CountingField } from '../../../../src/domain/counting';
import { typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { listOf, textOfList } from '../../../ui/form/list-text';
import { creditMistakes, creditRows, creditsIn, shareOf } from '../../../ui/form/status-credits';
import type { Values } from '../../../ui/form/use-entry-form';

export const CATEGORIES = ['new', 'indeterminate', 'done'] as const;

/** For each part whether it is said here, and what; the values bear the names that a strategy file has for them. */
export const COUNTING_FORM_FIELDS = [
  'own.excludedResolutions',
  'counting.excludedResolutions',
  'own.credit',
  'counting.credit.new',
  'counting.credit.indeterminate',
  'counting.credit.done',
  'own.statusCredit',
  'counting.statusCredit',
  'own.pointsField',
  'counting.pointsField',
  'own.unestimated',
  'counting.unestimated',
] as const;
export type CountingFormField = (typeof COUNTING_FORM_FIELDS)[number];
export type CountingValues = Values<CountingFormField>;

type Counting = CallOutput<'getCounting'>;
type Own = Counting['own'];
type Rules = Omit<Counting['above'], 'from'>;

/** What the fields of a form hold for these rules. */
function ruleValues(rules: Rules): Omit<CountingValues, `own.${string}`> {
  return {
    'counting.excludedResolutions': textOfList(rules.excludedResolutions),
    'counting.credit.new': typedNumber(rules.credit.new),
    'counting.credit.indeterminate': typedNumber(rules.credit.indeterminate),
    'counting.credit.done': typedNumber(rules.credit.done),
    'counting.statusCredit': creditRows(rules.statusCredit),
    'counting.pointsField': rules.pointsField ?? '',
    'counting.unestimated': rules.unestimated,
  };
}

const isOwn = (own: Own, part: CountingField): string => (own[part] === undefined ? '' : 'own');

/** The form as it opens: what is not said here shows what holds instead. */
export const countingValues = (own: Own, above: Rules): CountingValues => ({
  ...ruleValues({ ...above, ...own }),
  'own.excludedResolutions': isOwn(own, 'excludedResolutions'),
  'own.credit': isOwn(own, 'credit'),
  'own.statusCredit': isOwn(own, 'statusCredit'),
  'own.pointsField': isOwn(own, 'pointsField'),
  'own.unestimated': isOwn(own, 'unestimated'),
});

/** The values that belong to one part. */
const partFields = (part: CountingField): readonly CountingFormField[] =>
  COUNTING_FORM_FIELDS.filter((field) => field === `counting.${part}` || field.startsWith(`counting.${part}.`));

/** A part is said here from what holds so far on, or no more: then it shows again what holds instead. */
export function withPart(part: CountingField, isSaid: boolean, above: Rules): Partial<CountingValues> {
  if (isSaid) return { [`own.${part}`]: 'own' };
  const inherited: Readonly<Record<string, string>> = ruleValues(above);
  return {
    [`own.${part}`]: '',
    ...Object.fromEntries(partFields(part).map((field) => [field, inherited[field] ?? ''])),
  };
}

/** Every part is left to what is above. */
export const withoutParts = (above: Rules): Partial<CountingValues> =>
  COUNTING_FIELDS.reduce<Partial<CountingValues>>((all, part) => ({ ...all, ...withPart(part, false, above) }), {});

export const saysAnything = (values: CountingValues): boolean =>
  COUNTING_FIELDS.some((part) => values[`own.${part}`] !== '');

/** What is wrong before anything is sent. */
export function countingMistakes(values: CountingValues): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  if (values['own.credit'] !== '') {
    for (const category of CATEGORIES) {
      const path = `counting.credit.${category}` as const;
      if (shareOf(values[path]) === undefined) mistakes.push({ path, message: t('counting.share') });
    }
  }
  if (values['own.statusCredit'] !== '') {
    mistakes.push(...creditMistakes('counting.statusCredit', values['counting.statusCredit']));
  }
  if (values['own.pointsField'] !== '' && values['counting.pointsField'] === '') {
    mistakes.push({ path: 'counting.pointsField', message: t('counting.field.missing') });
  }
  return mistakes;
}

/** What a strategy file says of it; null where everything is as above. */
export function countingEntry(values: CountingValues): Readonly<Record<string, unknown>> | null {
  if (!saysAnything(values)) return null;
  const said: Readonly<Record<CountingField, () => unknown>> = {
    excludedResolutions: () => listOf(values['counting.excludedResolutions']),
    credit: () =>
      Object.fromEntries(CATEGORIES.map((category) => [category, shareOf(values[`counting.credit.${category}`])])),
    statusCredit: () => creditsIn(values['counting.statusCredit']),
    pointsField: () => values['counting.pointsField'],
    unestimated: () => values['counting.unestimated'],
  };
  return Object.fromEntries(
    COUNTING_FIELDS.filter((part) => values[`own.${part}`] !== '').map((part) => [part, said[part]()]),
  );
}
