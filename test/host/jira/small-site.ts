import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  EventOutbox,
  HostStore,
  Product,
  ProductActor,
  ProductEvent,
  ProductResponse,
  SiteClock,
  StoreOp,
} from '../kernel';
import { openClock } from '../clock';
import { openStore } from '../store';
import { DEFAULT_USERS } from './base-site';
import { createJira } from './index';
import { loadSiteFiles } from './site-file';
import { loadUsersFile } from './users-file';

/** Jira on a store of its own with a clock that stands still, for tests. */
export interface SmallSite {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly jira: Product;
  /** Events in the order in which they were told. */
  readonly events: ProductEvent[];
  call(method: string, path: string, body?: unknown, actor?: ProductActor): Promise<ProductResponse>;
  close(): Promise<void>;
}

export const NOW = '2021-06-09T12:00:00.000Z';
export const APP: ProductActor = { kind: 'app' };
export const ADMIN: ProductActor = { kind: 'user', accountId: DEFAULT_USERS[0]?.accountId ?? '' };
export const USER: ProductActor = { kind: 'user', accountId: DEFAULT_USERS[1]?.accountId ?? '' };
export const ANONYMOUS: ProductActor = { kind: 'anonymous' };

/** Opens a site with the given issues and, when asked, people. */
export async function openSmallSite(
  lines: readonly unknown[],
  users?: unknown,
  indexLagMs?: () => number,
): Promise<SmallSite> {
  const store = await openStore();
  const clock = openClock(store, Date.parse(NOW), Date.now);
  await inFolder(async (folder) => {
    const site = join(folder, 'site.jsonl');
    await writeFile(site, lines.map((line) => JSON.stringify(line)).join('\n'));
    await loadSiteFiles([site], { store, clock });
    if (users === undefined) return;
    const people = join(folder, 'users.json');
    await writeFile(people, JSON.stringify(users));
    await loadUsersFile(people, { store });
  });
  const events: ProductEvent[] = [];
  const outbox: EventOutbox = {
    ops: (told): StoreOp[] => {
      events.push(...told);
      return [];
    },
    notify: () => undefined,
  };
  const jira = createJira({ store, clock, outbox, ...(indexLagMs === undefined ? {} : { indexLagMs }) });
  return {
    store,
    clock,
    jira,
    events,
    call: (method, path, body, actor = ADMIN) => jira.handle({ method, path, headers: {}, body, actor }),
    close: () => store.close(),
  };
}

/** Runs with a folder that is gone afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const STATUSES = {
  Open: { id: '1', name: 'Open', statusCategory: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' } },
  Working: {
    id: '3',
    name: 'Working',
    statusCategory: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  },
  Closed: { id: '6', name: 'Closed', statusCategory: { id: 3, key: 'done', colorName: 'green', name: 'Done' } },
} as const;
const TYPES = {
  Epic: { id: '6', name: 'Epic', subtask: false, hierarchyLevel: 1 },
  Story: { id: '7', name: 'Story', subtask: false, hierarchyLevel: 0 },
  Bug: { id: '1', name: 'Bug', subtask: false, hierarchyLevel: 0 },
  'Sub-task': { id: '5', name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
} as const;
const PROJECTS = {
  SEA: { id: '500', key: 'SEA', name: 'Seaside' },
  HILL: { id: '501', key: 'HILL', name: 'Hill' },
} as const;

/** A line of a site file; the id is made from the key unless given. */
export function issueLine(
  key: string,
  type: keyof typeof TYPES,
  status: keyof typeof STATUSES,
  fields: Readonly<Record<string, unknown>> = {},
): { id: string; key: string; fields: Record<string, unknown> } {
  const project = key.startsWith('SEA-') ? PROJECTS.SEA : PROJECTS.HILL;
  const done = status === 'Closed';
  return {
    id: idOf(key),
    key,
    fields: {
      summary: `${type} ${key}`,
      issuetype: TYPES[type],
      project,
      status: STATUSES[status],
      resolution: done ? { id: '1', name: 'Fixed' } : null,
      resolutiondate: done ? '2021-06-01T10:00:00.000+0000' : null,
      created: '2021-05-03T09:00:00.000+0000',
      updated: '2021-06-01T10:00:00.000+0000',
      priority: { id: '3', name: 'Medium' },
      labels: [],
      components: [],
      fixVersions: [],
      assignee: null,
      reporter: { accountId: '712020:reporter' },
      sprints: [],
      issuelinks: [],
      ...fields,
    },
  };
}

export const idOf = (key: string): string =>
  `${key.startsWith('SEA-') ? 20 : 30}${key.slice(key.indexOf('-') + 1).padStart(3, '0')}`;
export const parentOf = (key: string): { parent: { id: string; key: string } } => ({ parent: { id: idOf(key), key } });

const VERSION = { id: '900', name: '1.0', archived: false, released: true, releaseDate: '2021-06-02' };
const NEXT = { id: '901', name: '10', archived: false, released: false };

/** Two projects: an epic with a story, a bug and a sub-task each way, and loose work. */
export const SMALL_SITE: readonly unknown[] = [
  issueLine('SEA-1', 'Epic', 'Open', { customfield_10034: 8 }),
  issueLine('SEA-2', 'Story', 'Closed', {
    ...parentOf('SEA-1'),
    fixVersions: [VERSION],
    labels: ['tide'],
    customfield_10034: 3,
  }),
  issueLine('SEA-3', 'Story', 'Working', {
    ...parentOf('SEA-1'),
    assignee: { accountId: '712020:reporter' },
    components: [{ id: '800', name: 'Harbour' }],
    sprints: [{ id: 70, name: 'Sprint 1', state: 'active', startDate: '2021-06-07T09:00:00.000Z' }],
    customfield_10034: 5,
  }),
  issueLine('SEA-4', 'Sub-task', 'Open', parentOf('SEA-3')),
  issueLine('SEA-5', 'Bug', 'Open', {
    fixVersions: [NEXT],
    labels: ['tide', 'gale'],
    summary: 'Lighthouses go dark in fog',
  }),
  issueLine('SEA-6', 'Story', 'Open', { parent: { id: '99999', key: 'GONE-1' } }),
  issueLine('HILL-1', 'Story', 'Open', {
    created: '2021-06-08T09:00:00.000+0000',
    issuelinks: [
      { id: '1', type: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }, outwardIssue: { key: 'SEA-5' } },
    ],
  }),
  issueLine('HILL-2', 'Bug', 'Closed', { resolution: { id: '2', name: "Won't Do" } }),
];
