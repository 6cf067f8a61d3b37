import { useRef } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import { useEntryForm } from '../../../ui/form/use-entry-form';
import { Touches } from '../pivot/touches';
import { ClosingFields } from './closing-fields';
import { CLOSING_FIELDS, CLOSING_LABELS, closingEntry, closingMistakes, closingValues } from './closing-values';
import { knownObjective } from './entries';
import { useStrategyScene } from './strategy-context';
import { changeOf, undoChanges } from './undo';

interface CloseObjectiveProps {
  readonly objective: ObjectiveView;
  readonly onLeave: () => void;
}

/** Closes an objective: why, what was learned, and what that touches. */
export function CloseObjective({ objective, onLeave }: CloseObjectiveProps) {
  const { data, done, reload } = useStrategyScene();
  // As it is known last: what others changed in it meanwhile is saved as they left it.
  const known = useRef(knownObjective(objective));
  const closed = (values: Parameters<typeof closingEntry>[0]) => ({
    ...known.current.entry,
    status: 'closed',
    closing: closingEntry(values),
  });
  const form = useEntryForm({
    fields: CLOSING_FIELDS,
    draft: `close.${objective.key}`,
    seen: { values: closingValues(objective), rev: objective.rev },
    check: closingMistakes,
    save: (values, rev) => call('saveObjective', { objective: closed(values), rev }),
    latest: async () => {
      const now = (await reload())?.objectives.find(({ key }) => key === objective.key);
      if (now === undefined) return undefined;
      known.current = knownObjective(now);
      return { values: closingValues(now), rev: now.rev };
    },
    onSaved: (values) => {
      const change = changeOf(known.current, closed(values));
      done(
        t('close.done', { name: objective.name }),
        change === null ? undefined : undoChanges([change], data.cycle?.key ?? null),
      );
      onLeave();
    },
  });
  return (
    <EntryFormFrame
      form={form}
      label={t('close.title', { name: objective.name })}
      action={t('close.confirm')}
      nameOf={(field) => t(CLOSING_LABELS[field])}
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
          ]}
        />
      }
    >
      <ClosingFields form={form} others={data.objectives.filter(({ key }) => key !== objective.key)} />
    </EntryFormFrame>
  );
}
