import type { AccountId, IssueId } from '../domain/ids';
import type { Category } from '../rollup/member';

export interface VisibleIssue {
  readonly id: IssueId;
  readonly key: string;
  readonly summary: string;
  readonly status: string;
  readonly category: Category;
  readonly resolution: string | null;
  /** When it came into that category, in ms; told with numbers, as far as Jira knows it. */
  readonly enteredMs?: number;
  /** Its number fields, where they were asked for. */
  readonly numbers?: Readonly<Record<string, number | null>>;
}

/** In what an issue is like others, the closest first. */
export type KinReason = 'siblings' | 'component' | 'version' | 'label';

/** Some of the issues that share something with one. */
export interface Kin {
  readonly reason: KinReason;
  /** The parent's key, or the name they share. */
  readonly shared: string;
  readonly issues: readonly IssueId[];
}

/** A person's open work, the most recently updated first; `more` when there is more than was asked for. */
export interface OpenWork {
  readonly issues: readonly VisibleIssue[];
  readonly more: boolean;
}

export interface ViewerRights {
  /** Administers Jira. */
  readonly isAdmin: boolean;
  /** Administers Jira, or was granted the permission to manage strategy. */
  readonly mayManage: boolean;
  /** Always false when no issue was asked about. */
  readonly mayEditIssue: boolean;
  readonly mayBrowseIssue: boolean;
}

/** Who is asking, and the ids of their groups; those are undefined where Jira has not told all of them. */
export interface Self {
  readonly accountId: AccountId;
  readonly groups: readonly string[] | undefined;
}

/** Jira as the person asking sees it. Nothing here is ever done with the app's own rights. */
export interface Viewer {
  /** Undefined when the person has no access to Jira. */
  rights(issueId?: IssueId): Promise<ViewerRights | undefined>;
  /** Undefined when the platform has nobody to act as. */
  self(): Promise<Self | undefined>;
  /** Only those the person may see; with these number fields, where some are named. */
  issues(ids: readonly IssueId[], numberFields?: readonly string[]): Promise<readonly VisibleIssue[]>;
  /** Work like an issue, a few of each kind, as the person sees it; undefined when they may not see the issue. */
  kinOf(id: IssueId): Promise<readonly Kin[] | undefined>;
  /** The same by key. One that has moved answers under its new key. */
  issuesByKey(keys: readonly string[]): Promise<readonly VisibleIssue[]>;
  /** About how many issues JQL matches; undefined when Jira does not say. */
  countOf(jql: string): Promise<number | undefined>;
  /** Work that is not done and is assigned to the account, as far as the person asking may see it. At most `most`. */
  openWork(assignee: AccountId, most: number): Promise<OpenWork>;
}
