import { APP_ACCOUNT_ID, USERS_TABLE, type HostStore, type SiteUser, type StoreOp } from '../kernel';
import type { CategoryKey, FieldRecord } from './records';
import type { JiraState, Transaction } from './state';

/** The four status categories of every Jira site; their names are translated on real sites, their keys are not. */
export const CATEGORIES: Readonly<Record<CategoryKey, { id: number; name: string; colorName: string }>> = {
  undefined: { id: 1, name: 'No Category', colorName: 'medium-gray' },
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  done: { id: 3, name: 'Done', colorName: 'green' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
};
export const CATEGORY_KEYS: readonly CategoryKey[] = ['undefined', 'new', 'indeterminate', 'done'];

export const SPRINT_FIELD = 'customfield_10020';
/** Company-managed projects: an ordinary number field, recognisable by its name alone. */
export const STORY_POINTS_FIELD = 'customfield_10034';
/** Team-managed projects: locked, one per site. */
export const STORY_POINT_ESTIMATE_FIELD = 'customfield_10016';

export const FLOAT_TYPE = 'com.atlassian.jira.plugin.system.customfieldtypes:float';

const BASE_FIELDS: readonly FieldRecord[] = [
  {
    id: STORY_POINT_ESTIMATE_FIELD,
    name: 'Story point estimate',
    type: 'number',
    custom: 'com.pyxis.greenhopper.jira:jsw-story-points',
  },
  { id: SPRINT_FIELD, name: 'Sprint', type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
  { id: STORY_POINTS_FIELD, name: 'Story Points', type: 'number', custom: FLOAT_TYPE },
];

export const DONE_RESOLUTION = 'Done';

const LINK_TYPES = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
] as const;

/** People every site has besides those of its files. */
export const DEFAULT_USERS: readonly SiteUser[] = [
  {
    accountId: '557058:00000000-0000-4000-8000-0000000000a1',
    email: 'admin@example.com',
    displayName: 'Site Administrator',
    admin: true,
    groups: ['site-admins', 'jira-users', 'confluence-users'],
    projects: '*',
  },
  {
    accountId: '557058:00000000-0000-4000-8000-0000000000b2',
    email: 'user@example.com',
    displayName: 'Ordinary User',
    admin: false,
    groups: ['jira-users', 'confluence-users'],
    projects: '*',
  },
];

/** The account behind the app. It is no site user: it cannot sign in and is never listed. */
export const APP_USER: SiteUser = {
  accountId: APP_ACCOUNT_ID,
  email: '',
  displayName: 'Throughline',
  admin: true,
  groups: [],
  projects: '*',
};

/** Stages what every site has and this one lacks. */
export function stageBaseSite(tx: Transaction, state: JiraState): void {
  for (const field of BASE_FIELDS) if (state.get('field', field.id) === undefined) tx.put('field', field.id, field);
  for (const type of LINK_TYPES) if (state.get('linkType', type.id) === undefined) tx.put('linkType', type.id, type);
  if (state.count('resolution') === 0) tx.put('resolution', '10000', { id: '10000', name: DONE_RESOLUTION });
}

/** Writes for the default people whose address nobody on the site has. */
export function missingDefaultUsers(store: HostStore): StoreOp[] {
  const taken = new Set(store.entries<SiteUser>(USERS_TABLE).map(([, user]) => user.email.toLowerCase()));
  return DEFAULT_USERS.filter((user) => !taken.has(user.email)).map((user) => ({
    table: USERS_TABLE,
    key: user.accountId,
    value: user,
  }));
}
