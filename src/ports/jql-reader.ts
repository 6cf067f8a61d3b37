/**
 * What a scope depends on that no event of an issue tells of: the clock, sprints and releases, parents that are deleted, or
 * people and other data.
 */
export type Drifting = 'time' | 'sprints' | 'releases' | 'parents' | 'people' | 'other';

/** What can be told of a JQL from its text alone. */
export interface JqlReading {
  /** Keys, names or ids of the only projects it can match; null when it may match anywhere. */
  readonly projects: readonly string[] | null;
  /** Names of the fields it reads, lower case. */
  readonly fields: readonly string[];
  /** What is asked without the order; empty when everything is. */
  readonly where: string;
  /** Empty when the issues it matches change with the issues alone. */
  readonly drifting: readonly Drifting[];
  /** What in it means something else for everybody who asks, as it is written there. */
  readonly asker: readonly string[];
}

export interface JqlReader {
  /** Undefined when the text is no JQL. */
  read(jql: string): JqlReading | undefined;
}
