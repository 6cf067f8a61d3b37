import type { BusyWith } from '../domain/busy-with';
import type { Day, IssueId, ProjectId } from '../domain/ids';
import type { IssuePast } from '../rollup/issue-past';
import type { Category } from '../rollup/member';

/** What Jira says of an issue, as far as numbers need it. */
export interface IssueFacts {
  readonly id: IssueId;
  readonly key: string;
  readonly parent: IssueId | null;
  readonly project: ProjectId;
  /** Key and name of the project, where Jira was asked just now. */
  readonly projectNames?: readonly string[];
  /** Level of the issue type: below 0 is a sub-task, which has no children. */
  readonly level: number;
  /** There when Jira was asked just now and nothing is under it. */
  readonly isChildless?: true;
  /** The sub-tasks under it, where Jira was asked just now and there are any. */
  readonly subtasks?: readonly IssueId[];
  readonly category: Category;
  /** The id of its status. */
  readonly status: string;
  readonly resolution: string | null;
  /** The number fields that were asked for. */
  readonly numbers: Readonly<Record<string, number | null>>;
  readonly created: Day | null;
  readonly resolved: Day | null;
}

/** Jira could not answer now. `retryAfterSeconds` is the least time to wait. */
export class WorkSourceBusy extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    readonly reason: BusyWith = 'jira',
  ) {
    super(message);
    this.name = 'WorkSourceBusy';
  }
}

/** Jira says that issues are there and does not load them, however often it is asked. */
export class IssuesLeftOut extends Error {
  constructor(call: string) {
    super(`${call} leaves out issues that are there`);
    this.name = 'IssuesLeftOut';
  }
}

export interface FoundIssues {
  readonly issues: readonly IssueFacts[];
  /** False when Jira warned that it cut the answer short. */
  readonly complete: boolean;
}

/** One page of a search. */
export interface FoundPage extends FoundIssues {
  /** Leads to the next page, for some days; undefined on the last. */
  readonly next: string | undefined;
}

/** Jira refused the JQL; the message is Jira's. */
export interface RejectedJql {
  readonly message: string;
}

export interface UpdatedIssue {
  readonly id: IssueId;
  readonly updatedMs: number;
}

export interface SeenProject {
  readonly id: ProjectId;
  readonly key: string;
  readonly isArchived: boolean;
}

/** The work as the app sees it. Every list is read to its end. Throws `WorkSourceBusy` when Jira asks to wait. */
export interface WorkSource {
  /** Throws `WorkSourceBusy` when nothing may be asked now, before anything is made ready for asking. */
  admit(): void;
  /** Strongly consistent. Issues that do not exist or cannot be seen are left out. Throws `IssuesLeftOut`. */
  fetch(idsOrKeys: readonly string[], numberFields: readonly string[]): Promise<readonly IssueFacts[]>;
  search(jql: string, numberFields: readonly string[]): Promise<FoundIssues | RejectedJql>;
  /** One page of the same; Jira also refuses a page it no longer knows. */
  searchPage(jql: string, numberFields: readonly string[], page?: string): Promise<FoundPage | RejectedJql>;
  /** Children that are `known` by their parent are left out as far as Jira lets them be. */
  childrenOf(
    parents: readonly IssueId[],
    numberFields: readonly string[],
    known?: ReadonlyMap<IssueId, readonly IssueId[]>,
  ): Promise<FoundIssues>;
  /** For each JQL, in order, the given issues that it matches now; or Jira's refusal. */
  match(ids: readonly IssueId[], jqls: readonly string[]): Promise<ReadonlyArray<ReadonlySet<IssueId> | RejectedJql>>;
  /** For each JQL, in order: undefined when Jira accepts it. One request, however many there are. */
  validate(jqls: readonly string[]): Promise<ReadonlyArray<RejectedJql | undefined>>;
  /** Ids of the projects the keys, names or ids stand for; undefined when one is not known. */
  projectIds(names: readonly string[]): Promise<readonly ProjectId[] | undefined>;
  /** Every project that the app sees. */
  projects(): Promise<readonly SeenProject[]>;
  numberFields(): Promise<ReadonlyArray<{ readonly id: string; readonly name: string; readonly isPoints: boolean }>>;
  /** The names of all other fields by their ids: those that hold no number. */
  otherFields(): Promise<ReadonlyMap<string, string>>;
  resolutions(): Promise<readonly string[]>;
  /** The level of every issue type that projects share, by its id. Those of one project alone stay on theirs. */
  levels(): Promise<ReadonlyMap<string, number>>;
  /** Changes when a status is added, removed or moved to another category. */
  statusFingerprint(): Promise<string>;
  /** Today's category of every status, by its id. */
  statusCategories(): Promise<ReadonlyMap<string, Category>>;
  /**
   * What the changelog tells of the issues: status, resolution, parent and the number fields. An issue that never
   * changed, or cannot be seen, has an empty past. Throws `WorkSourceBusy` when Jira asks to wait.
   */
  pasts(
    ids: readonly IssueId[],
    numberFields: readonly string[],
    categories: ReadonlyMap<string, Category>,
  ): Promise<ReadonlyMap<IssueId, IssuePast>>;
  /** Issues that last changed so many minutes ago; in every project when none are named. */
  updatedBetween(
    projects: readonly ProjectId[] | null,
    fromMinutesAgo: number,
    toMinutesAgo: number,
  ): Promise<readonly UpdatedIssue[]>;
}
