import type { Editor } from '../../domain/access';
import type { AccountId } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import { repeatedName, type FirstView, type SavedView } from '../../domain/saved-view';
import type { ViewOwner } from '../../ports/view-store';
import type { Deps } from '../deps';

/** A person's own views, and those everybody has. */
export async function getViews(deps: Deps, me: AccountId) {
  const [mine, shared] = await Promise.all([deps.views.read(me), deps.views.read('everybody')]);
  return {
    mine: { rev: mine.rev, views: mine.value.views },
    shared: { rev: shared.rev, views: shared.value.views },
    first: mine.value.first,
  };
}

export type ViewsError =
  { readonly kind: 'forbidden' } | { readonly kind: 'stale' } | { readonly kind: 'repeated'; readonly name: string };

interface Saving {
  readonly isShared: boolean;
  readonly rev: number;
  readonly views: readonly SavedView[];
  readonly first: FirstView | null;
}

/** Replaces a list of views whole, for somebody who has seen it at a revision. */
export async function saveViews(
  deps: Deps,
  editor: Editor,
  { isShared, rev, views, first }: Saving,
): Promise<Result<{ readonly rev: number }, ViewsError>> {
  if (isShared && !editor.mayManage) return err({ kind: 'forbidden' });
  const repeated = repeatedName(views);
  if (repeated !== undefined) return err({ kind: 'repeated', name: repeated });
  const owner: ViewOwner = isShared ? 'everybody' : editor.accountId;
  const saved = await deps.views.save(owner, { views, first: isShared ? null : first }, rev);
  return saved.ok ? ok({ rev: rev + 1 }) : err({ kind: 'stale' });
}
