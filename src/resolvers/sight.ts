import { CALLS } from '../contract/calls';
import { ok } from '../domain/result';
import { breakGlass, mendGlass } from '../usecases/sight/glass';
import { call, failed, type CallTable } from './call';

const mend = (needs: 'jira' | 'admin') =>
  call(CALLS.mendGlass, { needs, run: async (deps, _input, actor) => ok(await mendGlass(deps, actor.accountId)) });

/** On every page: whoever has broken the glass ends it where they are. To everybody else it does nothing. */
export const mendCalls: CallTable<'mendGlass'> = { mendGlass: mend('jira') };

/** Calls of the settings page about seeing what is restricted to others. */
export const sightCalls: CallTable<'breakGlass' | 'mendGlass'> = {
  breakGlass: call(CALLS.breakGlass, {
    needs: 'admin',
    async run(deps, input, actor) {
      const broken = await breakGlass(deps, actor.accountId, input.reason);
      if (broken.ok) return ok({ until: broken.value.until });
      return failed('invalid', 'Say why you need to see what is restricted.', [
        { path: 'reason', message: 'is needed; the audit log keeps it' },
      ]);
    },
  }),
  mendGlass: mend('admin'),
};
