import type { CycleView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { LoadingRows } from '../../../ui/loading-rows';
import { CycleEditor } from './cycle-editor';
import { useKnownStrategy, type KnownStrategy } from './known-strategy';
import { ObjectiveEditor } from './objective-editor';
import { newObjective, type ObjectiveValues } from './objective-values';
import { beginsIn } from './open-cycles';
import { useStrategyScene, type Creation } from './strategy-context';
import { TargetEditor } from './target-editor';
import { newTarget, type TargetValues } from './target-values';

/** What was created, for going there. */
export interface Created {
  readonly kind: Creation['kind'];
  readonly key: string;
  /** The cycle it shows in. */
  readonly cycle: string;
}

interface NewDialogProps {
  readonly creation: Creation;
  readonly onCreated: (created: Created) => void;
  readonly onLeave: () => void;
}

const objectiveStart = (creation: Creation, known: KnownStrategy, cycle: CycleView | undefined): ObjectiveValues =>
  newObjective(
    cycle?.key ?? '',
    known.objectives.find((one) => one.key === creation.under),
  );

function targetStart(creation: Creation, known: KnownStrategy, cycle: CycleView | undefined): TargetValues {
  const objective = known.objectives.find((one) => one.key === creation.under);
  return newTarget(objective, known.cycles.find((one) => one.key === objective?.cycle) ?? cycle);
}

/** A dialog that creates a cycle, an objective or a target. */
export function NewDialog({ creation, onCreated, onLeave }: NewDialogProps) {
  return (
    <Dialog title={t(`new.${creation.kind}`)} onLeave={onLeave}>
      <NewEntry creation={creation} onCreated={onCreated} onLeave={onLeave} />
    </Dialog>
  );
}

function NewEntry({ creation, onCreated, onLeave }: NewDialogProps) {
  const { data } = useStrategyScene();
  const known = useKnownStrategy();
  const cycle = beginsIn(data.cycles, data.cycle, data.now);
  const { under } = creation;
  const draft = `${creation.kind}.new${under === undefined ? '' : `.${under}`}`;
  const common = { draft, known, onLeave };
  if (creation.kind === 'cycle') {
    return (
      <CycleEditor cycle={null} onLeave={onLeave} onSaved={(key) => onCreated({ kind: 'cycle', key, cycle: key })} />
    );
  }
  // What it can stand under is offered from every cycle.
  if (!known.isWhole) return <LoadingRows count={6} />;
  if (creation.kind === 'objective') {
    return (
      <ObjectiveEditor
        {...common}
        objective={null}
        seen={{ values: objectiveStart(creation, known, cycle), rev: null }}
        onSaved={({ key, cycle: at }) => onCreated({ kind: 'objective', key, cycle: at })}
      />
    );
  }
  return (
    <TargetEditor
      {...common}
      target={null}
      seen={{ values: targetStart(creation, known, cycle), rev: null }}
      onSaved={({ key, objective }) => {
        const at = known.objectives.find((one) => one.key === objective)?.cycle ?? cycle?.key ?? '';
        onCreated({ kind: 'target', key, cycle: at });
      }}
    />
  );
}
