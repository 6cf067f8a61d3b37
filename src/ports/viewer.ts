import type { IssueId } from '../domain/ids';
import type { Category } from '../rollup/member';

export interface VisibleIssue {
  readonly id: IssueId;
  readonly key: string;
  readonly summary: string;
  readonly status: string;
  readonly category: Category;
  readonly resolution: string | null;
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

/** Jira as the person asking sees it. Nothing here is ever done with the app's own rights. */
export interface Viewer {
  /** Undefined when the person has no access to Jira. */
  rights(issueId?: IssueId): Promise<ViewerRights | undefined>;
  /** Only those the person may see. */
  issues(ids: readonly IssueId[]): Promise<readonly VisibleIssue[]>;
}
