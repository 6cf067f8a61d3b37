import { CALLS, type CallOutput } from '../contract/calls';
import { parseCycleKey, parseObjectiveKey, parseTargetKey } from '../domain/ids';
import type { Mistake } from '../domain/mistake';
import { err, ok, type Result } from '../domain/result';
import { carryForward, previewCarry, type CarryInput } from '../usecases/cycles/carry-forward';
import { call, failed, type CallTable, type Outcome } from './call';

type Named = Omit<CarryInput, 'from' | 'to' | 'objectives' | 'targets'> & {
  readonly from: string;
  readonly to: string;
  readonly objectives: readonly string[];
  readonly targets: readonly string[];
};

/** Keys that no key can be are of things that do not exist. */
function readInput(input: Named): Result<CarryInput, readonly Mistake[]> {
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
    ...input,
    from,
    to,
    objectives: objectives.filter((key) => key !== undefined),
    targets: targets.filter((key) => key !== undefined),
  });
}

const refused = (mistakes: readonly Mistake[]): Outcome<never> =>
  failed('invalid', 'This cannot be carried forward as it is; nothing was changed.', mistakes);

/** Calls that take a plan from one cycle into the next. */
export const carryCalls: CallTable<'previewCarry' | 'carryForward'> = {
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
};
