import { CALLS } from '../contract/calls';
import { ok } from '../domain/result';
import { getViews, saveViews } from '../usecases/pivot/saved-views';
import { call, failed, type CallTable } from './call';
import { editorOf } from './edit';

const listed = <T extends { readonly choice: { readonly columns: readonly string[] } }>(views: readonly T[]) =>
  views.map((view) => ({ ...view, choice: { ...view.choice, columns: [...view.choice.columns] } }));

/** Calls for the views of the tree that people keep. Own views are read and written for the account the platform names. */
export const viewCalls: CallTable<'getViews' | 'saveViews'> = {
  getViews: call(CALLS.getViews, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, _input, actor) {
      const { mine, shared, first } = await getViews(deps, actor.accountId);
      return ok({
        mine: { ...mine, views: listed(mine.views) },
        shared: { ...shared, views: listed(shared.views) },
        first,
      });
    },
  }),
  saveViews: call(CALLS.saveViews, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const saved = await saveViews(deps, editorOf(actor, rights), input);
      if (saved.ok) return saved;
      switch (saved.error.kind) {
        case 'forbidden':
          return failed(
            'forbidden',
            'Only people with the permission to manage strategy can change views for everyone.',
          );
        case 'stale':
          return failed('stale', 'These views were changed meanwhile, perhaps in another tab. Look again, then save.');
        case 'repeated':
          return failed('invalid', `There is already a view called ${saved.error.name}.`, [
            { path: 'name', message: 'is taken; choose another' },
          ]);
      }
    },
  }),
};
