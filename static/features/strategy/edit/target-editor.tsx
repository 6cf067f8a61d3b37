import type { TargetView } from '../../../../src/contract/views';
import { useRef, useState } from 'react';
import { call } from '../../../bridge/call';
import { onceName } from '../../../bridge/once';
import { t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import { useEntryForm, type Seen } from '../../../ui/form/use-entry-form';
import type { Entry } from './entries';
import type { KnownStrategy } from './known-strategy';
import { useStrategyScene } from './strategy-context';
import { Touches } from '../pivot/touches';
import { TargetFields } from './target-fields';
import {
  TARGET_FIELDS,
  TARGET_LABELS,
  targetEntry,
  targetMistakes,
  targetValues,
  type TargetField,
} from './target-values';

/** What was saved, and where it hangs. */
export interface SavedTarget {
  readonly key: string;
  readonly objective: string;
  readonly entry: Entry;
}

interface TargetEditorProps {
  /** The target to change; null creates one from `seen`. */
  readonly target: TargetView | null;
  readonly seen: Seen<TargetField>;
  readonly draft: string;
  readonly known: KnownStrategy;
  readonly startAt?: string | undefined;
  readonly onSaved: (saved: SavedTarget) => void;
  readonly onLeave: () => void;
}

/** Creates or changes a target; its links stay as they are. */
export function TargetEditor({ target, seen, draft, known, startAt, onSaved, onLeave }: TargetEditorProps) {
  const { reload } = useStrategyScene();
  const [once] = useState(onceName);
  const key = useRef('');
  const entry = useEntryForm<TargetField>({
    fields: TARGET_FIELDS,
    draft,
    seen,
    check: targetMistakes,
    save: async (values, rev) => {
      const asNew = rev === null ? { once } : {};
      const saved = await call('saveTarget', { target: targetEntry(values), rev, ...asNew });
      key.current = saved.key;
    },
    latest: async () => {
      const now = (await reload())?.targets.find(({ key }) => key === target?.key);
      return now === undefined ? undefined : { values: targetValues(now), rev: now.rev };
    },
    onSaved: (values) => onSaved({ key: key.current, objective: values.objective, entry: targetEntry(values) }),
  });
  return (
    <EntryFormFrame
      form={entry}
      label={target === null ? t('new.target') : t('edit.title', { name: target.name })}
      action={t(target === null ? 'new.create' : 'edit.save')}
      nameOf={(field) => t(TARGET_LABELS[field])}
      startAt={TARGET_FIELDS.find((field) => field === startAt) ?? 'name'}
      canSaveUnchanged={target === null}
      onLeave={onLeave}
      question={
        target !== null &&
        entry.isChanged && <Touches entries={[{ kind: 'target', entry: targetEntry(entry.values), rev: entry.rev }]} />
      }
    >
      <TargetFields form={entry} target={target} known={known} />
    </EntryFormFrame>
  );
}
