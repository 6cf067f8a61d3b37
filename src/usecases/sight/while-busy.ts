import type { AccountId } from '../../domain/ids';
import { IssuesLeftOut, WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';

const HOUR_MS = 3_600_000;
/** For how long Jira's word that a person has access stands in for one that it cannot give. */
const LASTS_MS = 24 * HOUR_MS;
/** A word of today is not written down again with every page that is opened. */
const NOTED_ANEW_MS = 12 * HOUR_MS;

export const isJiraBusy = (error: unknown): boolean =>
  error instanceof IssuesLeftOut || (error instanceof WorkSourceBusy && error.reason !== 'storage');

/**
 * Keeps that Jira let this person in. While a quota is used up Jira answers nothing for up to an hour, not even who may see
 * what; the strategy is kept by the app, so whoever was let in within a day goes on reading it, with no right to change
 * anything, as a member of no group, and without the names of work items. Everybody else waits for Jira.
 */
export async function noteAccess({ access, clock, log }: Deps, accountId: AccountId): Promise<void> {
  try {
    const last = await access.lastMs(accountId);
    if (last === undefined || clock.nowMs() - last >= NOTED_ANEW_MS) await access.note(accountId, clock.nowMs());
  } catch {
    // The page that is being opened does not fail for it.
    log.error('access-not-kept', {});
  }
}

export async function hadAccess({ access, clock }: Deps, accountId: AccountId): Promise<boolean> {
  const last = await access.lastMs(accountId);
  return last !== undefined && clock.nowMs() - last < LASTS_MS;
}

/** The same without what only Jira knows: names of work are left out, as where somebody may not see it. */
export const namingNoWork = (deps: Deps): Deps => ({
  ...deps,
  viewer: { ...deps.viewer, issues: async () => Promise.resolve([]), issuesByKey: async () => Promise.resolve([]) },
});

/** The same, asking Jira nothing of the person either. */
export const askingNothing = (deps: Deps, accountId: AccountId): Deps => {
  const quiet = namingNoWork(deps);
  const self = { accountId, groups: [] };
  return {
    ...quiet,
    viewer: { ...quiet.viewer, self: async () => Promise.resolve(self) },
    groups: { of: async () => Promise.resolve([]) },
  };
};
