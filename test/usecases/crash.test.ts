import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalSiteIn, type LocalSite } from '../support/local-site';
import { siteLines, strategyOf, type TestIssue } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  ...Array.from({ length: 30 }, (_, index): TestIssue => ({
    id: 1100 + index,
    key: `ONE-${100 + index}`,
    parent: 'ONE-1',
    category: index % 3 === 0 ? 'done' : 'new',
  })),
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [{ jql: 'project = ONE AND issuetype = Story' }] },
  { key: 'TGT-3', links: [{ issue: 'ONE-101' }, { issue: 'ONE-102' }] },
]);

/** Results without what time alone moves: a restart takes time. */
async function exported(site: LocalSite): Promise<unknown> {
  const answer = await site.invoke('settings', 'exportStrategy', {});
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      ['asOf', 'expected', 'variance'].includes(key) ? undefined : value,
    ),
  ) as unknown;
}

async function close(site: LocalSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

/** The process dies at the n-th such call of the round; then the site is started again on what it left. */
const CRASHES = [
  { target: 'kvs', match: 'transaction', every: 1 },
  { target: 'kvs', match: 'transaction', every: 3 },
  { target: 'kvs', match: 'transaction', every: 6 },
  { target: 'jira', match: 'search/jql', every: 2 },
] as const;

describe('a process killed during a settle', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-crash-'));
    writeFileSync(path.join(folder, 'site.jsonl'), siteLines(ISSUES));
    writeFileSync(path.join(folder, 'strategy.json'), JSON.stringify(FILE));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = async (name: string): Promise<LocalSite> =>
    startLocalSiteIn(
      path.join(folder, name),
      ...['--seed', 'empty', '--clock', '2021-06-30T12:00:00Z'],
      ...['--site', path.join(folder, 'site.jsonl'), '--strategy', path.join(folder, 'strategy.json')],
    );

  async function live(site: LocalSite): Promise<void> {
    for (const key of ['ONE-101', 'ONE-104', 'ONE-107']) await close(site, key);
    await site.rest('DELETE', '/rest/api/3/issue/ONE-110');
  }

  it('ends in the same export as one that was left alone', async () => {
    const calm = await start('calm');
    await live(calm);
    await calm.settle();
    const expected = await exported(calm);
    await calm.stop();
    expect(JSON.stringify(expected)).toContain('"total":29');

    for (const [index, crash] of CRASHES.entries()) {
      const doomed = await start(`crash-${index}`);
      await live(doomed);
      await doomed.setFaults([{ ...crash, action: 'crash', times: 1 }]);
      await expect(doomed.settle()).rejects.toThrow();
      await doomed.ended;
      const again = await start(`crash-${index}`);
      await again.settle();
      expect({ crash, exported: await exported(again) }).toEqual({ crash, exported: expected });
      await again.stop();
    }
  }, 180_000);

  it('keeps what was done before it was killed', async () => {
    const site = await start('killed');
    await site.settle();
    await live(site);
    site.kill();
    await site.ended;
    const again = await start('killed');
    await again.settle();
    expect(JSON.stringify(await exported(again))).toContain('"total":29');
    await again.stop();
  }, 60_000);
});
