import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { CycleEditor } from './cycle-editor';
import { useKnownStrategy } from './known-strategy';
import { ObjectiveEditor } from './objective-editor';
import { objectiveValues } from './objective-values';
import { useStrategyScene } from './strategy-context';
import { TargetEditor } from './target-editor';
import { targetValues } from './target-values';

interface DrawerEditorProps {
  readonly objective: ObjectiveView | undefined;
  readonly target: TargetView | undefined;
  readonly cycle: CycleView | undefined;
  readonly field: string | undefined;
  readonly onLeave: () => void;
}

/** Edits in the drawer what the drawer shows. */
export function DrawerEditor({ objective, target, cycle, field, onLeave }: DrawerEditorProps) {
  const { done } = useStrategyScene();
  const known = useKnownStrategy();
  const onSaved = (): void => {
    done(t('edit.saved'));
    onLeave();
  };
  const common = { known, startAt: field, onSaved, onLeave };
  if (objective !== undefined) {
    return (
      <ObjectiveEditor
        {...common}
        objective={objective}
        seen={{ values: objectiveValues(objective), rev: objective.rev }}
        draft={`objective.${objective.key}`}
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
      />
    );
  }
  return cycle === undefined ? null : <CycleEditor cycle={cycle} onSaved={onSaved} onLeave={onLeave} />;
}
