import Button from '@atlaskit/button/new';
import { useRef } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import type { CountingField } from '../../../../src/domain/counting';
import { call } from '../../../bridge/call';
import { useCall } from '../../../bridge/use-call';
import { COUNTING_TEXTS } from '../../../i18n/counting-texts';
import { addTexts, t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { EntryFormFrame } from '../../../ui/form/entry-form-frame';
import form from '../../../ui/form/form.module.css';
import { useEntryForm } from '../../../ui/form/use-entry-form';
import { LoadingRows } from '../../../ui/loading-rows';
import { knownObjective, knownTarget, type Known } from '../edit/entries';
import { useStrategyScene } from '../edit/strategy-context';
import { changeOf, undoChanges } from '../edit/undo';
import { Touches } from '../pivot/touches';
import { CountingFields } from './counting-fields';
import { partApplies } from './counting-text';
import {
  COUNTING_FORM_FIELDS,
  countingEntry,
  countingMistakes,
  countingValues,
  saysAnything,
  withoutParts,
  type CountingFormField,
  type CountingValues,
} from './counting-values';

// Read with the form that shows them.
addTexts(COUNTING_TEXTS);

type Counted =
  { readonly kind: 'objective'; readonly of: ObjectiveView } | { readonly kind: 'target'; readonly of: TargetView };

type CountingEditorProps = Counted & { readonly onLeave: () => void };

const knownOf = (counted: Counted): Known =>
  counted.kind === 'objective' ? knownObjective(counted.of) : knownTarget(counted.of);

const isPart = (text: string): text is CountingField =>
  text === 'excludedResolutions' ||
  text === 'credit' ||
  text === 'statusCredit' ||
  text === 'pointsField' ||
  text === 'unestimated';

/** The part that a field belongs to, by name. */
function nameOf(field: CountingFormField): string {
  const part = field.split('.')[1] ?? '';
  return isPart(part) ? t(`counting.part.${part}`) : part;
}

/** Changes how work counts for an objective with all below it, or for a target. */
export function CountingEditor(props: CountingEditorProps) {
  const counting = useCall('getCounting', { kind: props.kind, key: props.of.key });
  if (counting.isError) return <FailureView failure={counting.error} onRetry={() => void counting.refetch()} />;
  if (counting.data === undefined) return <LoadingRows count={6} />;
  return <CountingForm {...props} counting={counting.data} />;
}

function CountingForm(props: CountingEditorProps & { readonly counting: CallOutput<'getCounting'> }) {
  const { kind, of, counting, onLeave } = props;
  const { data, done, reload } = useStrategyScene();
  const { own, above, line } = counting;
  // As it is known last: what others changed in it meanwhile is saved as they left it.
  const known = useRef(knownOf(props));
  const counted = (values: CountingValues) => ({ ...known.current.entry, counting: countingEntry(values) });
  const entry = useEntryForm<CountingFormField>({
    fields: COUNTING_FORM_FIELDS,
    draft: `counting.${kind}.${of.key}`,
    seen: { values: countingValues(own, above), rev: of.rev },
    check: countingMistakes,
    save: async (values, rev) =>
      kind === 'objective'
        ? call('saveObjective', { objective: counted(values), rev })
        : call('saveTarget', { target: counted(values), rev }),
    latest: async () => {
      const now = await reload();
      const found =
        kind === 'objective'
          ? now?.objectives.filter(({ key }) => key === of.key).map((one) => ({ one, known: knownObjective(one) }))[0]
          : now?.targets.filter(({ key }) => key === of.key).map((one) => ({ one, known: knownTarget(one) }))[0];
      if (found === undefined) return undefined;
      known.current = found.known;
      return { values: countingValues(found.one.counting ?? {}, above), rev: found.one.rev };
    },
    onSaved: (values) => {
      const change = changeOf(known.current, counted(values));
      done(
        t('counting.saved', { name: of.name }),
        change === null ? undefined : undoChanges([change], data.cycle?.key ?? null),
      );
      onLeave();
    },
  });
  const saysSome = saysAnything(entry.values);
  return (
    <EntryFormFrame
      form={entry}
      label={t('counting.form', { name: of.name })}
      action={t('edit.save')}
      nameOf={nameOf}
      onLeave={onLeave}
      question={entry.isChanged && <Touches entries={[{ kind, entry: counted(entry.values), rev: entry.rev }]} />}
    >
      <p className={form.help}>{t(`counting.form.${kind}`)}</p>
      <div>
        <Button spacing="compact" isDisabled={!saysSome} onClick={() => entry.setAll(withoutParts(above))}>
          {t(saysSome ? 'counting.clear' : 'counting.none-set')}
        </Button>
      </div>
      <CountingFields
        form={entry}
        above={above}
        line={line}
        applies={(part) => props.kind === 'objective' || partApplies(props.of.measure, part)}
      />
    </EntryFormFrame>
  );
}
