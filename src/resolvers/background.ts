import { CALLS } from '../contract/calls';
import { ok } from '../domain/result';
import { getBackground, getLastAnswer } from '../usecases/admin/background';
import { readEverything, stopJob } from '../usecases/admin/jobs';
import { call, type CallTable } from './call';

/** What the app does by itself, told to those who manage strategy. */
export const backgroundCalls: CallTable<'getBackground' | 'getLastAnswer' | 'stopJob' | 'readEverything'> = {
  getBackground: call(CALLS.getBackground, { needs: 'manage', run: async (deps) => ok(await getBackground(deps)) }),
  getLastAnswer: call(CALLS.getLastAnswer, {
    needs: 'jira',
    whileBusy: 'reads',
    run: async (deps) => ok(await getLastAnswer(deps)),
  }),
  stopJob: call(CALLS.stopJob, {
    needs: 'manage',
    run: async (deps, input) => ok({ stopped: await stopJob(deps, input.job) }),
  }),
  readEverything: call(CALLS.readEverything, {
    needs: 'manage',
    run: async (deps) => ok({ targets: await readEverything(deps) }),
  }),
};
