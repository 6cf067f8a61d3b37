import type { ObjectiveView } from '../../../../src/contract/views';
import { useRef, useState } from 'react';
import { call } from '../../../bridge/call';
import { onceName } from '../../../bridge/once';
import { t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import { useEntryForm, type Seen } from '../../../ui/form/use-entry-form';
import type { Entry } from './entries';
import type { KnownStrategy } from './known-strategy';
import { Touches } from '../pivot/touches';
import { ObjectiveFields } from './objective-fields';
import {
  OBJECTIVE_FIELDS,
  OBJECTIVE_LABELS,
  objectiveEntry,
  objectiveMistakes,
  objectiveValues,
  type ObjectiveField,
  type ObjectiveValues,
} from './objective-values';
import { useStrategyScene } from './strategy-context';

/** What was saved, and where it shows. */
export interface SavedObjective {
  readonly key: string;
  readonly cycle: string;
  readonly entry: Entry;
  /** That whoever saved it may not see it any more, and meant that. */
  readonly isLeaving: boolean;
}

interface ObjectiveEditorProps {
  /** The objective to change; null creates one from `seen`. */
  readonly objective: ObjectiveView | null;
  readonly seen: Seen<ObjectiveField>;
  readonly draft: string;
  readonly known: KnownStrategy;
  readonly startAt?: string | undefined;
  readonly onSaved: (saved: SavedObjective) => void;
  readonly onLeave: () => void;
}

/** The edit as far as it decides what it touches: a closing that is not finished yet touches what a finished one does. */
const touching = (values: ObjectiveValues): Entry => ({
  ...objectiveEntry(values),
  ...(values.status === 'closed' ? { closing: { reason: 'cancelled' } } : {}),
});

/** Creates or changes an objective; another parent moves it. */
export function ObjectiveEditor(props: ObjectiveEditorProps) {
  const { objective, seen, draft, known, startAt, onSaved, onLeave } = props;
  const { reload } = useStrategyScene();
  // Merged into something that is not the reader's to see: nobody has to name it again.
  const isIntoUnseen = objective?.closing?.reason === 'merged' && objective.closing.into === null;
  const [once] = useState(onceName);
  const key = useRef('');
  const entry = useEntryForm<ObjectiveField>({
    fields: OBJECTIVE_FIELDS,
    draft,
    seen,
    // One that a file closed without a word may stay so.
    check: (values) =>
      objectiveMistakes(values, objective?.status !== 'closed' || objective.closing !== null).filter(
        ({ path }) => path !== 'closing.into' || !isIntoUnseen,
      ),
    save: async (values, rev) => {
      const leaving = values.leaving === '' ? {} : { leaving: true };
      const asNew = rev === null ? { once } : {};
      const saved = await call('saveObjective', { objective: objectiveEntry(values), rev, ...asNew, ...leaving });
      key.current = saved.key;
    },
    latest: async () => {
      const now = (await reload())?.objectives.find(({ key }) => key === objective?.key);
      return now === undefined ? undefined : { values: objectiveValues(now), rev: now.rev };
    },
    onSaved: (values) =>
      onSaved({
        key: key.current,
        cycle: values.cycle,
        entry: objectiveEntry(values),
        isLeaving: values.leaving !== '',
      }),
  });
  const closes = objective !== null && objective.status !== 'closed' && entry.values.status === 'closed';
  const field = OBJECTIVE_FIELDS.find((one) => one === startAt) ?? 'name';
  return (
    <EntryFormFrame
      form={entry}
      label={objective === null ? t('new.objective') : t('edit.title', { name: objective.name })}
      action={t(objective === null ? 'new.create' : closes ? 'close.confirm' : 'edit.save')}
      nameOf={(name) => t(OBJECTIVE_LABELS[name])}
      startAt={field}
      canSaveUnchanged={objective === null}
      onLeave={onLeave}
      question={
        objective !== null &&
        entry.isChanged && (
          <Touches
            isClosing={closes}
            entries={[{ kind: 'objective', entry: touching(entry.values), rev: entry.rev }]}
          />
        )
      }
    >
      <ObjectiveFields form={entry} objective={objective} known={known} />
    </EntryFormFrame>
  );
}
