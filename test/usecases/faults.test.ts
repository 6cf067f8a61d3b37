import type { FaultRule } from '../host/platform/faults';
import type { LifeStrategy } from '../support/life/company';
import { beginLife, type Life } from '../support/life/live';
import { differencesNow } from '../support/life/truth';
import { withQuickPauses } from '../support/quick-pauses';

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

/**
 * Whatever Jira, storage and the queue answer for a while: in the end every number is the oracle's, and while it lasts no
 * number that has not been brought up to date claims to be.
 */
const FAULTS: Readonly<Record<string, readonly FaultRule[]>> = {
  'Jira asks to wait, with and without Retry-After': [{ target: 'jira', action: '429', every: 2, times: 8 }],
  'Jira fails': [{ target: 'jira', action: '500', every: 2, times: 12 }],
  'Jira does not answer in time': [{ target: 'jira', action: 'timeout', every: 3, times: 6 }],
  'storage is busy': [{ target: 'kvs', action: '429', every: 5, times: 20 }],
  'storage fails': [{ target: 'kvs', action: '500', every: 7, times: 12 }],
  'storage answers too late, after it has written': [{ target: 'kvs', action: 'timeout', every: 6, times: 12 }],
  'the queue refuses messages': [{ target: 'queue', match: 'push', action: '429', times: 4 }],
  'the queue refuses every message, as right after a deploy': [{ target: 'queue', match: 'push', action: '400' }],
  'Jira cuts searches short and says so': [{ target: 'jira', match: 'search/jql', action: 'truncated', times: 6 }],
  'Jira cannot load some of the issues it is asked for': [
    { target: 'jira', match: 'bulkfetch', action: 'partial', times: 5 },
  ],
  'lists of storage lag behind for longer than a round waits': [{ target: 'kvs', action: 'lag', seconds: 40 }],
  'storage reads only some of a batch': [{ target: 'kvs', match: 'batch/get', action: 'partial', every: 3, times: 30 }],
  'the queue fails': [{ target: 'queue', match: 'push', action: '500', every: 2, times: 4 }],
  'events come twice, out of order and not at all': [
    { target: 'event', action: 'drop', every: 3 },
    { target: 'event', action: 'duplicate', every: 2 },
    { target: 'event', action: 'reorder', every: 2 },
  ],
};

const withLink = (strategy: LifeStrategy, { target, issueId }: { target: string; issueId: string }): LifeStrategy => ({
  ...strategy,
  links: [...strategy.links, { target, issueId, below: true }],
});

async function close(life: Life, key: string): Promise<void> {
  const { transitions } = (await life.site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await life.site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

describe('numbers are right in the end though', () => {
  it.each(Object.entries(FAULTS))(
    '%s',
    async (_name, rules) => {
      const life = await beginLife();
      const { site } = life;
      try {
        site.host.setFaults(rules);
        await close(life, 'ONE-5');
        await site.rest('PUT', '/rest/api/3/issue/ONE-6', { fields: { parent: { key: 'ONE-2' } } });
        await site.rest('DELETE', '/rest/api/3/issue/TWO-2');
        // A person goes on meanwhile; what they do is saved whatever befalls the work that it makes.
        const wanted = { target: 'TGT-EPIC', issueId: '2001' };
        const linked = await site.call('alignment', 'linkIssue', wanted);
        await site.host.settle();
        site.host.setFaults([]);
        if (!linked.ok) await site.data('alignment', 'linkIssue', wanted);
        await site.host.advance({ byMs: 6 * 3_600_000 });
        await site.host.settle();
        life.strategy = withLink(life.strategy, wanted);
        expect(await differencesNow(site, life.strategy)).toEqual([]);
        expect(linked.ok ? 'ok' : linked.code).toMatch(/^(ok|busy|unavailable)$/);
      } finally {
        await site.close();
      }
    },
    120_000,
  );
});

describe('while Jira cannot be asked', () => {
  it('a target with new links says since when it is stale, and keeps what it last was', async () => {
    const { site } = await beginLife();
    const staleness = async () => {
      const { targets } = await site.data('strategy', 'getStrategy', {});
      const { result } = targets.find(({ key }) => key === 'TGT-EPIC') ?? {};
      return { isStale: result?.staleSince !== null, total: result?.leaves?.total };
    };
    expect(await staleness()).toEqual({ isStale: false, total: 1 });
    await site.data('alignment', 'linkIssue', { target: 'TGT-EPIC', issueId: '2001' });
    site.host.setFaults([{ target: 'jira', match: 'search/jql', action: '429' }]);
    await site.host.advance({ byMs: 120_000 });
    expect(await staleness()).toEqual({ isStale: true, total: 1 });
    site.host.setFaults([]);
    await site.host.settle();
    expect(await staleness()).toEqual({ isStale: false, total: 2 });
    await site.close();
  });
});
