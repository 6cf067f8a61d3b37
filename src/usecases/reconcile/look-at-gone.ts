import type { IssueId } from '../../domain/ids';
import type { Link } from '../../domain/link';
import type { Deps } from '../deps';
import { liveSource } from '../worker/live-work';

/** The linked issues that Jira no longer showed when they were last asked for. */
export const goneIn = (links: readonly Link[]): readonly IssueId[] =>
  links.flatMap((link) => (link.kind === 'issue' && link.gone ? [link.issueId] : []));

/**
 * Looks whether linked issues that Jira no longer showed are to be seen again: the app was let in once more, or a security
 * level was lifted, and no event finds its way to a target by an issue that is not in it. Records those targets.
 */
export async function lookAtGone(deps: Deps): Promise<boolean> {
  const { targets } = await deps.strategy.board();
  const open = targets.map(({ value }) => value.target).filter(({ frozen }) => frozen === null);
  const gone = [...new Set(open.flatMap(({ links }) => goneIn(links)))];
  if (gone.length === 0) return false;
  const { archived } = await deps.rolls.engine();
  const found = await liveSource(deps.source, archived).fetch(gone, []);
  const back = new Set(found.map(({ id }) => id));
  const waiting = open.filter(({ links }) => goneIn(links).some((id) => back.has(id)));
  await deps.work.record(
    waiting.map(({ key }) => ({ kind: 'target', target: key })),
    deps.random.id(),
  );
  return waiting.length > 0;
}
