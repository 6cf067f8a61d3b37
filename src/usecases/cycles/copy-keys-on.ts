import { copyKeysInto, type CopyKeys } from '../../domain/carry-keys';
import type { CycleKey } from '../../domain/ids';
import type { Board } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** The keys of copies into a cycle for somebody to whom this board was shown. */
export async function copyKeysOn(deps: Deps, board: Board, to: CycleKey): Promise<CopyKeys> {
  const cycles = {
    objective: new Map<string, CycleKey>(board.objectives.map(({ value }) => [value.key, value.cycle])),
    target: new Map<string, CycleKey>(board.targets.map(({ value }) => [value.target.key, value.target.cycle])),
  };
  return copyKeysInto(to, {
    draw: await deps.keyDraw.ready(),
    isElse: (thing) => (cycles[thing.kind].get(thing.key) ?? to) !== to || deps.strategy.isTaken(thing),
  });
}
