import type { Json } from '../kernel';

/** What Jira of the local site keeps. Instants are epoch milliseconds; ids are Jira's, as strings. */

export type CategoryKey = 'new' | 'indeterminate' | 'done' | 'undefined';

export interface IssueRef {
  readonly id: string;
  readonly key: string;
}

export interface IssueRecord extends IssueRef {
  readonly projectId: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly summary: string;
  /** Atlassian Document Format, or null. */
  readonly description: Json;
  /** May name an issue that is not on the site: then nobody sees more of it than this. */
  readonly parent: IssueRef | null;
  /** Its parent until the hierarchy of issue types became one in which that cannot be its parent. */
  readonly formerParent?: IssueRef;
  readonly resolutionId: string | null;
  readonly resolved: number | null;
  readonly created: number;
  readonly updated: number;
  readonly statusCategoryChanged: number;
  readonly priorityId: string | null;
  readonly labels: readonly string[];
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly affectedVersionIds: readonly string[];
  readonly sprintIds: readonly string[];
  readonly assignee: string | null;
  readonly reporter: string | null;
  readonly creator: string | null;
  /** A calendar day. */
  readonly due: string | null;
  /** Seconds. */
  readonly originalEstimate: number | null;
  /** Other custom fields by id; absent means empty. */
  readonly custom: Readonly<Record<string, Json>>;
}

export interface ProjectRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly teamManaged: boolean;
  readonly lead: string | null;
  readonly workflowId: string;
  readonly typeIds: readonly string[];
  readonly state: 'live' | 'archived' | 'deleted';
  readonly lastNumber: number;
}

export interface StatusRecord {
  readonly id: string;
  readonly name: string;
  readonly category: CategoryKey;
  /** Set on the statuses of a team-managed project. */
  readonly projectId?: string;
}

export interface IssueTypeRecord {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly projectId?: string;
}

/** Every status reaches every other by one transition. */
export interface WorkflowRecord {
  readonly id: string;
  readonly name: string;
  readonly initialStatusId: string;
  readonly statusIds: readonly string[];
}

export interface VersionRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description?: string;
  readonly archived: boolean;
  readonly released: boolean;
  readonly startDate?: string;
  readonly releaseDate?: string;
}

export interface ComponentRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description?: string;
  readonly lead?: string;
}

export interface SprintRecord {
  readonly id: string;
  readonly boardId: string;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly goal?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly completeDate?: string;
}

export interface BoardRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: 'scrum' | 'kanban' | 'simple';
  readonly projectId: string;
  readonly estimationFieldId: string | null;
}

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

export interface FieldRecord {
  readonly id: string;
  readonly name: string;
  readonly type: 'number' | 'string' | 'date' | 'datetime' | 'array' | 'option' | 'any';
  readonly items?: string;
  /** The field type's key, e.g. `com.atlassian.jira.plugin.system.customfieldtypes:float`. */
  readonly custom: string;
}

export interface LinkTypeRecord extends NamedRecord {
  readonly inward: string;
  readonly outward: string;
}

/** The source shows the type's outward text, the destination its inward text. */
export interface LinkRecord {
  readonly id: string;
  readonly typeId: string;
  readonly sourceId: string;
  readonly destinationId: string;
}

export interface ChangeItem {
  readonly field: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly fieldId?: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

export interface HistoryRecord {
  readonly id: string;
  readonly issueId: string;
  readonly author: string | null;
  readonly created: number;
  readonly items: readonly ChangeItem[];
}

export interface PropertyRecord {
  readonly issueId: string;
  readonly key: string;
  readonly value: Json;
}

/** Hides the named issues from everyone but the listed accounts. Issues are named by id or key. */
export interface SecurityRecord {
  readonly id: string;
  readonly level: string;
  readonly issues: readonly string[];
  readonly accounts: readonly string[];
}

export interface TaskRecord {
  readonly id: string;
  readonly submittedBy: string | null;
  readonly created: number;
  readonly done: readonly string[];
  readonly failed: Readonly<Record<string, readonly string[]>>;
  readonly inaccessible: number;
  readonly total: number;
}

/** Every kind of record and the store table it is in. */
export interface Records {
  issue: IssueRecord;
  project: ProjectRecord;
  status: StatusRecord;
  issueType: IssueTypeRecord;
  workflow: WorkflowRecord;
  version: VersionRecord;
  component: ComponentRecord;
  sprint: SprintRecord;
  board: BoardRecord;
  resolution: NamedRecord;
  priority: NamedRecord;
  field: FieldRecord;
  linkType: LinkTypeRecord;
  link: LinkRecord;
  history: HistoryRecord;
  property: PropertyRecord;
  security: SecurityRecord;
  task: TaskRecord;
  /** Keys that issues had before they moved. */
  formerKey: { readonly id: string; readonly issueId: string };
  /** Ids of deleted issues, so that loading a file again does not bring them back. */
  deletedIssue: { readonly id: string };
  /** The last number given out, per sequence. */
  sequence: { readonly id: string; readonly last: number };
  /** Files and seeds already loaded. */
  loaded: { readonly id: string; readonly value: Json };
}

export type Kind = keyof Records;

export const KINDS = [
  'issue',
  'project',
  'status',
  'issueType',
  'workflow',
  'version',
  'component',
  'sprint',
  'board',
  'resolution',
  'priority',
  'field',
  'linkType',
  'link',
  'history',
  'property',
  'security',
  'task',
  'formerKey',
  'deletedIssue',
  'sequence',
  'loaded',
] as const satisfies readonly Kind[];

export const tableOf = (kind: Kind): string => `jira.${kind}`;
