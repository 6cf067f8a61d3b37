import { call } from '../../../bridge/call';
import type { Undo } from '../edit/undo';
import { followUndo } from './follow-undo';

interface CopiedFrom {
  readonly from: string;
}

/** Takes the copies away again that nobody touched since, and says what stays and why. */
export function undoCarry(
  from: string,
  to: string,
  copied: { readonly objectives: readonly CopiedFrom[]; readonly targets: readonly CopiedFrom[] },
): Undo {
  return async () => {
    const { undoId } = await call('undoCarry', {
      from,
      to,
      objectives: copied.objectives.map((one) => one.from),
      targets: copied.targets.map((one) => one.from),
    });
    return followUndo(undoId);
  };
}
