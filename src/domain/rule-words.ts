import type { Finding } from './finding';
import type { ImportPlan } from './strategy-file/import-plan';

const amount = (value: number | null): string => String(Math.round((value ?? 0) * 100) / 100);
const many = (count: number | null, one: string, several: string): string =>
  count === 1 ? one : `${amount(count)} ${several}`;

/** What a plan would make, by its key. */
export const newNames = ({ objectives, targets }: ImportPlan): ReadonlyMap<string, string> =>
  new Map(
    [...objectives, ...targets].flatMap(({ before, after }) =>
      before === undefined ? [[after.key, after.name] as const] : [],
    ),
  );

/**
 * Why a rule that is required here stands against something, and what to do about it. What would be `made` is called by its
 * name: nobody has seen its key, and nothing will have it.
 */
export function ruleText(
  { rule, objectives, targets, found, limit }: Finding,
  made: ReadonlyMap<string, string> = new Map(),
): string {
  const called = (key: string): string => (made.has(key) ? `“${made.get(key) ?? ''}”` : key);
  const keys = [...objectives, ...targets].map(called).join(', ');
  switch (rule) {
    case 'priority-count':
      return found !== null && limit !== null && found > limit
        ? `Then ${amount(found)} objectives would be active at the top; at most ${amount(limit)} are allowed here. Keep it as a draft, or close or merge one first.`
        : `Then only ${many(found, 'one objective', 'objectives')} would be active at the top; at least ${amount(limit)} are asked for here. Add another one first.`;
    case 'too-deep':
      return `${keys} would be on level ${amount(found)}; at most ${amount(limit)} levels are allowed here. Let it count towards something higher up.`;
    case 'too-many-targets':
      return `The owner of ${keys} would own ${amount(found)} active targets; at most ${amount(limit)} are allowed here. Choose another owner, or hand one of them over.`;
    case 'no-owner':
      return `A target needs an owner here (${keys}). Choose one person who can be asked about it.`;
    case 'objective-owner':
      return `An objective needs an owner here (${keys}). Choose one person who can be asked about it.`;
    case 'owner-left':
      return `The owner of ${keys} has left or is not known to Jira. Choose somebody who is there.`;
    case 'no-measurable-target':
      return `The translation deadline has passed, and nothing owned and measurable is under ${keys}. Add such a target, or keep it as a draft until there is one.`;
    case 'lost-links':
      return `${keys} would have links to work that Jira no longer shows, or scopes that it refuses. Take them off, or link what took their place.`;
    case 'orphan':
      return `${keys} would count towards nothing. Choose the objective above it, or make it a top-level one.`;
    case 'weights':
      return limit === null
        ? `Everything under ${keys} would weigh 0, so it would have no progress. Give at least one part a weight.`
        : `The weights under ${keys} would add up to ${amount(found)} instead of ${amount(limit)}. Correct one of them, or give all the same.`;
    case 'competing-targets':
      return `${keys} would count the same work. Link it where it belongs, or make them one target.`;
    case 'outside-cycle':
      return `${keys} would not start and end within its cycle, as an operational target does. Move its dates, or make it strategic.`;
    case 'goal-is-baseline':
      return `Goal and baseline of ${keys} would be the same, so no progress could be told. Change one of them.`;
    case 'unknown-perspective':
      return `${keys} would be sorted under a perspective that this site does not have. Choose one of its own, or none.`;
  }
}
