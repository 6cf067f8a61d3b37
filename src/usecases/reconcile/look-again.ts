import type { IssueId } from '../../domain/ids';
import type { Deps } from '../deps';

/** Issues that Jira did not show are looked at once more with the next slice; those that are still missing then are gone. */
export async function lookAgainAt(deps: Pick<Deps, 'checks'>, missing: readonly IssueId[]): Promise<void> {
  if (missing.length === 0) return;
  const state = await deps.checks.slice();
  await deps.checks.saveSlice({ ...state, again: [...new Set([...state.again, ...missing])] });
}
