import { CALLS } from '../contract/calls';
import { dayOf, parseDay } from '../domain/day';
import { parseObjectiveKey, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { getChanges, getHistory } from '../usecases/views/changes';
import { getCommittedScope } from '../usecases/views/committed-scope';
import { workOfObjective } from '../usecases/views/work-of-objective';
import { call, failed, type CallTable } from './call';
import { unknownTarget } from './mistakes';

/** What a target has been, what moved it, how far the scope that was committed has come, and what targets come to together. */
export const historyCalls: CallTable<'getChanges' | 'getCommittedScope' | 'getHistory' | 'getWorkOfObjective'> = {
  getChanges: call(CALLS.getChanges, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseTargetKey(input.target);
      const from = parseDay(input.from);
      const to = input.to === undefined ? undefined : parseDay(input.to);
      if (from === undefined || (to === undefined && input.to !== undefined) || (to !== undefined && to < from)) {
        return failed('invalid', 'Choose a day, and a later one to compare it with.', [
          { path: from === undefined ? 'from' : 'to', message: 'not a day, or before the first' },
        ]);
      }
      if (from > dayOf(deps.clock.nowMs())) {
        return failed('invalid', 'Choose a day that has come.', [{ path: 'from', message: 'is still to come' }]);
      }
      const { scope, since } = input;
      const changes = key === undefined ? undefined : await getChanges(deps, key, { from, to, scope, since });
      return changes === undefined ? unknownTarget() : ok(changes);
    },
  }),
  getCommittedScope: call(CALLS.getCommittedScope, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseTargetKey(input.target);
      const scope = key === undefined ? undefined : await getCommittedScope(deps, key);
      return scope === undefined ? unknownTarget() : ok(scope);
    },
  }),
  getHistory: call(CALLS.getHistory, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseTargetKey(input.target);
      const history = key === undefined ? undefined : await getHistory(deps, key);
      return history === undefined ? unknownTarget() : ok(history);
    },
  }),
  getWorkOfObjective: call(CALLS.getWorkOfObjective, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseObjectiveKey(input.objective);
      const work = key === undefined ? undefined : await workOfObjective(deps, key);
      return work === undefined ? failed('not-found', 'This objective does not exist.') : ok(work);
    },
  }),
};
