import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { CycleEditor } from './cycle-editor';
import { knownObjective, knownTarget } from './entries';
import { useKnownStrategy } from './known-strategy';
import { ObjectiveEditor } from './objective-editor';
import { objectiveValues } from './objective-values';
import type { Change } from './save-entries';
import { useStrategyScene } from './strategy-context';
import { TargetEditor } from './target-editor';
import { targetValues } from './target-values';
import { changeOf, undoChanges } from './undo';

interface DrawerEditorProps {
  readonly objective: ObjectiveView | undefined;
  readonly target: TargetView | undefined;
  readonly cycle: CycleView | undefined;
  readonly field: string | undefined;
  readonly onLeave: () => void;
}

/** Edits in the drawer what the drawer shows. */
export function DrawerEditor({ objective, target, cycle, field, onLeave }: DrawerEditorProps) {
  const { data, done } = useStrategyScene();
  const known = useKnownStrategy();
  const saved = (change: Change | null): void => {
    if (change === null) done(t('edit.saved'));
    else done(t('edit.saved'), undoChanges([change], data.cycle?.key ?? null));
    onLeave();
  };
  const common = { known, startAt: field, onLeave };
  if (objective !== undefined) {
    return (
      <ObjectiveEditor
        {...common}
        objective={objective}
        seen={{ values: objectiveValues(objective), rev: objective.rev }}
        draft={`objective.${objective.key}`}
        onSaved={({ entry, isLeaving }) => {
          if (!isLeaving) {
            saved(changeOf(knownObjective(objective), entry));
            return;
          }
          // Who does not see it cannot take it back either.
          done(t('edit.saved.leaving'));
          onLeave();
        }}
      />
    );
  }
  if (target !== undefined) {
    return (
      <TargetEditor
        {...common}
        target={target}
        seen={{ values: targetValues(target), rev: target.rev }}
        draft={`target.${target.key}`}
        onSaved={({ entry }) => saved(changeOf(knownTarget(target), entry))}
      />
    );
  }
  return cycle === undefined ? null : <CycleEditor cycle={cycle} onSaved={() => saved(null)} onLeave={onLeave} />;
}
