import { CALLS, type CallOutput } from '../contract/calls';
import { parseCycleKey, parseObjectiveKey, parseTargetKey } from '../domain/ids';
import type { Mistake } from '../domain/mistake';
import { err, ok, type Result } from '../domain/result';
import { carryForward, previewCarry, type CarryInput } from '../usecases/cycles/carry-forward';
import { getCarryUndo, undoCarry, type CarriedKeys } from '../usecases/cycles/undo-carry';
import { call, failed, type CallTable, type Outcome } from './call';

interface Named {
  readonly from: string;
  readonly to: string;
  readonly objectives: readonly string[];
  readonly targets: readonly string[];
}

/** Keys that no key can be are of things that do not exist. */
function readKeys(input: Named): Result<CarriedKeys, readonly Mistake[]> {
  const [from, to] = [parseCycleKey(input.from), parseCycleKey(input.to)];
  const objectives = input.objectives.map((key) => parseObjectiveKey(key));
  const targets = input.targets.map((key) => parseTargetKey(key));
  const unknown = (path: string): Mistake => ({ path, message: 'There is no such thing.' });
  const mistakes = [
    ...(from === undefined ? [unknown('from')] : []),
    ...(to === undefined ? [unknown('to')] : []),
    ...objectives.flatMap((key, index) => (key === undefined ? [unknown(`objectives[${index}]`)] : [])),
    ...targets.flatMap((key, index) => (key === undefined ? [unknown(`targets[${index}]`)] : [])),
  ];
  if (from === undefined || to === undefined || mistakes.length > 0) return err(mistakes);
  return ok({
    from,
    to,
    objectives: objectives.filter((key) => key !== undefined),
    targets: targets.filter((key) => key !== undefined),
  });
}

function readInput(input: Named & Pick<CarryInput, 'mode' | 'withLinks'>): Result<CarryInput, readonly Mistake[]> {
  const keys = readKeys(input);
  return keys.ok ? ok({ ...keys.value, mode: input.mode, withLinks: input.withLinks }) : keys;
}

const refused = (mistakes: readonly Mistake[]): Outcome<never> =>
  failed('invalid', 'This cannot be carried forward as it is; nothing was changed.', mistakes);

/** Calls that take a plan from one cycle into the next. */
export const carryCalls: CallTable<'previewCarry' | 'carryForward' | 'undoCarry' | 'getCarryUndo'> = {
  previewCarry: call(CALLS.previewCarry, {
    needs: 'manage',
    async run(deps, input): Promise<Outcome<CallOutput<'previewCarry'>>> {
      const read = readInput(input);
      const preview = read.ok ? await previewCarry(deps, read.value) : read;
      return preview.ok ? ok(preview.value) : refused(preview.error);
    },
  }),
  carryForward: call(CALLS.carryForward, {
    needs: 'manage',
    async run(deps, input, actor): Promise<Outcome<CallOutput<'carryForward'>>> {
      const read = readInput(input);
      const carried = read.ok ? await carryForward(deps, actor.accountId, read.value) : read;
      return carried.ok ? ok(carried.value) : refused(carried.error);
    },
  }),
  undoCarry: call(CALLS.undoCarry, {
    needs: 'manage',
    async run(deps, input, actor) {
      const read = readKeys(input);
      if (!read.ok) return failed('invalid', 'Nothing was carried so; nothing was changed.', read.error);
      const undoId = await undoCarry(deps, actor.accountId, read.value);
      return undoId === undefined ? failed('not-found', 'There is no such cycle any more.') : ok({ undoId });
    },
  }),
  // Whoever began it may ask; to everybody else it is not there.
  getCarryUndo: call(CALLS.getCarryUndo, {
    needs: 'jira',
    async run(deps, { undoId }, actor): Promise<Outcome<CallOutput<'getCarryUndo'>>> {
      const undo = await getCarryUndo(deps, actor.accountId, undoId);
      if (!undo.ok) return failed('not-found', 'Nothing is being undone here.');
      return ok({ ...undo.value, stays: [...undo.value.stays] });
    },
  }),
};
