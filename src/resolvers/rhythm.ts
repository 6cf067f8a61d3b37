import { CALLS } from '../contract/calls';
import { parseObjectiveKey } from '../domain/ids';
import { ok } from '../domain/result';
import { getRhythm } from '../usecases/views/get-rhythm';
import { call, type CallTable } from './call';
import { notThere } from './mistakes';

/** How often owners check in, for whoever sees the objective that says so. */
export const rhythmCalls: CallTable<'getRhythm'> = {
  getRhythm: call(CALLS.getRhythm, {
    needs: 'jira',
    async run(deps, { under, level }) {
      const key = under === null ? null : parseObjectiveKey(under);
      const rhythm = key === undefined ? undefined : await getRhythm(deps, key, level);
      return rhythm === undefined ? notThere() : ok(rhythm);
    },
  }),
};
