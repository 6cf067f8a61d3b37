import { CALLS } from '../contract/calls';
import { parseIssueId, parseTargetKey, type TargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { alignOnly, previewAlignOnly } from '../usecases/links/align-only';
import { addLink, changeLink, removeLink } from '../usecases/links/edit-links';
import { linkIssue, unlinkIssue } from '../usecases/links/link-issue';
import { tryScope } from '../usecases/links/try-scope';
import { suggestWork } from '../usecases/views/suggest-work';
import { call, failed, type CallTable } from './call';
import { editorOf } from './edit';
import type { LinkError } from '../usecases/links/change-target';
import { linkFailure, unknownTarget } from './mistakes';

const noIssue = failed('not-found', 'This work item does not exist, or you may not see it.');

const alignFailure = (error: LinkError | 'work-of-its-own') =>
  error === 'work-of-its-own'
    ? failed(
        'invalid',
        'No link of this target brings in only work that the others count too. Change its links one by one in its Work tab.',
      )
    : linkFailure(error);

/** Keys of no target are of things that do not exist. */
const othersThan = (key: TargetKey, besides: readonly string[]): readonly TargetKey[] =>
  besides
    .map(parseTargetKey)
    .filter((other) => other !== undefined)
    .filter((other) => other !== key);

/** Links between a target and one issue; on the panel, by people who may edit the issue. */
export const issueLinkCalls: CallTable<'linkIssue' | 'unlinkIssue'> = {
  linkIssue: call(CALLS.linkIssue, {
    needs: 'edit-issue',
    async run(deps, input, actor, rights) {
      const [target, issueId] = [parseTargetKey(input.target), parseIssueId(input.issueId)];
      if (target === undefined) return unknownTarget();
      if (issueId === undefined) return noIssue;
      const linked = await linkIssue(deps, editorOf(actor, rights), { ...input, target, issueId });
      return linked.ok ? linked : linkFailure(linked.error);
    },
  }),
  unlinkIssue: call(CALLS.unlinkIssue, {
    needs: 'edit-issue-or-manage',
    async run(deps, input, actor, rights) {
      const [target, issueId] = [parseTargetKey(input.target), parseIssueId(input.issueId)];
      if (target === undefined) return unknownTarget();
      if (issueId === undefined) return noIssue;
      const unlinked = await unlinkIssue(deps, editorOf(actor, rights), { target, issueId });
      return unlinked.ok ? unlinked : linkFailure(unlinked.error);
    },
  }),
};

/** What a target is linked to; in the drawer. Who may do what depends on the target and the work, so the use case decides. */
export const targetLinkCalls: CallTable<
  'addLink' | 'changeLink' | 'removeLink' | 'previewAlignOnly' | 'alignOnly' | 'tryScope' | 'suggestWork'
> = {
  addLink: call(CALLS.addLink, {
    needs: 'jira',
    async run(deps, { target, work, ...bearing }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      const added = await addLink(deps, editorOf(actor, rights), key, work, bearing);
      if (added.ok) return added;
      return typeof added.error === 'object' ? failed('invalid', added.error.problem) : linkFailure(added.error);
    },
  }),
  changeLink: call(CALLS.changeLink, {
    needs: 'jira',
    async run(deps, { target, no, ...bearing }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      const changed = await changeLink(deps, editorOf(actor, rights), { target: key, no }, bearing);
      return changed.ok ? changed : linkFailure(changed.error);
    },
  }),
  removeLink: call(CALLS.removeLink, {
    needs: 'jira',
    async run(deps, { target, no }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      const removed = await removeLink(deps, editorOf(actor, rights), { target: key, no });
      return removed.ok ? removed : linkFailure(removed.error);
    },
  }),
  previewAlignOnly: call(CALLS.previewAlignOnly, {
    needs: 'jira',
    async run(deps, { target, besides }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      const found = await previewAlignOnly(deps, editorOf(actor, rights), key, othersThan(key, besides));
      return found.ok ? found : linkFailure(found.error);
    },
  }),
  alignOnly: call(CALLS.alignOnly, {
    needs: 'jira',
    async run(deps, { target, besides }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      const aligned = await alignOnly(deps, editorOf(actor, rights), key, othersThan(key, besides));
      if (!aligned.ok) return alignFailure(aligned.error);
      const { links, before, after } = aligned.value;
      return ok({ links: [...links], before, after });
    },
  }),
  // The app asks Jira on the person's behalf; for those who may make a scope of it.
  tryScope: call(CALLS.tryScope, { needs: 'manage', run: async (deps, { jql }) => ok(await tryScope(deps, jql)) }),
  suggestWork: call(CALLS.suggestWork, {
    needs: 'jira',
    async run(deps, input) {
      const key = parseTargetKey(input.target);
      const found = key === undefined ? undefined : await suggestWork(deps, key);
      return found === undefined ? unknownTarget() : ok(found);
    },
  }),
};
