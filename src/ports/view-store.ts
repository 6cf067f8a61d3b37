import type { AccountId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { ViewList } from '../domain/saved-view';
import type { Stored } from './strategy-store';

/** Whose views: one person's, or everybody's. */
export type ViewOwner = AccountId | 'everybody';

/** The views people keep. A list is read and written whole; nobody's list is ever read for somebody else. */
export interface ViewStore {
  /** An empty list at revision 0 where there is none. */
  read(owner: ViewOwner): Promise<Stored<ViewList>>;
  /** `stale` when the list changed since it was read. */
  save(owner: ViewOwner, list: ViewList, rev: number): Promise<Result<void, 'stale'>>;
}
