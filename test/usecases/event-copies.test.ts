import { openSite, strategyOf, withStrategy } from '../support/site';

describe('a site on which every event comes twice', () => {
  it('settles, with the same numbers', async () => {
    const site = await openSite([
      { id: 1001, key: 'ONE-1' },
      { id: 1002, key: 'ONE-2', category: 'done' },
    ]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ jql: 'project = ONE' }] }]));
    site.host.resetUsage();
    site.host.setFaults([{ target: 'event', action: 'duplicate' }]);
    await site.rest('PUT', '/rest/api/3/issue/ONE-1', { fields: { labels: ['calm'] } });
    await site.host.settle();
    const { invocations } = site.host.usage();
    expect(invocations['on-issue-changed']?.count).toBe(2);
    expect((await site.results()).get('TGT-1')?.leaves).toMatchObject({ done: 1, total: 2 });
    await site.close();
  });
});
