import { CALLS } from '../contract/calls';
import { ok } from '../domain/result';
import { previewMeasure } from '../usecases/views/preview-measure';
import { call, failed, type CallTable } from './call';
import { editorOf } from './edit';
import { notThere } from './mistakes';

const UNREAD = { actual: null, progress: null, reason: null, leaves: null };

/** What a measure would say before it is saved. */
export const measureCalls: CallTable<'previewMeasure'> = {
  previewMeasure: call(CALLS.previewMeasure, {
    needs: 'jira',
    async run(deps, { entry }, actor, rights) {
      const preview = await previewMeasure(deps, editorOf(actor, rights), entry);
      if (preview.ok) return ok({ ...UNREAD, ...preview.value });
      switch (preview.error.kind) {
        case 'mistakes':
          return failed('invalid', 'This cannot be read as it is.', preview.error.mistakes);
        case 'not-found':
          return notThere();
        case 'forbidden':
          return failed('forbidden', 'Only those who may change this target can see what it would read.');
      }
    },
  }),
};
