import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const MINUTE_MS = 60_000;
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  // Read whole once a day, by the clock.
  { key: 'TGT-2', links: [{ jql: 'project = ONE AND created >= -5200w' }] },
]);

describe('a past whose reading was stopped', () => {
  let site: TestSite;
  let stopped: number;
  beforeEach(async () => {
    site = await openSite([
      { id: 1, key: 'ONE-1', category: 'done' },
      { id: 2, key: 'ONE-2' },
    ]);
    site.host.setFaults([{ target: 'jira', match: 'changelog', action: '429' }]);
    await site.data('settings', 'importStrategy', { file: FILE });
    await site.host.advance({ byMs: MINUTE_MS });
    stopped = (await site.data('settings', 'stopJob', { job: 'past' })).stopped;
    site.host.setFaults([]);
  });
  afterEach(async () => site.close());

  const jobs = async () => (await site.data('settings', 'getBackground', {})).jobs.map(({ job }) => job);
  const past = async (target: string) => {
    const { rebuilt, isStopped } = await site.data('strategy', 'getHistory', { target });
    return { rebuilt, isStopped };
  };
  const STOPPED = { rebuilt: false, isStopped: true };
  const KNOWN = { rebuilt: true, isStopped: false };

  it('stays so, however often the clock has its work read, and its target says that it was stopped', async () => {
    await site.host.advance({ byMs: 2 * 24 * 60 * MINUTE_MS });
    expect([stopped, await jobs()]).toEqual([2, []]);
    expect([await past('TGT-1'), await past('TGT-2')]).toEqual([STOPPED, STOPPED]);
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-1', from: '2021-06-01' });
    expect(changes).toMatchObject(STOPPED);
  }, 60_000);

  it('is read once somebody has its target read again, and only that', async () => {
    await site.data('strategy', 'refreshTarget', { target: 'TGT-1' });
    await site.host.advance({ byMs: 2 * MINUTE_MS });
    expect([await past('TGT-1'), await past('TGT-2')]).toEqual([KNOWN, STOPPED]);
  });

  it('is read once somebody has everything read again', async () => {
    await site.data('settings', 'readEverything', {});
    await site.host.advance({ byMs: 2 * MINUTE_MS });
    expect([await past('TGT-1'), await past('TGT-2')]).toEqual([KNOWN, KNOWN]);
  });

  it('does not keep the past of a target that comes later', async () => {
    await withStrategy(site, strategyOf([{ key: 'TGT-3', links: [{ issue: 'ONE-1' }] }]));
    await site.host.advance({ byMs: 2 * MINUTE_MS });
    expect([await past('TGT-3'), await past('TGT-1')]).toEqual([KNOWN, STOPPED]);
  });
});
