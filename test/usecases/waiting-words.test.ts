import type { FaultRule } from '../host/platform/faults';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

const MINUTE_MS = 60_000;
const ISSUES: readonly TestIssue[] = [
  { id: 1, key: 'ONE-1', level: 1 },
  { id: 2, key: 'ONE-2', parent: 'ONE-1' },
  { id: 3, key: 'ONE-3', parent: 'ONE-1', category: 'done' },
  { id: 4, key: 'TWO-1', level: 1 },
  { id: 5, key: 'TWO-2', parent: 'TWO-1', category: 'done' },
  { id: 6, key: 'SIX-1' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [{ issue: 'TWO-1' }] },
  // It may match anywhere: a scope that names another project is not asked about a change, and holds nothing up.
  { key: 'TGT-J', links: [{ jql: 'project = SIX OR labels = urgent' }] },
  { key: 'TGT-M', links: [], extra: { measure: { type: 'metric', take: 'latest' }, unit: 'points' } },
]);

/** Only the worker asks Jira which scopes match, so that pages are answered all the while. */
const HOLDS: Readonly<Record<string, FaultRule>> = {
  'its quota of the hour is used up': { target: 'jira', match: 'jql/match', action: 'quota' },
  'it asks to wait': { target: 'jira', match: 'jql/match', action: '429' },
  'it fails': { target: 'jira', match: 'jql/match', action: '500' },
};

async function ship(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

/** Since when each target says that it is stale, on every surface. */
async function words(site: TestSite) {
  const { targets } = await site.data('strategy', 'getStrategy', {}, USER);
  const { paths } = await site.data('alignment', 'getAlignment', { issueId: '2' }, USER);
  const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' }, USER);
  const table = await site.data('strategy-table', 'getStrategyTable', { objectives: ['OBJ-2'] }, USER);
  const { file } = await site.data('settings', 'exportStrategy', {});
  const exported = file['targets'] as ReadonlyArray<{ key: string; result: { staleSince?: string } }>;
  const extensionPayload = { config: { objectives: ['OBJ-2'] } };
  const printed = await site.host.callFunction('export-table', 'strategy-table', { extensionPayload }, USER);
  return {
    page: Object.fromEntries(targets.map(({ key, result }) => [key, result.staleSince])),
    panel: paths[0]?.target.result.staleSince,
    drawer: target.result.staleSince,
    macro: table.targets.find(({ key }) => key === 'TGT-1')?.result.staleSince,
    file: exported.find(({ key }) => key === 'TGT-1')?.result.staleSince ?? null,
    isPrinted: JSON.stringify(printed).includes('(stale since 2021-06-30 12:0'),
  };
}

const FRESH = {
  page: { 'TGT-1': null, 'TGT-2': null, 'TGT-J': null, 'TGT-M': null },
  panel: null,
  drawer: null,
  macro: null,
  file: null,
  isPrinted: false,
};

async function openHeldUp(rule: FaultRule): Promise<TestSite> {
  const site = await openSite(ISSUES);
  await withStrategy(site, FILE);
  await site.host.advance({ byMs: MINUTE_MS });
  expect(await words(site)).toEqual(FRESH);
  site.host.setFaults([rule]);
  return site;
}

describe('while Jira cannot be asked because', () => {
  it.each(Object.entries(HOLDS))(
    '%s, what a change may move says since when it is stale, everywhere, and nothing else does',
    async (_name, rule) => {
      const site = await openHeldUp(rule);
      await ship(site, 'ONE-2');
      await site.host.advance({ byMs: 3 * MINUTE_MS });
      const during = await words(site);
      site.host.setFaults([]);
      await site.host.advance({ byMs: 75 * MINUTE_MS });
      const after = await words(site);
      const done = (await site.results()).get('TGT-1')?.leaves?.done;
      await site.close();
      const since = during.page['TGT-1'];
      expect(since).toMatch(/^2021-06-30T12:0/);
      // A scope may match what has changed; the other epic and a value that people enter have nothing to wait for.
      const page = { 'TGT-1': since, 'TGT-2': null, 'TGT-J': since, 'TGT-M': null };
      expect(during).toEqual({ page, panel: since, drawer: since, macro: since, file: since, isPrinted: true });
      expect(after).toEqual(FRESH);
      expect(done).toBe(2);
    },
    60_000,
  );

  it('its quota is used up, work that is new makes every number that work feeds say so, since it was first held up', async () => {
    const site = await openHeldUp({ target: 'jira', match: 'jql/match', action: 'quota' });
    const fields = { summary: 'New', project: { key: 'ONE' }, issuetype: { id: '30' }, parent: { key: 'ONE-1' } };
    await site.rest('POST', '/rest/api/3/issue', { fields });
    await site.host.advance({ byMs: 3 * MINUTE_MS });
    const first = await words(site);
    await ship(site, 'ONE-2');
    await site.host.advance({ byMs: 20 * MINUTE_MS });
    const later = await words(site);
    await site.close();
    const since = first.page['TGT-1'];
    expect(since).toMatch(/^2021-06-30T12:0/);
    expect(first.page).toEqual({ 'TGT-1': since, 'TGT-2': since, 'TGT-J': since, 'TGT-M': null });
    expect(later.page).toEqual(first.page);
  }, 60_000);

  it('of what a worker said last nothing is believed for ever, once no work waits', async () => {
    const site = await openHeldUp({ target: 'jira', match: 'search/jql', action: 'quota' });
    await site.data('settings', 'readEverything', {});
    await site.host.advance({ byMs: MINUTE_MS });
    // Nobody wakes the worker any more, so that it cannot take back what it said.
    const noWorker: FaultRule = { target: 'queue', action: 'drop' };
    site.host.setFaults([noWorker]);
    await site.host.advance({ byMs: 90 * MINUTE_MS });
    expect((await words(site)).page['TGT-1']).toMatch(/^2021-06-30T12:0/);
    await site.data('settings', 'stopJob', { job: 'reading' });
    await site.host.advance({ byMs: 90 * MINUTE_MS });
    expect((await words(site)).page).toEqual(FRESH.page);
    await site.close();
  }, 60_000);
});
