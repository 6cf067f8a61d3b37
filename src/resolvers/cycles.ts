import { CALLS } from '../contract/calls';
import { parseCycleKey } from '../domain/ids';
import { ok } from '../domain/result';
import { changeCycleState, previewCycle, type CycleStep } from '../usecases/cycles/change-state';
import { getTranslation } from '../usecases/views/translation';
import { call, failed, type CallTable } from './call';
import { editorOf, outcomeOf } from './edit';
import { unknownCycle } from './mistakes';

const MAY_NOT: Readonly<Record<CycleStep, string>> = {
  commit: 'Only people who manage strategy can commit a cycle.',
  close: 'Only people who manage strategy can close a cycle.',
  reopen: 'Only a Jira administrator can open a closed cycle again.',
};

const stepCall = (schemas: (typeof CALLS)['commitCycle'], step: CycleStep) =>
  call(schemas, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const cycle = parseCycleKey(input.cycle);
      if (cycle === undefined) return unknownCycle();
      const changed = await changeCycleState(deps, editorOf(actor, rights), step, { ...input, cycle });
      return !changed.ok && changed.error.kind === 'forbidden'
        ? failed('forbidden', MAY_NOT[step])
        : outcomeOf(changed);
    },
  });

/** Calls that take a cycle through its life. */
export const cycleCalls: CallTable<'getTranslation' | 'previewCycle' | 'commitCycle' | 'closeCycle' | 'reopenCycle'> = {
  getTranslation: call(CALLS.getTranslation, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseCycleKey(input.cycle);
      const translation = key === undefined ? undefined : await getTranslation(deps, key);
      return translation === undefined ? unknownCycle() : ok(translation);
    },
  }),
  previewCycle: call(CALLS.previewCycle, {
    needs: 'jira',
    async run(deps, input) {
      const key = parseCycleKey(input.cycle);
      const preview = key === undefined ? undefined : await previewCycle(deps, key);
      return preview === undefined ? unknownCycle() : ok(preview);
    },
  }),
  commitCycle: stepCall(CALLS.commitCycle, 'commit'),
  closeCycle: stepCall(CALLS.closeCycle, 'close'),
  reopenCycle: stepCall(CALLS.reopenCycle, 'reopen'),
};
