import type { AccountId, ObjectiveKey } from '../../domain/ids';
import { WorkSourceBusy } from '../../ports/work-source';
import type { OpenWork, VisibleIssue } from '../../ports/viewer';
import type { Deps } from '../deps';
import type { LoadedStrategy } from '../views/strategy-tree';

/** Open work items looked at: what two pages of Jira hold, and more than anybody has in hand. */
export const MAX_OPEN_WORK = 200;
/** Work items named under one objective. */
const NAMED = 5;

const named = (issues: readonly VisibleIssue[]) => issues.slice(0, NAMED).map(({ key, summary }) => ({ key, summary }));

async function openWork(deps: Deps, me: AccountId): Promise<OpenWork | undefined> {
  try {
    return await deps.viewer.openWork(me, MAX_OPEN_WORK);
  } catch (error) {
    // The rest of the page needs no answer from Jira; it says that this part could not be read.
    if (error instanceof WorkSourceBusy) return undefined;
    throw error;
  }
}

/** The objectives a person's open work serves, each piece once under each. Null while Jira cannot say what that work is. */
export async function workServed(deps: Deps, me: AccountId, strategy: LoadedStrategy) {
  const work = await openWork(deps, me);
  if (work === undefined) return null;
  const nodes = await deps.rolls.nodes(work.issues.map(({ id }) => id));
  const objectiveOf = new Map(strategy.targets.map(({ value }) => [value.target.key, value.target.objective]));
  const issuesOf = new Map<ObjectiveKey, VisibleIssue[]>();
  const unaligned: VisibleIssue[] = [];
  for (const issue of work.issues) {
    // What is only aligned serves an objective too; what a link takes out does not.
    const standings = [...(nodes.get(issue.id)?.standings ?? [])];
    const targets = standings.filter(([, { part }]) => part === 'counts' || part === 'aligned').map(([key]) => key);
    const served = new Set(targets.flatMap((target) => objectiveOf.get(target) ?? []));
    if (served.size === 0) unaligned.push(issue);
    for (const key of served) {
      const before = issuesOf.get(key);
      if (before === undefined) issuesOf.set(key, [issue]);
      else before.push(issue);
    }
  }
  return {
    /** In the order of the strategy, not of how much there is. */
    objectives: strategy.objectives.flatMap(({ key, name, level, cycle }) => {
      const issues = issuesOf.get(key);
      return issues === undefined ? [] : [{ key, name, level, cycle, count: issues.length, issues: named(issues) }];
    }),
    unaligned: { count: unaligned.length, issues: named(unaligned) },
    looked: work.issues.length,
    isCut: work.more,
  };
}
