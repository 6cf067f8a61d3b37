export const LINK_ROLES = ['counts', 'excludes', 'aligned'] as const;
/**
 * What a link does to its target's number. `counts` brings work into the scope, `excludes` takes it out whichever other
 * link reaches it, and `aligned` only says that it serves the target: it stands in no sum and in no scope.
 */
export type LinkRole = (typeof LINK_ROLES)[number];

/** The least and the most that one link may make of its work; half is 0.5. */
export const LINK_WEIGHTS = { least: 0.01, most: 100 } as const;

/** How a link bears on its target, as it is kept: what most links are is left out. */
export interface LinkBearing {
  /** Left out where the link counts. */
  readonly role?: Exclude<LinkRole, 'counts'>;
  /** What each piece of its work counts, where that is not one; only a link that counts has it. */
  readonly weight?: number;
}

export const roleOf = ({ role }: LinkBearing): LinkRole => role ?? 'counts';
export const contributionOf = ({ role, weight }: LinkBearing): number =>
  role === undefined && weight !== undefined ? weight : 1;

/** The one way to write a role and a weight down, so that equal links are equal records. */
export function bearingOf(role: LinkRole, weight: number): LinkBearing {
  if (role !== 'counts') return { role };
  return weight === 1 ? {} : { weight };
}

const ROLE_RANK: Readonly<Record<LinkRole, number>> = { aligned: 0, counts: 1, excludes: 2 };

/** Of two things said of one link the one that says more: what takes out, then what counts the most. */
export function strongerBearing(a: LinkBearing, b: LinkBearing): LinkBearing {
  const byRole = ROLE_RANK[roleOf(a)] - ROLE_RANK[roleOf(b)];
  const isFirst = byRole > 0 || (byRole === 0 && contributionOf(a) >= contributionOf(b));
  return isFirst ? bearingOf(roleOf(a), contributionOf(a)) : bearingOf(roleOf(b), contributionOf(b));
}
