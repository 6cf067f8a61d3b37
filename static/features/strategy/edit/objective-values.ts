import type { CallInput } from '../../../../src/contract/calls';
import type { Mistake } from '../../../../src/contract/errors';
import type { ObjectiveView } from '../../../../src/contract/views';
import { CADENCES } from '../../../../src/domain/cadence';
import { LEVELS } from '../../../../src/domain/objective';
import { readNumber, typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { listOf, textOfList } from '../../../ui/form/list-text';
import type { Values } from '../../../ui/form/use-entry-form';
import { CLOSING_FIELDS, CLOSING_LABELS, closingEntry, closingMistakes, closingValues } from './closing-values';
import { numberMessage } from '../../../ui/form/number-message';

export const OBJECTIVE_FIELDS = [
  'key',
  'name',
  'description',
  'level',
  'cycle',
  'parent',
  'alignedTo',
  'owner',
  'status',
  'weight',
  'delegates',
  'restrictedTo',
  'accounts',
  'groups',
  'leaving',
  'perspective',
  'cadence',
  'locked',
  ...CLOSING_FIELDS,
] as const;
export type ObjectiveField = (typeof OBJECTIVE_FIELDS)[number];
export type ObjectiveValues = Values<ObjectiveField>;

export const OBJECTIVE_LABELS = {
  key: 'edit.key',
  name: 'edit.name',
  description: 'edit.description',
  level: 'edit.level',
  cycle: 'strategy.cycle',
  parent: 'drawer.serves',
  alignedTo: 'drawer.aligned',
  owner: 'column.owner',
  status: 'column.status',
  weight: 'drawer.weight',
  delegates: 'edit.delegates',
  restrictedTo: 'edit.sight',
  accounts: 'edit.sight.people',
  groups: 'edit.sight.groups',
  leaving: 'edit.sight.leaving',
  perspective: 'edit.perspective',
  cadence: 'edit.rhythm',
  locked: 'edit.rhythm.lock',
  ...CLOSING_LABELS,
} as const satisfies Record<ObjectiveField, string>;

/** An objective as a form holds it. */
export const objectiveValues = (objective: ObjectiveView): ObjectiveValues => ({
  key: objective.key,
  name: objective.name,
  description: objective.description,
  level: objective.level,
  cycle: objective.cycle,
  parent: objective.parent ?? '',
  alignedTo: objective.alignedTo.join(' '),
  owner: objective.owner ?? '',
  status: objective.status,
  weight: typedNumber(objective.weight),
  delegates: textOfList(objective.delegates),
  restrictedTo: objective.restrictedTo === null ? '' : 'chosen',
  accounts: textOfList(objective.restrictedTo?.accounts ?? []),
  groups: textOfList(objective.restrictedTo?.groups ?? []),
  leaving: '',
  perspective: objective.perspective ?? '',
  cadence: objective.cadence?.every ?? '',
  locked: objective.cadence?.locked === true ? 'yes' : '',
  ...closingValues(objective),
});

/** A new objective without a key, under another one or at the top. */
export const newObjective = (cycle: string, under: ObjectiveView | undefined): ObjectiveValues => ({
  key: '',
  name: '',
  description: '',
  level: (under === undefined ? LEVELS[0] : LEVELS[LEVELS.indexOf(under.level) + 1]) ?? 'individual',
  cycle,
  parent: under?.key ?? '',
  alignedTo: '',
  owner: '',
  status: 'active',
  weight: '1',
  delegates: '',
  restrictedTo: '',
  accounts: '',
  groups: '',
  leaving: '',
  perspective: under?.perspective ?? '',
  cadence: '',
  locked: '',
  ...closingValues({ closing: null }),
});

/** What is wrong before anything is sent. */
export const objectiveMistakes = (values: ObjectiveValues, isToClose: boolean): readonly Mistake[] => [
  ...(values.name.trim() === '' ? [{ path: 'name', message: t('form.name') }] : []),
  ...(readNumber(values.weight) === undefined ? [{ path: 'weight', message: numberMessage(values.weight) }] : []),
  ...(isToClose && values.status === 'closed' ? closingMistakes(values) : []),
];

/** An objective's own rhythm; null where it goes by what is above it. */
function cadenceEntry({ cadence, locked }: ObjectiveValues) {
  const every = CADENCES.find((one) => one === cadence);
  return every === undefined ? null : { every, locked: locked !== '' };
}

/** The entry of a strategy file that these values make. */
export const objectiveEntry = (values: ObjectiveValues): CallInput<'saveObjective'>['objective'] => ({
  ...(values.key.trim() === '' ? {} : { key: values.key.trim() }),
  name: values.name.trim(),
  description: values.description,
  level: values.level,
  cycle: values.cycle,
  parent: values.parent === '' ? null : values.parent,
  alignedTo: values.alignedTo.split(' ').filter((key) => key !== ''),
  owner: values.owner === '' ? null : values.owner,
  status: values.status,
  weight: readNumber(values.weight),
  delegates: listOf(values.delegates),
  restrictedTo:
    values.restrictedTo === '' ? null : { accounts: listOf(values.accounts), groups: listOf(values.groups) },
  perspective: values.perspective === '' ? null : values.perspective,
  cadence: cadenceEntry(values),
  ...(values.status === 'closed' ? { closing: closingEntry(values) } : {}),
});
