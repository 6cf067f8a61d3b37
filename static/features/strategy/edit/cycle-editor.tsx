import type { CycleView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { ENTRY_TEXTS } from '../../../i18n/entry-texts';
import { addTexts, t } from '../../../i18n/translate';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import form from '../../../ui/form/form.module.css';
import { TextField } from '../../../ui/form/text-fields';
import { useEntryForm } from '../../../ui/form/use-entry-form';
import {
  CYCLE_FIELDS,
  CYCLE_LABELS,
  cycleEntry,
  cycleMistakes,
  cycleValues,
  newCycle,
  type CycleField,
} from './cycle-values';
import { useStrategyScene } from './strategy-context';

// Read with the forms that show them.
addTexts(ENTRY_TEXTS);

interface CycleEditorProps {
  /** Null creates one. */
  readonly cycle: CycleView | null;
  readonly onSaved: (key: string) => void;
  readonly onLeave: () => void;
}

/** Creates or changes a cycle. */
export function CycleEditor({ cycle, onSaved, onLeave }: CycleEditorProps) {
  const { data, reload } = useStrategyScene();
  const entry = useEntryForm<CycleField>({
    fields: CYCLE_FIELDS,
    draft: `cycle.${cycle?.key ?? 'new'}`,
    seen:
      cycle === null
        ? { values: newCycle(data.cycles, data.now), rev: null }
        : { values: cycleValues(cycle), rev: cycle.rev },
    check: cycleMistakes,
    save: (values, rev) => call('saveCycle', { cycle: cycleEntry(values), rev }),
    latest: async () => {
      const now = (await reload())?.cycles.find(({ key }) => key === cycle?.key);
      return now === undefined ? undefined : { values: cycleValues(now), rev: now.rev };
    },
    onSaved: (values) => onSaved(values.key.trim()),
  });
  const common = { form: entry };
  return (
    <EntryFormFrame
      form={entry}
      label={cycle === null ? t('new.cycle') : t('edit.title', { name: cycle.name })}
      action={t(cycle === null ? 'new.create' : 'edit.save')}
      nameOf={(field) => t(CYCLE_LABELS[field])}
      startAt="name"
      canSaveUnchanged={cycle === null}
      onLeave={onLeave}
    >
      <TextField {...common} name="name" label={t('edit.name')} isRequired />
      {cycle === null && (
        <TextField {...common} name="key" label={t('edit.key')} help={t('edit.key.help')} isRequired />
      )}
      <div className={form.pair}>
        <TextField {...common} name="start" label={t('edit.start')} kind="day" isRequired />
        <TextField {...common} name="end" label={t('edit.end')} kind="day" isRequired />
      </div>
      <TextField
        {...common}
        name="translateBy"
        label={t('edit.translate-by')}
        kind="day"
        help={t('edit.translate-by.help')}
      />
    </EntryFormFrame>
  );
}
