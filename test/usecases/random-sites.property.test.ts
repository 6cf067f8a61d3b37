import fc from 'fast-check';
import { differencesOf } from '../support/oracle/compare';
import { countAll, type Issue } from '../support/oracle/count';
import { openSite, strategyOf, type TestIssue, type TestSite, withStrategy } from '../support/site';

/**
 * Random sites lived on at random, with events doubled, out of order and lost: what the app says must be what an
 * independent count of Jira's own answers says.
 */

const ISSUES: readonly TestIssue[] = [
  { id: 1000, key: 'ONE-1', level: 2 },
  { id: 1001, key: 'ONE-2', level: 1, parent: 'ONE-1' },
  { id: 1002, key: 'ONE-3', level: 1 },
  { id: 1003, key: 'ONE-4', parent: 'ONE-2', category: 'done', components: ['Core'] },
  { id: 1004, key: 'ONE-5', parent: 'ONE-2', category: 'indeterminate' },
  { id: 1005, key: 'ONE-6', parent: 'ONE-3', components: ['Core'] },
  { id: 1006, key: 'ONE-7', parent: 'ONE-3', category: 'done', resolution: 'Duplicate' },
  { id: 1007, key: 'ONE-8' },
  { id: 2001, key: 'TWO-1', level: 1 },
  { id: 2002, key: 'TWO-2', parent: 'TWO-1' },
  { id: 2003, key: 'TWO-3', components: ['Core'] },
];

const FILE = strategyOf([
  { key: 'TGT-TOP', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-3' }, { issue: 'ONE-6' }] },
  { key: 'TGT-FLAT', links: [{ issue: 'ONE-2', below: false }] },
  { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }] },
  { key: 'TGT-WIDE', links: [{ jql: 'component = Core', below: true }, { issue: 'TWO-1' }] },
]);

// Most steps must be possible, or a long run of refusals proves nothing.
const STATUSES = ['Backlog', 'Building', 'Shipped'];
const nth = fc.nat(40);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('transition' as const), at: nth, to: fc.constantFrom(...STATUSES) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), at: nth, child: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reparent' as const), at: nth, under: fc.option(nth) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), at: nth, to: fc.constantFrom('ONE', 'TWO') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('component' as const), at: nth, core: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface SearchBody {
  readonly issues: ReadonlyArray<
    Issue & { readonly fields: { readonly issuetype: { readonly hierarchyLevel: number } } }
  >;
}
const everything = async (site: TestSite): Promise<SearchBody['issues']> =>
  (
    (await site.rest('POST', '/rest/api/3/search/jql', {
      jql: 'project in (ONE, TWO) ORDER BY id ASC',
      fields: ['*all'],
      maxResults: 100,
    })) as SearchBody
  ).issues;

/** A step of somebody's day. What Jira refuses has not happened. */
async function live(site: TestSite, doing: Step): Promise<void> {
  if (doing.do === 'settle') {
    await site.host.settle();
    return;
  }
  const issues = await everything(site);
  const issue = issues[doing.at % issues.length];
  if (issue === undefined) return;
  try {
    await act(site, doing, issue, issues);
  } catch (error) {
    if (!(error instanceof Error) || !/: 4\d\d /.test(error.message)) throw error;
  }
}

async function act(
  site: TestSite,
  doing: Exclude<Step, { do: 'settle' }>,
  issue: SearchBody['issues'][number],
  issues: SearchBody['issues'],
): Promise<void> {
  const route = `/rest/api/3/issue/${issue.id}`;
  switch (doing.do) {
    case 'transition': {
      const { transitions } = (await site.rest('GET', `${route}/transitions`)) as {
        transitions: Array<{ id: string; to: { name: string } }>;
      };
      const found = transitions.find(({ to }) => to.name === doing.to);
      if (found !== undefined) await site.rest('POST', `${route}/transitions`, { transition: { id: found.id } });
      return;
    }
    case 'create':
      await site.rest('POST', '/rest/api/3/issue', {
        fields: {
          project: { key: issue.fields.project.key },
          issuetype: { name: 'Story' },
          summary: 'New work',
          ...(doing.child ? { parent: { id: issue.id } } : {}),
        },
      });
      return;
    case 'reparent': {
      const parent = doing.under === null ? undefined : issues[doing.under % issues.length];
      await site.rest('PUT', route, { fields: { parent: parent === undefined ? null : { id: parent.id } } });
      return;
    }
    case 'delete':
      await site.rest('DELETE', `${route}?deleteSubtasks=true`);
      return;
    case 'move':
      await site.rest('POST', '/rest/api/3/bulk/issues/move', {
        sendBulkNotification: false,
        targetToSourcesMapping: {
          [`${doing.to},${issue.fields.issuetype.hierarchyLevel === 0 ? '30' : '31'}`]: {
            issueIdsOrKeys: [issue.id],
            inferFieldDefaults: true,
            inferStatusDefaults: true,
            inferSubtaskTypeDefault: true,
            inferClassificationDefaults: true,
          },
        },
      });
      return;
    case 'component':
      await site.rest('PUT', route, { fields: { components: doing.core ? [{ name: 'Core' }] : [] } });
  }
}

/** Where the export says otherwise than a count of what Jira answers now. */
async function differences(site: TestSite): Promise<readonly string[]> {
  const exported = (await site.data('settings', 'exportStrategy', {})).file as never;
  const issues = await everything(site);
  const file = JSON.parse(JSON.stringify(FILE)) as { links: Array<{ issue?: string }> };
  // A link keeps its issue through moves, so the count is told the key it has now.
  const ids = new Map(ISSUES.map(({ id, key }) => [key, String(id)]));
  for (const link of file.links) {
    const now = issues.find(({ id }) => id === ids.get(link.issue ?? ''));
    if (link.issue !== undefined) link.issue = now?.key ?? 'GONE-0';
  }
  const counts = countAll(file as never, issues, new Date(site.host.clock.nowMs()).toISOString());
  return differencesOf(counts, exported).filter((line) => !/expected|variance/.test(line));
}

const RUNS = fc.readConfigureGlobal().numRuns ?? 15;

describe('a site lived on at random', () => {
  it('is counted right whatever happens, with events doubled and out of order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(1_000), async (steps, seed) => {
        const site = await openSite(ISSUES);
        try {
          await withStrategy(site, FILE);
          site.host.setFaults([
            { target: 'event', action: 'duplicate', every: 2, seed },
            { target: 'event', action: 'reorder', every: 3, seed },
          ]);
          for (const doing of steps) await live(site, doing);
          await site.host.settle();
          expect(await differences(site)).toEqual([]);
        } finally {
          await site.close();
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('is counted right a day after events were lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), fc.nat(1_000), async (steps, seed) => {
        const site = await openSite(ISSUES);
        try {
          await withStrategy(site, FILE);
          site.host.setFaults([{ target: 'event', action: 'drop', every: 2, seed }]);
          for (const doing of steps) await live(site, doing);
          site.host.setFaults([]);
          await site.host.advance({ byMs: 25 * 3_600_000 });
          await site.host.settle();
          expect(await differences(site)).toEqual([]);
        } finally {
          await site.close();
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  }, 600_000);
});
