import { CALLS } from '../contract/calls';
import { ok, unreachable } from '../domain/result';
import { commitRestore, type NotRestored } from '../usecases/restore/commit-restore';
import { previewRestore } from '../usecases/restore/preview-restore';
import { stagedText } from '../usecases/strategy/staged-import';
import { call, failed, type CallTable, type Outcome } from './call';
import { planFailure } from './mistakes';

/** Things of one kind that are named; the rest is told as a number. */
const MAX_NAMED = 200;

const noBackup = failed('not-found', 'This backup is no longer there. Choose it again.');

function notRestored(why: NotRestored): Outcome<never> {
  switch (why) {
    case 'not-found':
      return noBackup;
    case 'not-shown':
      return failed('invalid', 'Look at what would be removed first; nothing else is removed.');
    case 'closed':
      return failed(
        'invalid',
        'A cycle is closed in which something would change. Choose to open it, or leave the backup.',
      );
    case 'no-reason':
      return failed('invalid', 'Say why closed cycles are opened; the audit log keeps it.', [
        { path: 'reason', message: 'is missing' },
      ]);
    case 'busy':
      return failed('stale', 'Another import or restore is under way. Try again when it has ended.');
    default:
      return unreachable(why);
  }
}

/** Putting a backup back is for Jira administrators: it rewrites what everybody sees, and opens closed cycles. */
export const restoreCalls: CallTable<'previewRestore' | 'commitRestore'> = {
  previewRestore: call(CALLS.previewRestore, {
    needs: 'admin',
    async run(deps, { importId, parts }, actor) {
      const staged = await stagedText(deps, actor.accountId, importId, parts);
      if (!staged.ok) return noBackup;
      const preview = await previewRestore(deps, actor.accountId, importId, deps.reader.fromText(staged.value));
      if (!preview.ok) return planFailure(preview.error);
      const { since, sinceCheckIns, items, staying, closed, closedIfRemoved, lost, ...rest } = preview.value;
      const first = <T>(things: readonly T[]): T[] => things.slice(0, MAX_NAMED);
      const all = [since.cycles, since.objectives, since.targets];
      return ok({
        ...rest,
        items: items.map((item) => ({ ...item, changes: [...item.changes] })),
        since: {
          cycles: first(since.cycles),
          objectives: first(since.objectives),
          targets: first(since.targets),
          checkIns: sinceCheckIns,
          more: all.reduce((sum, some) => sum + Math.max(0, some.length - MAX_NAMED), 0),
        },
        staying: first(staying),
        closed: [...closed],
        closedIfRemoved: [...closedIfRemoved],
        lost: first(lost),
        lostMore: Math.max(0, lost.length - MAX_NAMED),
      });
    },
  }),
  commitRestore: call(CALLS.commitRestore, {
    needs: 'admin',
    async run(deps, { importId, parts, ...choice }, actor) {
      const committed = await commitRestore(deps, actor.accountId, importId, parts, choice);
      if (!committed.ok) return notRestored(committed.error);
      const { state } = committed.value;
      return ok({ state: state === 'open' ? 'running' : state });
    },
  }),
};
