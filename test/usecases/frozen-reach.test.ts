import { step } from '../support/cycle-life';
import { openSite, strategyOf, withStrategy } from '../support/site';

const OPEN = { objective: 'OBJ-3' };
const whole = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-2' }] },
  { key: 'TGT-2', links: [{ issue: 'ONE-2' }, { issue: 'ONE-3' }], extra: OPEN },
]);
const FILE = {
  ...whole,
  cycles: [
    { key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31' },
    { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' },
  ],
  objectives: [
    { key: 'OBJ-2', name: 'Of the cycle that ends', cycle: 'FY21', level: 'organization' },
    { key: 'OBJ-3', name: 'Of the cycle that begins', cycle: 'FY22', level: 'organization' },
  ],
};

describe('a target whose cycle is closed', () => {
  it('listens to no project that its work moves to, so that events there cost one read again once nobody else does', async () => {
    const site = await openSite([
      { id: 1002, key: 'ONE-2' },
      { id: 1003, key: 'ONE-3' },
      { id: 2001, key: 'TWO-1' },
      { id: 2002, key: 'TWO-2', category: 'done' },
    ]);
    await withStrategy(site, FILE);
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    await site.host.settle();
    await site.rest('POST', '/rest/api/3/bulk/issues/move', {
      sendBulkNotification: false,
      targetToSourcesMapping: {
        'TWO,30': {
          issueIdsOrKeys: ['1002'],
          inferFieldDefaults: true,
          inferStatusDefaults: true,
          inferSubtaskTypeDefault: true,
          inferClassificationDefaults: true,
        },
      },
    });
    await site.host.settle();
    await site.data('alignment', 'unlinkIssue', { target: 'TGT-2', issueId: '1002' });
    await site.host.settle();
    site.host.resetUsage();
    const route = '/rest/api/3/issue/2001/transitions';
    const { transitions } = (await site.rest('GET', route)) as { transitions: ReadonlyArray<{ id: string }> };
    await site.rest('POST', route, { transition: { id: transitions.at(-1)?.id } });
    await site.host.settle();
    const { jira, kvs } = site.host.usage();
    await site.close();
    expect([jira.requests, kvs.readUnits, kvs.writeUnits]).toEqual([0, 1, 0]);
  });
});
