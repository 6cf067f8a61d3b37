import { mayEdit, mayEditTarget, type Editor } from '../../domain/access';
import { parseObjectiveKey, parseTargetKey, type CycleKey, type ObjectiveKey, type TargetKey } from '../../domain/ids';
import type { Keyed } from '../../domain/given-key';
import { err, ok, type Result } from '../../domain/result';
import { startUndo } from '../cycles/undo-carry';
import type { Deps } from '../deps';
import { isGivenUnder, onceOf } from '../edit/given-keys';

interface Asked {
  readonly kind: 'objective' | 'target';
  readonly key: string;
  /** Targets that were copied along. */
  readonly targets: readonly string[];
  /** The page's name for the copy: only what was given its key under that name is one. */
  readonly once?: string | undefined;
}

interface Found {
  readonly cycle: CycleKey;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  readonly isAllowed: boolean;
}

async function findCopy(deps: Deps, editor: Editor, { kind, key, targets, once }: Asked): Promise<Found | undefined> {
  const named = kind === 'target' ? [key] : targets;
  const found = await deps.strategy.targets(named.flatMap((one) => parseTargetKey(one) ?? []));
  const records = [...found.values()].map(({ value }) => value.target);
  const own = kind === 'objective' ? parseObjectiveKey(key) : records[0]?.objective;
  const objective = own === undefined ? undefined : (await deps.strategy.objectives([own])).get(own)?.value;
  if (objective === undefined) return undefined;
  // Only what stands under the copy came along with it.
  const along = records.filter((target) => target.objective === objective.key);
  const name = onceOf(deps, editor.accountId, once);
  const isCopy = (of: Keyed, one: string): boolean => isGivenUnder(of, one, name, targets.length + 1);
  const isAllowed =
    kind === 'objective'
      ? mayEdit(editor, objective)
      : along.every((target) => mayEditTarget(editor, target, objective));
  return {
    cycle: objective.cycle,
    objectives: [objective.key].filter((one) => kind === 'objective' && isCopy('objective', one)),
    targets: along.map((target) => target.key).filter((one) => isCopy('target', one)),
    isAllowed,
  };
}

/**
 * Has the worker remove a copy, as far as this person made it and nobody touched it since. Undefined where it is not there.
 * Answers the name under which it is asked how far that has come.
 */
export async function undoCopy(
  deps: Deps,
  editor: Editor,
  asked: Asked,
): Promise<Result<string, 'forbidden'> | undefined> {
  const found = await findCopy(deps, editor, asked);
  if (found === undefined) return undefined;
  const { cycle, objectives, targets, isAllowed } = found;
  if (!isAllowed) return err('forbidden');
  return ok(await startUndo(deps, editor.accountId, { from: cycle, to: cycle, objectives, targets }));
}
