import { bearingOf, contributionOf, roleOf } from '../../domain/link-role';
import type { StoredTarget } from '../../ports/strategy-store';

/** An entry of a strategy file, not read yet. */
export type Entry = Readonly<Record<string, unknown>>;

/** A strategy file of these entries. */
export const fileOf = (parts: Readonly<Record<string, readonly Entry[]>>): Entry => ({
  format: 'throughline.strategy',
  version: 1,
  ...parts,
});

/** What a commit, a close or an answer leaves behind is never a person's to write; a copy of what was read may still name it. */
const NEVER_WRITTEN = ['state', 'committedAt', 'closedAt', 'baselineScope', 'frozen', 'turned', 'affirmed'];
export const ownWords = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !NEVER_WRITTEN.includes(name)));

/** A target's links as a file lists them, so that saving its definition leaves them as they are. */
export const linkEntries = ({ value }: StoredTarget): Entry[] =>
  value.target.links.map((link) => ({
    target: value.target.key,
    ...(link.kind === 'issue' ? { issue: link.key } : { jql: link.jql }),
    below: link.below,
    ...bearingOf(roleOf(link), contributionOf(link)),
  }));
