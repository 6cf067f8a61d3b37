import type { CallOutput } from '../../../src/contract/calls';
import type { TargetView } from '../../../src/contract/views';
import { CountedFacts } from './counting/counted-facts';
import { useStrategyScene } from './edit/strategy-context';
import { MilestoneList } from './milestone-list';
import { SetByHand } from './set-by-hand';

interface NumberDetailsProps {
  readonly details: CallOutput<'getTarget'>;
  readonly target: TargetView;
  readonly now: string;
}

/** What stands behind a target's number besides its work, and what can be done about it in one step. */
export function NumberDetails({ details, target, now }: NumberDetailsProps) {
  const { rights, open } = useStrategyScene();
  const onCount = rights.mayEditTarget(target) ? () => open({ kind: 'target', key: target.key, doing: 'count' }) : null;
  return (
    <>
      <MilestoneList target={target} now={now} />
      <SetByHand target={target} now={now} />
      {details.counted !== null && (
        <CountedFacts measure={target.measure} counted={details.counted} line={details.line} onChange={onCount} />
      )}
    </>
  );
}
