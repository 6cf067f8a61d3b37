import type { CallInput } from '../../../../src/contract/calls';
import type { Mistake } from '../../../../src/contract/errors';
import type { CycleView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import type { Values } from '../../../ui/form/use-entry-form';
import { nextCycle } from './next-cycle';

export const CYCLE_FIELDS = ['key', 'name', 'start', 'end', 'translateBy'] as const;
export type CycleField = (typeof CYCLE_FIELDS)[number];
type CycleValues = Values<CycleField>;

export const CYCLE_LABELS = {
  key: 'edit.key',
  name: 'edit.name',
  start: 'edit.start',
  end: 'edit.end',
  translateBy: 'edit.translate-by',
} as const satisfies Record<CycleField, string>;

/** A cycle as a form holds it. */
export const cycleValues = (cycle: CycleView): CycleValues => ({
  key: cycle.key,
  name: cycle.name,
  start: cycle.start,
  end: cycle.end,
  translateBy: cycle.translateBy ?? '',
});

/** A new cycle: the one that follows the last. */
export const newCycle = (cycles: readonly CycleView[], now: string): CycleValues => ({
  ...nextCycle(cycles, now),
  translateBy: '',
});

/** What is wrong before anything is sent. */
export const cycleMistakes = ({ name, start, end }: CycleValues): readonly Mistake[] => [
  ...(name.trim() === '' ? [{ path: 'name', message: t('form.name') }] : []),
  ...(start === '' ? [{ path: 'start', message: t('form.day') }] : []),
  ...(end === '' ? [{ path: 'end', message: t('form.day') }] : []),
];

/** The entry of a strategy file that these values make. */
export const cycleEntry = ({ key, name, start, end, translateBy }: CycleValues): CallInput<'saveCycle'>['cycle'] => ({
  key: key.trim(),
  name: name.trim(),
  start,
  end,
  translateBy: translateBy === '' ? null : translateBy,
});
