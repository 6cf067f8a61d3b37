import type { IssueId, TargetKey } from '../domain/ids';
import type { IssueFacts } from './work-source';

/** Something that a reading of several targets has found out. Told again, it adds to what was told before. */
export type Finding =
  | { readonly kind: 'issues'; readonly issues: readonly IssueFacts[] }
  /** Issues that a scope matches. */
  | { readonly kind: 'scope'; readonly jql: string; readonly ids: readonly IssueId[] }
  /** Parents all of whose children are among the issues. */
  | { readonly kind: 'children'; readonly parents: readonly IssueId[] }
  /** Issues that Jira was asked for by id and did not show. */
  | { readonly kind: 'absent'; readonly ids: readonly IssueId[] }
  /** How far a search has come. */
  | { readonly kind: 'search'; readonly jql: string; readonly next: string; readonly ids: readonly IssueId[] };

export interface KeptReading {
  readonly startedAtMs: number;
  /** The targets it is for. */
  readonly targets: readonly TargetKey[];
  readonly numberFields: readonly string[];
}

/** Where a reading is kept that did not come to its end in one round. Only the worker writes here. */
export interface ReadingStore {
  head(): Promise<KeptReading | undefined>;
  findings(): Promise<readonly Finding[]>;
  /** Adds to the reading, or begins it. */
  keep(head: KeptReading, findings: readonly Finding[]): Promise<void>;
  drop(): Promise<void>;
}
