import Select from '@atlaskit/select';
import { useState } from 'react';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { DialogFoot } from '../../../ui/form/dialog-foot';
import form from '../../../ui/form/form.module.css';
import { FormField } from '../../../ui/form/form-field';
import { knownObjective, knownTarget } from '../edit/entries';
import { useKnownStrategy } from '../edit/known-strategy';
import { saveChanges, type Change } from '../edit/save-entries';
import { useStrategyScene } from '../edit/strategy-context';
import { undoChanges } from '../edit/undo';
import { MoveFailure } from '../move-failure';
import { Touches } from './touches';

type MoveDialogProps = (
  { readonly kind: 'objective'; readonly of: ObjectiveView } | { readonly kind: 'target'; readonly of: TargetView }
) & { readonly onLeave: () => void };

/** Keys of everything that counts towards an objective, itself included: none of them can be above it. */
function below(key: string, objectives: readonly ObjectiveView[]): ReadonlySet<string> {
  const found = new Set([key]);
  // A set that grows while it is walked is walked to its end.
  for (const parent of found) for (const one of objectives) if (one.parent === parent) found.add(one.key);
  return found;
}

/** Moves an objective or a target under another objective, for whoever does not drag. */
export function MoveDialog({ kind, of, onLeave }: MoveDialogProps) {
  const { data, rights, done } = useStrategyScene();
  const known = useKnownStrategy();
  const was = kind === 'objective' ? (of.parent ?? '') : of.objective;
  const [to, setTo] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const own = kind === 'objective' ? below(of.key, known.objectives) : new Set<string>();
  const places = known.objectives.filter(
    (one) => one.status !== 'closed' && !own.has(one.key) && one.key !== was && rights.mayEditObjective(one),
  );
  const isTopOffered = kind === 'objective' && rights.mayManage && was !== '';
  const options = [
    ...(isTopOffered ? [{ label: t('move.to.top'), value: '' }] : []),
    ...places.map(({ key, name }) => ({ label: `${name} · ${key}`, value: key })),
  ];
  const changeTo = (place: string): Change =>
    kind === 'objective'
      ? { before: knownObjective(of), fields: { parent: place === '' ? null : place } }
      : { before: knownTarget(of), fields: { objective: place } };
  const onSave = (place: string): void => {
    setFailure(null);
    setSaving(true);
    const cycle = data.cycle?.key ?? null;
    saveChanges([changeTo(place)], cycle === null ? [] : [cycle]).then(
      ({ saved }) => {
        if (saved.length === 0) {
          setSaving(false);
          setFailure(new Error(t('move.left', { name: of.name })));
          return;
        }
        const parent = places.find(({ key }) => key === place);
        const said =
          parent === undefined
            ? t('move.moved.top', { name: of.name })
            : t('move.moved', { name: of.name, parent: parent.name });
        done(said, undoChanges(saved, cycle));
        onLeave();
      },
      (error: unknown) => {
        setSaving(false);
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  const change = to === null ? null : changeTo(to);
  return (
    <Dialog title={t('move.dialog', { name: of.name })} onLeave={onLeave}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== null && !isSaving) onSave(to);
        }}
      >
        <FormField name="to" label={t(kind === 'objective' ? 'move.to' : 'move.to-objective')} isRequired>
          {({ id, describedBy }) => (
            <Select
              inputId={id}
              aria-describedby={describedBy}
              autoFocus
              isSearchable
              placeholder={t('form.choose')}
              options={options}
              value={options.find(({ value }) => value === to) ?? null}
              menuPosition="fixed"
              menuPlacement="auto"
              onChange={(option) => setTo(option?.value ?? null)}
            />
          )}
        </FormField>
        {change !== null && (
          <Touches entries={[{ kind, entry: { ...change.before.entry, ...change.fields }, rev: change.before.rev }]} />
        )}
        {failure !== null && <MoveFailure failure={failure} />}
        <DialogFoot action={t('move.save')} isBusy={isSaving} isDisabled={to === null} onLeave={onLeave} />
      </form>
    </Dialog>
  );
}
