import { appSightOps } from '../host/jira/app-access';
import { changeHierarchy } from '../host/jira/changes/change-hierarchy';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;
/** Ten o'clock: no slice of all issues is due within the hour. */
const MORNING = '2021-06-30T10:05:00.000Z';

const ISSUES: readonly TestIssue[] = [
  { id: 1000, key: 'ONE-1', level: 2 },
  { id: 1001, key: 'ONE-2', level: 1, parent: 'ONE-1' },
  { id: 1002, key: 'ONE-3', level: 1 },
  { id: 1003, key: 'ONE-4', parent: 'ONE-2', category: 'done' },
  { id: 1004, key: 'ONE-5', parent: 'ONE-2', components: ['Core'] },
  { id: 1005, key: 'ONE-6', level: -1, parent: 'ONE-5', category: 'done' },
  { id: 1006, key: 'ONE-7', level: -1, parent: 'ONE-5' },
  { id: 1007, key: 'ONE-8', parent: 'ONE-3', category: 'done' },
  { id: 2001, key: 'TWO-1', parent: 'ONE-3', category: 'done', components: ['Core'] },
  { id: 2002, key: 'TWO-2' },
];
const TYPES = { initiative: '32', epic: '31', subtask: '29' } as const;
const FILE = strategyOf([
  { key: 'TOP', links: [{ issue: 'ONE-1' }] },
  { key: 'EPIC', links: [{ issue: 'ONE-3' }] },
  { key: 'STORY', links: [{ issue: 'ONE-5' }, { issue: 'TWO-2', below: false }] },
  { key: 'CORE', links: [{ jql: 'component = Core' }] },
  { key: 'ALL', links: [{ jql: 'project = ONE' }] },
]);
const BEGIN = { TOP: '2 of 3', EPIC: '2 of 2', STORY: '1 of 3', CORE: '1 of 2', ALL: '3 of 4' };

type Site = Pick<TestSite, 'rest' | 'host'>;

const putUnder = async ({ rest }: Site, id: string, parent: string | null): Promise<unknown> =>
  rest('PUT', `/rest/api/3/issue/${id}`, { fields: { parent: parent === null ? null : { id: parent } } });

const into = async ({ rest }: Site, id: string, target: string): Promise<unknown> =>
  rest('POST', '/rest/api/3/bulk/issues/move', {
    sendBulkNotification: false,
    targetToSourcesMapping: {
      [target]: {
        issueIdsOrKeys: [id],
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
        inferClassificationDefaults: true,
      },
    },
  });

const project = async ({ rest }: Site, key: string, step: 'archive' | 'restore'): Promise<unknown> =>
  rest('POST', `/rest/api/3/project/${key}/${step}`);

const showApp = async ({ host }: Site, what: string, isSeen: boolean): Promise<void> =>
  host.store.commit(appSightOps(what, isSeen));

const putTypeOn = async ({ host }: Site, type: keyof typeof TYPES, level: number): Promise<void> =>
  changeHierarchy(host.store, new Map([[TYPES[type], level]]));

interface Happening {
  readonly name: string;
  /** What happens, one step after the other; each has been dealt with before the next. */
  readonly steps: ReadonlyArray<(site: Site) => Promise<unknown>>;
  /** What is otherwise than at the beginning. */
  readonly then: Partial<typeof BEGIN>;
  /** Jira sends no event for it. */
  readonly isUntold?: true;
}

/** Counted by hand from the lists above. */
const HAPPENINGS: readonly Happening[] = [
  {
    name: 'a sub-task becomes a story of its own',
    steps: [async (site) => into(site, '1006', 'ONE,30')],
    then: { TOP: '2 of 2', STORY: '1 of 2', ALL: '3 of 4' },
  },
  {
    name: 'a story becomes a sub-task of another story',
    steps: [async (site) => into(site, '1007', 'ONE,29,1004')],
    then: { TOP: '3 of 4', EPIC: '1 of 1', STORY: '2 of 4', ALL: '3 of 5' },
  },
  {
    name: 'a story is put under another epic',
    steps: [async (site) => putUnder(site, '1004', '1002')],
    then: { TOP: '1 of 1', EPIC: '3 of 4' },
  },
  {
    name: 'a story is taken out of its epic, with what is below it',
    steps: [async (site) => putUnder(site, '1004', null)],
    then: { TOP: '1 of 1' },
  },
  {
    name: 'an epic comes under an initiative, so that the hierarchy has a level more',
    steps: [async (site) => putUnder(site, '1002', '1000')],
    then: { TOP: '4 of 5' },
  },
  {
    name: 'an epic leaves its initiative, and another one goes to another project without its stories',
    steps: [async (site) => putUnder(site, '1001', null), async (site) => into(site, '1002', 'TWO,31')],
    then: { TOP: '0 of 1', ALL: '3 of 5' },
  },
  {
    name: 'a linked story goes to another project and has another key',
    steps: [async (site) => into(site, '1004', 'TWO,30')],
    // Its sub-tasks go with it, its component does not.
    then: { CORE: '1 of 1', ALL: '2 of 2' },
  },
  {
    name: 'a linked story is deleted, and made again under the same epic',
    steps: [
      async ({ rest }) => rest('DELETE', '/rest/api/3/issue/1004?deleteSubtasks=true'),
      async ({ rest }) =>
        rest('POST', '/rest/api/3/issue', {
          fields: {
            project: { key: 'ONE' },
            issuetype: { name: 'Story' },
            summary: 'Again',
            parent: { id: '1001' },
            components: [{ name: 'Core' }],
          },
        }),
    ],
    then: { TOP: '1 of 2', STORY: '0 of 1', ALL: '2 of 3' },
  },
  {
    name: 'an epic is deleted, and what was under it is on its own',
    steps: [async ({ rest }) => rest('DELETE', '/rest/api/3/issue/1002')],
    then: { EPIC: '0 of 0' },
  },
  {
    name: 'a project is archived',
    steps: [async (site) => project(site, 'TWO', 'archive')],
    then: { EPIC: '1 of 1', STORY: '1 of 2', CORE: '0 of 1' },
  },
  {
    name: 'a project is archived and brought back',
    steps: [async (site) => project(site, 'ONE', 'archive'), async (site) => project(site, 'ONE', 'restore')],
    then: {},
  },
  {
    name: 'a project goes to the trash and is brought back',
    steps: [
      async ({ rest }) => rest('DELETE', '/rest/api/3/project/ONE'),
      async (site) => project(site, 'ONE', 'restore'),
    ],
    then: {},
  },
  {
    name: 'the app no longer sees a project',
    steps: [async (site) => showApp(site, 'TWO', false)],
    then: { EPIC: '1 of 1', STORY: '1 of 2', CORE: '0 of 1' },
    isUntold: true,
  },
  {
    name: 'the app no longer sees a project, and sees it again',
    steps: [async (site) => showApp(site, 'TWO', false), async (site) => showApp(site, 'TWO', true)],
    then: {},
    isUntold: true,
  },
  {
    name: 'the app no longer sees one issue',
    steps: [async (site) => showApp(site, '2002', false)],
    then: { STORY: '1 of 2' },
    isUntold: true,
  },
  {
    name: 'epics are put on the level of stories, so that nothing is below them',
    steps: [async (site) => putTypeOn(site, 'epic', 0)],
    then: { TOP: '0 of 1', EPIC: '0 of 1', ALL: '3 of 7' },
    isUntold: true,
  },
  {
    name: 'epics are put on the level of stories and back on their own',
    steps: [async (site) => putTypeOn(site, 'epic', 0), async (site) => putTypeOn(site, 'epic', 1)],
    then: {},
    isUntold: true,
  },
  {
    name: 'a level comes between initiatives and epics',
    steps: [async (site) => putTypeOn(site, 'initiative', 3)],
    then: { TOP: '0 of 1', ALL: '3 of 5' },
    isUntold: true,
  },
  {
    name: 'sub-tasks become work of the level of stories',
    steps: [async (site) => putTypeOn(site, 'subtask', 0)],
    then: { TOP: '1 of 2', STORY: '0 of 2', ALL: '3 of 5' },
    isUntold: true,
  },
  {
    name: 'the app no longer sees one issue, and sees it again',
    steps: [async (site) => showApp(site, '2002', false), async (site) => showApp(site, '2002', true)],
    then: {},
    isUntold: true,
  },
];

async function counted(site: TestSite): Promise<Record<string, string>> {
  const results = await site.results();
  return Object.fromEntries([...results].map(([key, { leaves }]) => [key, `${leaves?.done} of ${leaves?.total}`]));
}

async function aDayOn({ host }: TestSite): Promise<void> {
  await host.settle();
  host.setFaults([]);
  await host.advance({ byMs: 25 * HOUR_MS });
  await host.settle();
}

async function lived({ steps }: Happening, isHeard: boolean): Promise<Record<string, string>> {
  const site = await openSite(ISSUES, { clockStart: MORNING });
  try {
    await withStrategy(site, FILE);
    for (const step of steps) {
      if (!isHeard) site.host.setFaults([{ target: 'event', action: 'drop' }]);
      await step(site);
      if (isHeard) await site.host.settle();
      else await aDayOn(site);
    }
    return await counted(site);
  } finally {
    await site.close();
  }
}

describe('work that comes and goes', () => {
  it('is counted as it stands in the beginning', async () => {
    expect(await lived({ name: '', steps: [], then: {} }, true)).toEqual(BEGIN);
  });

  it.each(HAPPENINGS.filter(({ isUntold }) => isUntold !== true))(
    'is counted right when its events have come: $name',
    async (happening) => {
      expect(await lived(happening, true)).toEqual({ ...BEGIN, ...happening.then });
    },
    60_000,
  );

  it.each(HAPPENINGS)(
    'is counted right a day later though no event came: $name',
    async (happening) => {
      expect(await lived(happening, false)).toEqual({ ...BEGIN, ...happening.then });
    },
    60_000,
  );
});
