import { Checkbox } from '@atlaskit/checkbox';
import { useRef } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { CallFailed } from '../../../bridge/call-failed';
import { currentLocale } from '../../../i18n/locale';
import { MERGE_TEXTS } from '../../../i18n/merge-texts';
import { addTexts, t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import formStyles from '../../../ui/form/form.module.css';
import { useEntryForm, type Values } from '../../../ui/form/use-entry-form';
import { call } from '../../../bridge/call';
import { Touches } from '../pivot/touches';
import { ClosingFields } from './closing-fields';
import { CLOSING_FIELDS, CLOSING_LABELS, closingEntry, closingMistakes, closingValues } from './closing-values';
import { knownObjective } from './entries';
import { mergeMoves, mergesInto, type MergeMoves } from './merge-moves';
import { saveChanges, type Change, type Saved } from './save-entries';
import { useStrategyScene } from './strategy-context';
import { changeOf, undoChanges } from './undo';

// Read with the form that shows them.
addTexts(MERGE_TEXTS);

interface CloseObjectiveProps {
  readonly objective: ObjectiveView;
  readonly onLeave: () => void;
}

const FIELDS = [...CLOSING_FIELDS, 'moves'] as const;
type Field = (typeof FIELDS)[number];
const LABELS = { ...CLOSING_LABELS, moves: 'close.into' } as const satisfies Record<Field, string>;

const partsText = ({ targets, objectives }: MergeMoves): string =>
  new Intl.ListFormat(currentLocale()).format([
    ...(targets === 0 ? [] : [t('merge.targets', { count: targets })]),
    ...(objectives === 0 ? [] : [t('merge.objectives', { count: objectives })]),
  ]);

/** What stands against one of several is said of the closing itself, which names the fields that are shown. */
const aboutClosing = (error: unknown): unknown =>
  error instanceof CallFailed
    ? new CallFailed(
        error.code,
        error.message,
        error.details.map(({ path, message }) => ({ path: path.replace(/^entries\[\d+\]\./, ''), message })),
        error.errorId,
      )
    : error;

/** Closes an objective: why, what was learned, and what that touches. Merged into another, what is under it goes along. */
export function CloseObjective({ objective, onLeave }: CloseObjectiveProps) {
  const { data, rights, done, reload } = useStrategyScene();
  // As it is known last: what others changed in it meanwhile is saved as they left it.
  const known = useRef(knownObjective(objective));
  const merged = useRef<Saved | null>(null);
  const closed = (values: Values<Field>) => ({
    ...known.current.entry,
    status: 'closed',
    closing: closingEntry(values),
  });
  const intoOf = (values: Values<Field>): ObjectiveView | undefined =>
    values['closing.reason'] === 'merged'
      ? data.objectives.find(({ key }) => key === values['closing.into'])
      : undefined;
  const movesOf = (values: Values<Field>): MergeMoves | undefined => {
    const into = intoOf(values);
    return into === undefined ? undefined : mergeMoves(objective, into, data, rights);
  };
  const goingAlong = (values: Values<Field>): readonly Change[] =>
    values.moves === '' ? [] : (movesOf(values)?.changes ?? []);
  const form = useEntryForm<Field>({
    fields: FIELDS,
    draft: `close.${objective.key}`,
    seen: { values: { ...closingValues(objective), moves: 'along' }, rev: objective.rev },
    check: closingMistakes,
    save: async (values, rev) => {
      const moves = goingAlong(values);
      merged.current = null;
      if (moves.length === 0) return call('saveObjective', { objective: closed(values), rev });
      const close: Change = { before: known.current, fields: { status: 'closed', closing: closingEntry(values) } };
      try {
        merged.current = await saveChanges([...moves, close], [objective.cycle]);
      } catch (error) {
        throw aboutClosing(error);
      }
      return merged.current;
    },
    latest: async () => {
      const now = (await reload())?.objectives.find(({ key }) => key === objective.key);
      if (now === undefined) return undefined;
      known.current = knownObjective(now);
      return { values: { ...closingValues(now), moves: 'along' }, rev: now.rev };
    },
    onSaved: (values) => {
      const cycle = data.cycle?.key ?? null;
      if (merged.current === null) {
        const change = changeOf(known.current, closed(values));
        done(t('close.done', { name: objective.name }), change === null ? undefined : undoChanges([change], cycle));
      } else {
        const { saved, left } = merged.current;
        const said = t('merge.done', { name: objective.name, into: intoOf(values)?.name ?? '' });
        const kept =
          left.length === 0 ? '' : ` ${t('merge.some', { keys: left.map((one) => one.before.key).join(', ') })}`;
        done(`${said}${kept}`, undoChanges(saved, cycle));
      }
      onLeave();
    },
  });
  const moves = movesOf(form.values);
  const along = goingAlong(form.values);
  return (
    <EntryFormFrame
      form={form}
      label={t('close.title', { name: objective.name })}
      action={t(along.length === 0 ? 'close.confirm' : 'merge.confirm')}
      nameOf={(field) => t(LABELS[field])}
      canSaveUnchanged
      onLeave={onLeave}
      question={
        <Touches
          isClosing
          entries={[
            {
              kind: 'objective',
              // Which of the reasons it is makes no difference to what it touches.
              entry: { ...known.current.entry, status: 'closed', closing: { reason: 'cancelled' } },
              rev: objective.rev,
            },
            ...along.map(({ before, fields }) => ({
              kind: before.kind,
              entry: { ...before.entry, ...fields },
              rev: before.rev,
            })),
          ]}
        />
      }
    >
      <ClosingFields form={form} others={mergesInto(objective, data.objectives)} />
      {moves !== undefined && moves.changes.length > 0 && (
        <div data-field="moves">
          <Checkbox
            label={t('merge.moves', { parts: partsText(moves) })}
            isChecked={form.values.moves !== ''}
            onChange={(event) => form.set('moves', event.currentTarget.checked ? 'along' : '')}
          />
          <p className={formStyles.help}>
            {t('merge.help')} {moves.left > 0 && t('merge.left', { count: moves.left })}
          </p>
        </div>
      )}
    </EntryFormFrame>
  );
}
