import { useState } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import { useEntryForm, type Seen } from '../../../ui/form/use-entry-form';
import { ClosingQuestion } from './closing-question';
import type { Entry } from './entries';
import type { KnownStrategy } from './known-strategy';
import { ObjectiveFields } from './objective-fields';
import {
  OBJECTIVE_FIELDS,
  OBJECTIVE_LABELS,
  objectiveEntry,
  objectiveMistakes,
  objectiveValues,
  type ObjectiveField,
} from './objective-values';
import { useStrategyScene } from './strategy-context';

/** What was saved, and where it shows. */
export interface SavedObjective {
  readonly key: string;
  readonly cycle: string;
  readonly entry: Entry;
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

/** Creates or changes an objective; another parent moves it. */
export function ObjectiveEditor(props: ObjectiveEditorProps) {
  const { objective, seen, draft, known, startAt, onSaved, onLeave } = props;
  const { reload } = useStrategyScene();
  const [isAsked, setAsked] = useState(false);
  const entry = useEntryForm<ObjectiveField>({
    fields: OBJECTIVE_FIELDS,
    draft,
    seen,
    check: objectiveMistakes,
    save: (values, rev) => call('saveObjective', { objective: objectiveEntry(values), rev }),
    latest: async () => {
      const now = (await reload())?.objectives.find(({ key }) => key === objective?.key);
      return now === undefined ? undefined : { values: objectiveValues(now), rev: now.rev };
    },
    onSaved: (values) => onSaved({ key: values.key.trim(), cycle: values.cycle, entry: objectiveEntry(values) }),
  });
  const closes = objective !== null && objective.status !== 'closed' && entry.values.status === 'closed';
  const field = OBJECTIVE_FIELDS.find((one) => one === startAt) ?? 'name';
  return (
    <EntryFormFrame
      form={closes && !isAsked ? { ...entry, submit: () => setAsked(true) } : entry}
      label={objective === null ? t('new.objective') : t('edit.title', { name: objective.name })}
      action={t(objective === null ? 'new.create' : closes && isAsked ? 'close.confirm' : 'edit.save')}
      nameOf={(name) => t(OBJECTIVE_LABELS[name])}
      startAt={field}
      canSaveUnchanged={objective === null}
      onLeave={onLeave}
      question={closes && isAsked && <ClosingQuestion objective={objective} known={known} />}
    >
      <ObjectiveFields form={entry} objective={objective} known={known} />
    </EntryFormFrame>
  );
}
