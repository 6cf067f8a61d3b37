import type { Impediment } from '../../domain/check-in';
import type { Deps } from '../deps';

/** What an impediment says to one person: the work item behind it with its title, or only that there is one. */
type SightedImpediment<T extends Impediment> = Omit<T, 'issue'> & {
  readonly issue?: string;
  readonly summary?: string;
};

/** Impediments as one person may read them. */
export type Sighted = <T extends Impediment>(impediment: T) => SightedImpediment<T>;

/** For where only their number matters: no work item is named. */
export const unsighted: Sighted = ({ issue: _unseen, ...impediment }) => impediment;

/**
 * A work item that is in the way is named to those who may see it. One that has moved answers under another key; while
 * every item that was asked for is visible, so is the one under its old key.
 */
export async function sightedImpediments(deps: Deps, impediments: readonly Impediment[]): Promise<Sighted> {
  const keys = [...new Set(impediments.flatMap(({ issue }) => issue ?? []))];
  const found = keys.length === 0 ? [] : await deps.viewer.issuesByKey(keys);
  const summaries = new Map(found.map(({ key, summary }) => [key, summary]));
  const isAllVisible = found.length === keys.length;
  return ({ issue, ...impediment }) => {
    if (issue === undefined) return impediment;
    const summary = summaries.get(issue);
    if (summary !== undefined) return { ...impediment, issue, summary };
    return isAllVisible ? { ...impediment, issue } : impediment;
  };
}
