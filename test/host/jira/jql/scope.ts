import type { IssueRecord } from '../records';
import type { JiraState } from '../state';
import type { Viewer } from '../viewer';
import type { Problems } from './problems';

/** What a query is compiled against. */
export interface Scope {
  readonly state: JiraState;
  readonly viewer: Viewer;
  readonly nowMs: number;
  readonly problems: Problems;
}

/** Whether an issue matches. */
export type Predicate = (issue: IssueRecord) => boolean;
