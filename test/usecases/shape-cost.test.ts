import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite, type TestTarget } from '../support/site';

const EPICS: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', level: -1, parent: 'ONE-1999' },
  { id: 1004, key: 'SIX-1' },
];
const stories = (from: number, count: number, project: string): readonly TestIssue[] =>
  Array.from({ length: count }, (_, index) => ({
    id: from + index,
    key: `${project}-${1_000 + index}`,
    parent: project === 'ONE' ? `ONE-${1 + (index % 2)}` : `TWO-${1 + (index % 200)}`,
  }));

const OUTER_EPICS = Array.from({ length: 200 }, (_, at): TestIssue => ({
  id: 20_001 + 7 * at,
  key: `TWO-${at + 1}`,
  level: 1,
}));

/** The links of a target of 5,000 leaves by what is below two epics: all count whole, or one weighs and parked work is taken out. */
const LINKS: Readonly<Record<string, TestTarget['links']>> = {
  'links that count whole': [{ issue: 'ONE-1' }, { issue: 'ONE-2' }],
  'a weight and work that is taken out': [
    { issue: 'ONE-1', weight: 0.5 },
    { issue: 'ONE-2' },
    { jql: 'labels = parked', role: 'excludes' },
  ],
};

/** Another target has as many by JQL for stories, which stand under 200 other epics; a third one listens to every project. */
const fileOf = (links: TestTarget['links']) =>
  strategyOf([
    { key: 'TGT-1', links },
    { key: 'TGT-2', links: [{ jql: 'project = TWO AND issuetype = Story AND (labels is EMPTY OR labels != out)' }] },
    { key: 'TGT-3', links: [{ jql: 'issuetype = Story AND labels = rare' }] },
  ]);

const TO_SIX = {
  sendBulkNotification: false,
  targetToSourcesMapping: {
    'SIX,30': {
      issueIdsOrKeys: ['ONE-1009'],
      inferFieldDefaults: true,
      inferStatusDefaults: true,
      inferSubtaskTypeDefault: true,
      inferClassificationDefaults: true,
    },
  },
};

const ISSUES = [...EPICS, ...stories(11_000, 5_000, 'ONE'), ...OUTER_EPICS, ...stories(31_000, 5_000, 'TWO')];

const story = (project: string, fields: Record<string, unknown> = {}) => ({
  fields: { summary: 'New', project: { key: project }, issuetype: { id: '30' }, ...fields },
});

describe.each(Object.entries(LINKS))(
  'work that comes into, leaves or moves within a target of 5,000 leaves, by %s',
  (_name, links) => {
    let site: TestSite;
    beforeAll(async () => {
      site = await openSite(ISSUES);
      await withStrategy(site, fileOf(links));
    }, 120_000);
    afterAll(async () => site.close());

    const leaves = async (key: string) => (await site.results()).get(key)?.leaves?.total;

    const CASES: Readonly<Record<string, readonly [target: string, leaves: number, happen: () => Promise<unknown>]>> = {
      'a piece of work is deleted': ['TGT-1', 4_999, async () => site.rest('DELETE', '/rest/api/3/issue/ONE-1003')],
      'one is made under an epic': [
        'TGT-1',
        5_000,
        async () => site.rest('POST', '/rest/api/3/issue', story('ONE', { parent: { key: 'ONE-1' } })),
      ],
      'one moves to another epic': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1004', { fields: { parent: { key: 'ONE-2' } } }),
      ],
      'one leaves every epic': [
        'TGT-1',
        4_999,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1006', { fields: { parent: null } }),
      ],
      'one that was there before is put under an epic': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1006', { fields: { parent: { key: 'ONE-1' } } }),
      ],
      'one is broken down, so that what is below it is the leaf': [
        'TGT-1',
        5_000,
        async () =>
          site.rest('POST', '/rest/api/3/issue', {
            fields: { ...story('ONE').fields, issuetype: { id: '29' }, parent: { key: 'ONE-1007' } },
          }),
      ],
      'one moves to another epic with its sub-task': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1007', { fields: { parent: { key: 'ONE-1' } } }),
      ],
      'one leaves every epic with its sub-task': [
        'TGT-1',
        4_999,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1007', { fields: { parent: null } }),
      ],
      'one comes back under an epic with its sub-task': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-1007', { fields: { parent: { key: 'ONE-2' } } }),
      ],
      'a sub-task moves to another piece of work': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { parent: { key: 'ONE-1998' } } }),
      ],
      'the only sub-task of a piece of work is deleted': [
        'TGT-1',
        5_000,
        async () => site.rest('DELETE', '/rest/api/3/issue/ONE-3'),
      ],
      'one goes to a project from which nothing has come so far': [
        'TGT-1',
        5_000,
        async () => site.rest('POST', '/rest/api/3/bulk/issues/move', TO_SIX),
      ],
      'a linked epic comes under JQL that takes out what it matches, and nothing below that': [
        'TGT-1',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/ONE-2', { fields: { labels: ['parked'] } }),
      ],
      'one leaves a JQL scope': [
        'TGT-2',
        4_999,
        async () => site.rest('PUT', '/rest/api/3/issue/TWO-1003', { fields: { labels: ['out'] } }),
      ],
      'one that was there before comes into a JQL scope': [
        'TGT-2',
        5_000,
        async () => site.rest('PUT', '/rest/api/3/issue/TWO-1003', { fields: { labels: [] } }),
      ],
    };

    /** What something costs, until nothing waits any more. */
    const costOf = async (happen: () => Promise<unknown>) => {
      site.host.resetUsage();
      await happen();
      await site.host.settle();
      const { jira, kvs } = site.host.usage();
      return { requests: jira.requests, points: jira.points, reads: kvs.readUnits, writes: kvs.writeUnits };
    };

    it.each(Object.entries(CASES))(
      'costs at most 2 requests, 4 points, 8 read units and 6 write units when %s',
      async (_name, [target, total, happen]) => {
        const { requests, points, reads, writes } = await costOf(happen);
        expect(requests).toBeLessThanOrEqual(2);
        expect(points).toBeLessThanOrEqual(4);
        expect(reads).toBeLessThanOrEqual(8);
        expect(writes).toBeLessThanOrEqual(6);
        expect(await leaves(target)).toBe(total);
      },
    );

    it('costs no more than its own event for what is deleted together with what it stands under', async () => {
      const { requests, points, reads, writes } = await costOf(async () =>
        site.rest('DELETE', '/rest/api/3/issue/ONE-1007?deleteSubtasks=true'),
      );
      expect(requests).toBeLessThanOrEqual(2);
      expect(points).toBeLessThanOrEqual(4);
      expect(reads).toBeLessThanOrEqual(8 + 1);
      expect(writes).toBeLessThanOrEqual(6 + 1);
      expect(await leaves('TGT-1')).toBe(4_999);
    });

    it('costs one look at all members, and not at the index of each, when much moves at once', async () => {
      const MOVED = 25;
      const { reads, writes } = await costOf(async () => {
        for (let at = 0; at < MOVED; at += 1)
          await site.rest('PUT', `/rest/api/3/issue/ONE-${1_100 + at}`, { fields: { parent: null } });
      });
      expect(reads).toBeLessThanOrEqual(MOVED + 45);
      expect(writes).toBeLessThanOrEqual(3 * MOVED);
      expect(await leaves('TGT-1')).toBe(4_999 - MOVED);
    });

    it('has left every other member in its place: worked out whole from them, the number is what Jira counts', async () => {
      await site.rest('DELETE', '/rest/api/3/issue/ONE-1');
      await site.host.settle();
      const counted = await site.rest('POST', '/rest/api/3/search/approximate-count', { jql: 'parent = ONE-2' });
      expect(counted).toEqual({ count: await leaves('TGT-1') });
      expect(counted).not.toEqual({ count: 0 });
    });
  },
);
