import type { ProjectId } from './ids';

/** The only projects that a JQL scope can match in. */
export interface ScopeProjects {
  /** As Jira knew them when the scope was last read: a former key, too, leads to the project that had it. */
  readonly ids: readonly ProjectId[];
  /** As the JQL writes them, lower case: a project that was renamed or made since may be meant by them now. */
  readonly names: readonly string[];
}

/** Where an issue is, by everything that JQL may call its project. */
export interface Place {
  readonly project: ProjectId;
  /** Its key and its name; left out where they were not read. */
  readonly projectNames?: readonly string[];
}

/** Text of which everybody has the same opinion whether it is equal to another but for its case. */
const PLAIN = /^[ !#-[\]-~]*$/;
const asCompared = (name: string): string => name.trim().toLowerCase();

/** Undefined where it takes Jira to say which projects are meant. */
export const scopeProjects = (
  written: readonly string[],
  ids: readonly ProjectId[] | undefined,
): ScopeProjects | undefined =>
  ids !== undefined && written.every((name) => PLAIN.test(name)) ? { ids, names: written.map(asCompared) } : undefined;

/** Whether the scope may match an issue in this place. False only when it is certain that it does not. */
export function mayMatchIn(scope: ScopeProjects | undefined, { project, projectNames }: Place): boolean {
  if (scope === undefined || projectNames === undefined) return true;
  const called = [project, ...projectNames];
  if (scope.ids.includes(project) || !called.every((name) => PLAIN.test(name))) return true;
  return called.some((name) => scope.names.includes(asCompared(name)));
}
