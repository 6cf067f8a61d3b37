import { useCallback } from 'react';
import type { TreeChoice } from '../../../../src/contract/tree-choice';
import type { SavedViewView } from '../../../../src/contract/view-calls';
import { call } from '../../../bridge/call';
import { useAction, useCall, useReload } from '../../../bridge/use-call';

/** A view and whose it is. */
export interface NamedView extends SavedViewView {
  readonly isShared: boolean;
}

/** Puts a view back that was removed; whatever was kept since stays. */
export async function putBack({ isShared, ...view }: NamedView): Promise<void> {
  const now = await call('getViews', {});
  const { rev, views } = isShared ? now.shared : now.mine;
  if (views.some(({ name }) => name === view.name)) return;
  await call('saveViews', { isShared, rev, views: [...views, view], first: isShared ? null : now.first });
}

/** The views of the person and of everybody, and what can be done with them. */
export interface Views {
  readonly mine: readonly SavedViewView[];
  readonly shared: readonly SavedViewView[];
  readonly first: NamedView | null;
  readonly isLoaded: boolean;
  readonly isSaving: boolean;
  readonly failure: Error | null;
  isFirst(view: NamedView): boolean;
  /** Keeps what is shown under a name; one of the same name is replaced. */
  keep(name: string, isShared: boolean, choice: TreeChoice, then: () => void): void;
  remove(view: NamedView, then: () => void): void;
  rename(view: NamedView, name: string, then: () => void): void;
  /** The tree opens with it from now on; null for the way it comes. */
  openWith(view: NamedView | null, then: () => void): void;
}

const isNamed = (name: string) => (view: SavedViewView) => view.name.toLowerCase() === name.toLowerCase();

/** Reads the views people keep, once the tree is looked at, and changes them. */
export function useViews(): Views {
  const views = useCall('getViews', {});
  const save = useAction('saveViews');
  const reload = useReload();
  const { data } = views;
  const mine = data?.mine.views ?? [];
  const shared = data?.shared.views ?? [];
  const firstNamed = data?.first ?? null;
  const { mutate } = save;
  const write = useCallback(
    (isShared: boolean, list: readonly SavedViewView[], first: NonNullable<typeof data>['first'], then: () => void) => {
      if (data === undefined) return;
      const { rev } = isShared ? data.shared : data.mine;
      mutate(
        { isShared, rev, views: [...list], first: isShared ? null : first },
        {
          onSuccess: then,
          // A list that was changed elsewhere is shown as it is now.
          onSettled: () => void reload('getViews'),
        },
      );
    },
    [data, mutate, reload],
  );
  const listOf = (isShared: boolean): readonly SavedViewView[] => (isShared ? shared : mine);
  const isFirst = ({ isShared, name }: NamedView): boolean =>
    firstNamed !== null && firstNamed.isShared === isShared && firstNamed.name === name;
  const first =
    firstNamed === null ? undefined : listOf(firstNamed.isShared).find(({ name }) => name === firstNamed.name);
  return {
    mine,
    shared,
    first: first === undefined || firstNamed === null ? null : { ...first, isShared: firstNamed.isShared },
    isLoaded: data !== undefined,
    isSaving: save.isPending,
    failure: save.error,
    isFirst,
    keep: (name, isShared, choice, then) => {
      const list = listOf(isShared);
      const isThere = list.some(isNamed(name));
      const view = { name, choice };
      write(
        isShared,
        isThere ? list.map((one) => (isNamed(name)(one) ? view : one)) : [...list, view],
        firstNamed,
        then,
      );
    },
    remove: (view, then) =>
      write(
        view.isShared,
        listOf(view.isShared).filter(({ name }) => name !== view.name),
        isFirst(view) ? null : firstNamed,
        then,
      ),
    rename: (view, name, then) =>
      write(
        view.isShared,
        listOf(view.isShared).map((one) => (one.name === view.name ? { ...one, name } : one)),
        isFirst(view) ? { isShared: view.isShared, name } : firstNamed,
        then,
      ),
    openWith: (view, then) =>
      write(false, mine, view === null ? null : { isShared: view.isShared, name: view.name }, then),
  };
}
