import { CALLS } from '../contract/calls';
import { TARGET_SEARCH_PAGE } from '../contract/limits';
import { parseIssueId, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { refreshTarget } from '../usecases/links/refresh-target';
import { getAlignment, searchTargets } from '../usecases/views/alignment';
import { call, failed, type CallTable } from './call';
import { checkInCalls } from './check-ins';
import { explainCalls, suggestCalls } from './explain';
import { issueLinkCalls } from './links';
import { mendCalls } from './sight';
import { linkFailure, unknownTarget } from './mistakes';

const noIssue = failed('not-found', 'This work item does not exist, or you may not see it.');

/** Recomputing is open to everyone who may read the number. */
export const refresh = call(CALLS.refreshTarget, {
  needs: 'jira',
  async run(deps, input) {
    const key = parseTargetKey(input.target);
    if (key === undefined) return unknownTarget();
    const queued = await refreshTarget(deps, key);
    return queued.ok ? queued : linkFailure(queued.error);
  },
});

/** Calls of the issue panel. */
export const alignmentCalls: CallTable<
  | 'getAlignment'
  | 'explainIssue'
  | 'suggestTargets'
  | 'searchTargets'
  | 'linkIssue'
  | 'unlinkIssue'
  | 'refreshTarget'
  | 'getCheckIns'
  | 'recordCheckIn'
  | 'resolveImpediment'
  | 'mendGlass'
> = {
  ...mendCalls,
  ...explainCalls,
  ...suggestCalls,
  ...issueLinkCalls,
  getAlignment: call(CALLS.getAlignment, {
    needs: 'browse-issue',
    async run(deps, input, actor, rights) {
      const issueId = parseIssueId(input.issueId);
      const found = issueId === undefined ? undefined : await getAlignment(deps, issueId, actor.accountId, rights);
      return found === undefined ? noIssue : ok(found);
    },
  }),
  searchTargets: call(CALLS.searchTargets, {
    needs: 'jira',
    async run(deps, input) {
      return ok(await searchTargets(deps, input.text, parseIssueId(input.issueId ?? ''), TARGET_SEARCH_PAGE));
    },
  }),
  refreshTarget: refresh,
  getCheckIns: checkInCalls.getCheckIns,
  recordCheckIn: checkInCalls.recordCheckIn,
  resolveImpediment: checkInCalls.resolveImpediment,
};
