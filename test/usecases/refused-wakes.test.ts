import type { FaultRule } from '../host/platform/faults';
import { beginLife } from '../support/life/live';
import { differencesNow } from '../support/life/truth';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

const MINUTE_MS = 60_000;
const PUSHES = [429, 500, 400] as const;
const refusing = (status: (typeof PUSHES)[number]): readonly FaultRule[] => [
  { target: 'queue', match: 'push', action: `${status}` },
];

const ISSUES: readonly TestIssue[] = [
  { id: 1, key: 'ONE-1', level: 1 },
  { id: 2, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 3, key: 'ONE-3', parent: 'ONE-1' },
  { id: 4, key: 'TWO-1', level: 1 },
  { id: 5, key: 'TWO-2', parent: 'TWO-1', category: 'done' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [{ issue: 'TWO-1' }] },
]);

async function move(site: TestSite, key: string, status: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === status)?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

interface Told {
  readonly key: string;
  readonly result: { readonly complete: boolean; readonly actual: number | null; readonly staleSince?: string | null };
}

/** What an export says of a target, and whether its page says the same. */
async function told(site: TestSite, key: string) {
  const { file } = await site.data('settings', 'exportStrategy', {});
  const result = (file['targets'] as readonly Told[]).find((target) => target.key === key)?.result;
  const { target } = await site.data('strategy', 'getTarget', { target: key });
  const staleSince = result?.staleSince ?? null;
  expect(target.result.staleSince).toBe(staleSince);
  return { actual: result?.actual, staleSince };
}

describe('when the queue takes no message', () => {
  it.each(PUSHES)(
    'and answers %s, a number that waits says since when, until it has been brought up to date',
    async (status) => {
      const site = await openSite(ISSUES);
      await withStrategy(site, FILE);
      await site.host.advance({ byMs: 10 * MINUTE_MS });
      expect(await told(site, 'TGT-1')).toEqual({ actual: 50, staleSince: null });
      site.host.setFaults([...refusing(status)]);
      await move(site, 'ONE-2', 'Backlog');
      const seen = [];
      const other = [];
      for (const minutes of [1, 4, 5, 4]) {
        await site.host.advance({ byMs: minutes * MINUTE_MS });
        seen.push(await told(site, 'TGT-1'));
        other.push((await told(site, 'TGT-2')).staleSince);
      }
      site.host.setFaults([]);
      await site.host.advance({ byMs: 6 * MINUTE_MS });
      const after = await told(site, 'TGT-1');
      await site.close();
      const since = seen[0]?.staleSince;
      expect(since).toMatch(/^2021-06-30T12:1/);
      expect(seen).toEqual(Array.from({ length: 4 }, () => ({ actual: 50, staleSince: since })));
      // Whose work nobody has touched is believed, until no look has confirmed it for eleven minutes.
      expect(other.slice(0, 2)).toEqual([null, null]);
      expect(other.at(-1)).toMatch(/^2021-06-30T12:1/);
      expect(after).toEqual({ actual: 0, staleSince: null });
    },
    60_000,
  );
});

/** What may keep a number from being brought up to date for as long as it lasts. */
const LASTING: Readonly<Record<string, readonly FaultRule[]>> = {
  'the queue refuses': refusing(429),
  'the queue fails': refusing(500),
  'the queue takes no message, as right after a deploy': refusing(400),
  'the queue refuses every other message': [{ target: 'queue', match: 'push', action: '429', every: 2 }],
  'Jira asks to wait': [{ target: 'jira', match: 'bulkfetch', action: '429' }],
  'Jira fails': [{ target: 'jira', match: 'bulkfetch', action: '500' }],
  'its quota is used up': [{ target: 'jira', match: 'bulkfetch', action: 'quota' }],
};

describe('no number is wrong and says nothing of it while', () => {
  it.each(Object.entries(LASTING))(
    '%s',
    async (_name, rules) => {
      const life = await beginLife();
      const { site } = life;
      try {
        site.host.setFaults([...rules]);
        await move(site, 'ONE-5', 'Shipped');
        await site.rest('PUT', '/rest/api/3/issue/ONE-6', { fields: { parent: { key: 'ONE-2' } } });
        await site.rest('DELETE', '/rest/api/3/issue/TWO-2');
        const unsaid: string[] = [];
        for (const minutes of [1, 5, 5, 5]) {
          await site.host.advance({ byMs: minutes * MINUTE_MS });
          // The oracle asks Jira itself.
          site.host.setFaults([]);
          const wrong = await differencesNow(site, life.strategy);
          const { file } = await site.data('settings', 'exportStrategy', {});
          site.host.setFaults([...rules]);
          const owns = new Set(
            (file['targets'] as readonly Told[]).flatMap(({ key, result }) =>
              result.complete && (result.staleSince ?? null) === null ? [key] : [],
            ),
          );
          unsaid.push(...wrong.filter((line) => owns.has(line.split(/[:.]/)[0] ?? '')));
        }
        expect(unsaid).toEqual([]);
        site.host.setFaults([]);
        await site.host.advance({ byMs: 60 * MINUTE_MS });
        await site.host.settle();
        expect(await differencesNow(site, life.strategy)).toEqual([]);
      } finally {
        await site.close();
      }
    },
    60_000,
  );
});
