import type { FaultRule } from '../host/platform/faults';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

const KIDS = 230;
const DONE = 77;
/** More work than one page of a search shows, under an epic and in a JQL scope. */
const ISSUES: readonly TestIssue[] = [
  { id: 1, key: 'ONE-1', level: 1 },
  ...Array.from({ length: KIDS }, (_, at): TestIssue => {
    const category = at < DONE ? 'done' : 'new';
    return { id: 1_000 + at, key: `ONE-${1_000 + at}`, parent: 'ONE-1', category, components: ['Core'] };
  }),
];
const FILE = strategyOf([
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }] },
]);

interface Told {
  readonly total: number | undefined;
  readonly done: number | undefined;
  readonly complete: boolean;
}

async function told(site: TestSite): Promise<readonly Told[]> {
  const results = await site.results();
  return ['TGT-EPIC', 'TGT-JQL'].map((key) => {
    const result = results.get(key);
    return { total: result?.leaves?.total, done: result?.leaves?.done, complete: result?.complete === true };
  });
}

const RIGHT: Told = { total: KIDS, done: DONE, complete: true };

async function firstRead(rules: readonly FaultRule[]) {
  const site = await openSite(ISSUES);
  site.host.setFaults(rules);
  await site.data('settings', 'importStrategy', { file: FILE });
  await site.host.settle();
  const during = await told(site);
  const links = await site.data('strategy', 'getTarget', { target: 'TGT-JQL' });
  site.host.setFaults([]);
  await site.host.advance({ byMs: 6 * 3_600_000 });
  await site.host.settle();
  const after = await told(site);
  await site.close();
  return { during, after, scope: links.links[0]?.state };
}

describe('a search of many pages', () => {
  it.each<[string, ...FaultRule[]]>([
    ['whose next page is no longer known, once', { target: 'jira', action: 'expired-page', times: 1 }],
    ['whose pages are not known for a while', { target: 'jira', action: 'expired-page', times: 14 }],
    ['that names no next page, once', { target: 'jira', action: 'lost-page', times: 1 }],
    [
      'whose pages are lost while it is read with others, and forgotten while it is read alone',
      { target: 'jira', action: 'lost-page', times: 3 },
      { target: 'jira', action: 'expired-page', times: 2 },
    ],
  ])(
    '%s is read whole in the end, and its JQL is not called broken',
    async (_name, ...rules) => {
      const { during, after, scope } = await firstRead(rules);
      expect(during.filter(({ total, complete }) => complete && total !== KIDS)).toEqual([]);
      expect(scope).toBe('live');
      expect(after).toEqual([RIGHT, RIGHT]);
    },
    60_000,
  );

  it('that never names a next page says that its number is incomplete while that lasts', async () => {
    const { during, after } = await firstRead([{ target: 'jira', action: 'lost-page' }]);
    expect(during.map(({ complete }) => complete)).toEqual([false, false]);
    expect(after).toEqual([RIGHT, RIGHT]);
  }, 60_000);

  it('that Jira cuts short with a warning says that its number is incomplete while that lasts', async () => {
    const { during, after } = await firstRead([{ target: 'jira', match: 'search/jql', action: 'truncated' }]);
    expect(during.map(({ complete }) => complete)).toEqual([false, false]);
    expect(after).toEqual([RIGHT, RIGHT]);
  }, 60_000);
});

describe('the look at what has changed of late', () => {
  it('leaves nothing out though Jira cuts its answer short for a while', async () => {
    const site = await openSite(ISSUES);
    await site.data('settings', 'importStrategy', { file: FILE });
    await site.host.settle();
    // No event tells of these, so the look is all there is.
    site.host.setFaults([
      { target: 'event', action: 'drop' },
      { target: 'jira', match: 'search/jql', action: 'truncated' },
    ]);
    const { transitions } = (await site.rest('GET', '/rest/api/3/issue/ONE-1200/transitions')) as {
      transitions: Array<{ id: string; to: { name: string } }>;
    };
    const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
    await site.rest('POST', '/rest/api/3/issue/ONE-1200/transitions', { transition: { id } });
    await site.host.advance({ byMs: 25 * 60_000 });
    site.host.setFaults([]);
    await site.host.advance({ byMs: 15 * 60_000 });
    await site.host.settle();
    const [epic] = await told(site);
    await site.close();
    expect(epic).toEqual({ ...RIGHT, done: DONE + 1 });
  }, 60_000);
});

describe('issues that Jira leaves out for another time', () => {
  it('are neither taken for deleted nor held up by the one that is never loaded', async () => {
    const site = await openSite(ISSUES);
    await site.data('settings', 'importStrategy', { file: FILE });
    await site.host.settle();
    site.host.setFaults([{ target: 'jira', match: 'bulkfetch', action: 'partial' }]);
    for (const key of ['ONE-1200', 'ONE-1201'])
      await site.rest('PUT', `/rest/api/3/issue/${key}`, { fields: { components: [] } });
    await site.host.advance({ byMs: 40 * 60_000 });
    const during = await told(site);
    site.host.setFaults([]);
    await site.host.advance({ byMs: 6 * 3_600_000 });
    await site.host.settle();
    const after = await told(site);
    await site.close();
    expect(during.map(({ total }) => total)).toEqual([KIDS, KIDS]);
    expect(after).toEqual([RIGHT, { ...RIGHT, total: KIDS - 2 }]);
  }, 60_000);
});

describe('JQL scopes that are too many for one request', () => {
  it('are matched in parts, each with the issues it takes in', async () => {
    const site = await openSite(ISSUES);
    const jqls = [
      'component = Core',
      'component is EMPTY AND issuetype = Story',
      'component = Core AND key = ONE-1200',
      'labels = rare',
    ];
    await withStrategy(
      site,
      strategyOf(jqls.map((jql, at) => ({ key: `TGT-${at + 1}`, links: [{ jql: `project = ONE AND ${jql}` }] }))),
    );
    const totals = async () => [...(await site.results()).values()].map(({ leaves }) => leaves?.total);
    const before = await totals();
    site.host.setFaults([{ target: 'jira', match: 'jql/match', action: '400', times: 2 }]);
    site.host.resetUsage();
    await site.rest('PUT', '/rest/api/3/issue/ONE-1200', { fields: { components: [] } });
    await site.host.settle();
    const after = await totals();
    const matches = site.host.usage().jira.byEndpoint['POST /rest/api/3/jql/match']?.requests;
    await site.close();
    expect(before).toEqual([KIDS, 0, 1, 0]);
    expect(after).toEqual([KIDS - 1, 1, 0, 0]);
    // Four are refused, then the first two of them; those go one by one, and the other two together.
    expect(matches).toBe(5);
  });
});
