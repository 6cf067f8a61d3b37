import { CALLS } from '../contract/calls';
import { parseIssueId, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { explainIssue } from '../usecases/views/explain-issue';
import { suggestTargets } from '../usecases/views/suggest-targets';
import { call, failed, type CallTable } from './call';
import { editorOf } from './edit';

const nothingThere = failed('not-found', 'This work item or target does not exist, or you may not see it.');

/** Why a number is what it is, issue by issue; on the panel and in the drawer. */
export const explainCalls: CallTable<'explainIssue'> = {
  explainIssue: call(CALLS.explainIssue, {
    needs: 'browse-issue',
    async run(deps, input, actor, rights) {
      const [target, issueId] = [parseTargetKey(input.target), parseIssueId(input.issueId)];
      if (target === undefined || issueId === undefined) return nothingThere;
      const found = await explainIssue(deps, editorOf(actor, rights), target, issueId);
      return found === undefined ? nothingThere : ok(found);
    },
  }),
};

/** What else an issue could serve; on the panel. */
export const suggestCalls: CallTable<'suggestTargets'> = {
  suggestTargets: call(CALLS.suggestTargets, {
    needs: 'browse-issue',
    async run(deps, input) {
      const issueId = parseIssueId(input.issueId);
      const found = issueId === undefined ? undefined : await suggestTargets(deps, issueId);
      return found === undefined ? nothingThere : ok(found);
    },
  }),
};
