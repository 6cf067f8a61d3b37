import type { Call } from '../router';
import type { JiraState, Transaction } from '../state';
import type { Viewer } from '../viewer';

/** Everything a change works with: what it may see, where it is staged, who causes it and when. */
export interface ChangeContext {
  readonly state: JiraState;
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly cause: { readonly accountId: string | null; readonly atMs: number };
}

/** A new change on behalf of the caller. */
export const beginChange = (call: Call): ChangeContext => ({
  state: call.state,
  tx: call.state.begin(call.outbox),
  viewer: call.viewer,
  cause: { accountId: call.viewer.accountId, atMs: call.clock.nowMs() },
});
