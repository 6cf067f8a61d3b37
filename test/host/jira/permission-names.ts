/** A permission of Jira's default scheme: everyone who may browse a project may work in it, administrators administer. */
export interface Permission {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
  readonly adminOnly: boolean;
  /** Held in archived projects too. */
  readonly reading: boolean;
  /** Set for a permission that an app declares: its module and whom the app asked to grant it to at first. */
  readonly app?: {
    readonly module: string;
    readonly defaultGrants: readonly ('all' | 'jira-administrators' | 'none')[];
  };
}

type Row = readonly [id: string, key: string, name: string, type: Permission['type'], flag?: 'admin' | 'read'];

const ROWS: readonly Row[] = [
  ['0', 'ADMINISTER', 'Administer Jira', 'GLOBAL', 'admin'],
  ['44', 'SYSTEM_ADMIN', 'Jira System Administrators', 'GLOBAL', 'admin'],
  ['27', 'USER_PICKER', 'Browse users and groups', 'GLOBAL'],
  ['22', 'CREATE_SHARED_OBJECTS', 'Create shared objects', 'GLOBAL'],
  ['24', 'MANAGE_GROUP_FILTER_SUBSCRIPTIONS', 'Manage group filter subscriptions', 'GLOBAL'],
  ['33', 'BULK_CHANGE', 'Make bulk changes', 'GLOBAL'],
  ['10', 'BROWSE_PROJECTS', 'Browse Projects', 'PROJECT', 'read'],
  ['23', 'ADMINISTER_PROJECTS', 'Administer Projects', 'PROJECT', 'admin'],
  ['45', 'VIEW_READONLY_WORKFLOW', 'View Read-Only Workflow', 'PROJECT', 'read'],
  ['29', 'VIEW_DEV_TOOLS', 'View Development Tools', 'PROJECT', 'read'],
  ['31', 'VIEW_VOTERS_AND_WATCHERS', 'View Voters and Watchers', 'PROJECT', 'read'],
  ['11', 'CREATE_ISSUES', 'Create Issues', 'PROJECT'],
  ['12', 'EDIT_ISSUES', 'Edit Issues', 'PROJECT'],
  ['46', 'TRANSITION_ISSUES', 'Transition Issues', 'PROJECT'],
  ['14', 'RESOLVE_ISSUES', 'Resolve Issues', 'PROJECT'],
  ['18', 'CLOSE_ISSUES', 'Close Issues', 'PROJECT'],
  ['13', 'ASSIGN_ISSUES', 'Assign Issues', 'PROJECT'],
  ['17', 'ASSIGNABLE_USER', 'Assignable User', 'PROJECT'],
  ['16', 'DELETE_ISSUES', 'Delete Issues', 'PROJECT'],
  ['25', 'MOVE_ISSUES', 'Move Issues', 'PROJECT'],
  ['21', 'LINK_ISSUES', 'Link Issues', 'PROJECT'],
  ['28', 'SCHEDULE_ISSUES', 'Schedule Issues', 'PROJECT'],
  ['30', 'MODIFY_REPORTER', 'Modify Reporter', 'PROJECT'],
  ['26', 'SET_ISSUE_SECURITY', 'Set Issue Security', 'PROJECT', 'admin'],
  ['15', 'ADD_COMMENTS', 'Add Comments', 'PROJECT'],
  ['20', 'WORK_ON_ISSUES', 'Work On Issues', 'PROJECT'],
  ['19', 'CREATE_ATTACHMENTS', 'Create Attachments', 'PROJECT'],
  ['47', 'MANAGE_SPRINTS_PERMISSION', 'Manage sprints', 'PROJECT'],
];

export const PERMISSIONS: readonly Permission[] = ROWS.map(([id, key, name, type, flag]) => ({
  id,
  key,
  name,
  type,
  description: `${name}.`,
  adminOnly: flag === 'admin',
  reading: flag === 'read',
}));
