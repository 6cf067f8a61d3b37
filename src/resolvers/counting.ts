import { CALLS } from '../contract/calls';
import { parseObjectiveKey, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import type { NamedThing } from '../ports/strategy-store';
import { getCounting } from '../usecases/views/get-counting';
import { call, type CallTable } from './call';
import { notThere } from './mistakes';

function thingOf(kind: NamedThing['kind'], key: string): NamedThing | undefined {
  if (kind === 'objective') {
    const objective = parseObjectiveKey(key);
    return objective === undefined ? undefined : { kind, key: objective };
  }
  const target = parseTargetKey(key);
  return target === undefined ? undefined : { kind, key: target };
}

/** How work is counted, for whoever sees the objective or target. */
export const countingCalls: CallTable<'getCounting'> = {
  getCounting: call(CALLS.getCounting, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const thing = thingOf(input.kind, input.key);
      const counting = thing === undefined ? undefined : await getCounting(deps, thing);
      return counting === undefined ? notThere() : ok(counting);
    },
  }),
};
