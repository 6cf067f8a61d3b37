import { z } from 'zod';
import { bearingOf, LINK_ROLES, type LinkRole } from '../../domain/link-role';
import { contribution, issueKey, targetKey, title } from './fields';
import { FILE_SIZES } from './sizes';

/** What a link of a strategy file may hold. */

const jql = title(FILE_SIZES.jql);

/** A link counts whole unless its entry says otherwise. */
const bearing = { role: z.enum(LINK_ROLES).default('counts'), weight: contribution.default(1) };

/** What does not count has no weight to count with. */
function readBearing(read: z.core.ParsePayload<{ readonly role: LinkRole; readonly weight: number }>): void {
  const { role, weight } = read.value;
  if (role === 'counts' || weight === 1) return;
  const message = 'A link that does not count has no weight; leave weight out, or let the link count.';
  read.issues.push({ code: 'custom', input: weight, path: ['weight'], message });
}

export const issueLinkEntry = z
  .strictObject({
    target: targetKey,
    issue: issueKey,
    below: z.boolean().default(true),
    ...bearing,
    /** An export says so of issues that are gone. */
    deleted: z.boolean().optional(),
  })
  .check(readBearing)
  .transform(({ deleted: _exported, role, weight, ...link }) => ({
    kind: 'issue' as const,
    ...link,
    ...bearingOf(role, weight),
  }));

export const jqlLinkEntry = z
  .strictObject({ target: targetKey, jql, below: z.boolean().default(false), ...bearing })
  .check(readBearing)
  .transform(({ role, weight, ...link }) => ({ kind: 'jql' as const, ...link, ...bearingOf(role, weight) }));

/** A link that does not say whether it is an issue or a scope; read for its other mistakes. */
export const undecidedLinkEntry = z.strictObject({
  target: targetKey,
  issue: issueKey.optional(),
  jql: jql.optional(),
  below: z.boolean().optional(),
  ...bearing,
  deleted: z.boolean().optional(),
});
