import type { Finding } from './finding';
import type { HealthRule } from './health-rule';
import type { Mistake } from './mistake';

/** What a rule counts as one and the same breach, and how far it goes. */
interface Breach {
  readonly id: string;
  readonly extent: number;
}

const pairsOf = (keys: readonly string[]): readonly string[] =>
  keys.flatMap((a, index) => keys.slice(index + 1).map((b) => [a, b].sort().join(' ')));

function breachesOf(found: Finding): readonly Breach[] {
  const { rule, objectives, targets, account, found: number, limit } = found;
  const one = (id: string, extent = 1): Breach => ({ id: `${rule} ${id}`, extent });
  switch (rule) {
    case 'priority-count':
      return [one(number !== null && limit !== null && number > limit ? 'many' : 'few', number ?? 0)];
    case 'too-many-targets':
      return [one(account ?? '', number ?? 0)];
    case 'too-deep':
      return objectives.map((key) => one(key, number ?? 0));
    case 'lost-links':
      return targets.map((key) => one(key, number ?? 0));
    case 'competing-targets':
      return pairsOf(targets).map((pair) => one(pair));
    case 'no-owner':
    case 'objective-owner':
    case 'owner-left':
    case 'no-measurable-target':
    case 'orphan':
    case 'weights':
    case 'outside-cycle':
    case 'goal-is-baseline':
    case 'unknown-perspective':
      return [...objectives, ...targets].map((key) => one(key));
  }
}

const fewPriorities = (findings: readonly Finding[]): number | undefined =>
  findings.find(
    ({ rule, found, limit }) => rule === 'priority-count' && found !== null && limit !== null && found < limit,
  )?.found ?? undefined;

/**
 * Findings after an edit that were not there before it, or go further than before. What was already broken stands against
 * no edit. A strategy begins with one priority: there are too few only when one is taken away.
 */
export function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  priorities: { readonly before: number; readonly after: number },
): readonly Finding[] {
  const known = new Map<string, number>();
  for (const { id, extent } of before.flatMap(breachesOf)) known.set(id, Math.max(extent, known.get(id) ?? 0));
  const few = fewPriorities(after);
  return after.filter((one) => {
    if (one.rule === 'priority-count' && few !== undefined) return priorities.after < priorities.before;
    return breachesOf(one).some(({ id, extent }) => extent > (known.get(id) ?? 0));
  });
}

/** The field of an entry that a rule is about. */
const RULE_FIELD = {
  'priority-count': 'status',
  'too-deep': 'parent',
  'too-many-targets': 'owner',
  'no-owner': 'owner',
  'objective-owner': 'owner',
  'owner-left': 'owner',
  'no-measurable-target': 'status',
  'lost-links': 'links',
  orphan: 'parent',
  weights: 'weight',
  'competing-targets': 'links',
  'outside-cycle': 'due',
  'goal-is-baseline': 'goal',
  'unknown-perspective': 'perspective',
} as const satisfies Record<HealthRule, string>;

/** Where in the form of an edited entry a finding is said: at its field, unless it is about targets below an objective. */
export function placeOf(found: Finding, kind: 'objective' | 'target'): Pick<Mistake, 'path' | 'account'> {
  const isBelow = kind === 'objective' && found.objectives.length === 0 && found.targets.length > 0;
  if (!isBelow) return { path: RULE_FIELD[found.rule] };
  return found.account === null ? { path: '' } : { path: '', account: found.account };
}
