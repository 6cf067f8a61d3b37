import type { Host } from '../../host/host';
import { callMain, tinyHost, TINY_MANIFEST } from './tiny-app';
import { InvocationError, Queue } from '@forge/events';

const queue = new Queue({ key: 'work' });
const issueUpdated = (id: string): { eventType: string; payload: Record<string, unknown> } => ({
  eventType: 'avi:jira:updated:issue',
  payload: { eventType: 'avi:jira:updated:issue', issue: { id }, selfGenerated: false },
});

let host: Host;
afterEach(() => host.close());

/** A site whose consumer and trigger write down what reaches them and when, in seconds after the start. */
async function recordingHost(options: Parameters<typeof tinyHost>[1] = {}): Promise<string[]> {
  const seen: string[] = [];
  const startMs = Date.parse('2026-01-05T10:00:00.000Z');
  const at = (): string => String(Math.floor((Date.now() - startMs) / 1000));
  host = await tinyHost(
    async (payload) => {
      const { call } = payload as { call: { payload: { push: unknown } } };
      await queue.push(call.payload.push as never);
    },
    {
      functions: {
        work: (event) => void seen.push(`${at()}: message ${String((event as { body: { n: number } }).body.n)}`),
        changed: (event) => void seen.push(`${at()}: issue ${(event as { issue: { id: string } }).issue.id}`),
      },
      ...options,
    },
  );
  return seen;
}

it('hands over what waits in the order in which it falls due, jumping the clock', async () => {
  const seen = await recordingHost();
  await callMain(host, {
    push: [{ body: { n: 1 }, delayInSeconds: 60 }, { body: { n: 2 } }, { body: { n: 3 }, delayInSeconds: 30 }],
  });
  await host.fire(issueUpdated('7'));
  expect(seen).toEqual([]);
  await host.settle();
  expect(seen).toEqual(['0: message 2', '0: issue 7', '30: message 3', '60: message 1']);
  expect(host.platform.deliveries.count()).toBe(0);
});

it('fires schedules only when the clock is moved, in order with what else falls due', async () => {
  const seen: string[] = [];
  host = await tinyHost(() => queue.push({ body: { n: 1 }, delayInSeconds: 600 }), {
    functions: {
      work: () => void seen.push('message'),
      hourly: () => void seen.push(new Date().toISOString().slice(11, 16)),
    },
  });
  await host.settle();
  expect(seen).toEqual([]);
  await callMain(host);
  await host.advance({ byMs: 2 * 3_600_000 + 6 * 60_000 });
  expect(seen).toEqual(['10:05', 'message', '11:05', '12:05']);
});

it('leaves out turns of a schedule that a fault takes, and makes up for none', async () => {
  const seen: string[] = [];
  host = await tinyHost(() => undefined, {
    functions: { hourly: () => void seen.push(new Date().toISOString().slice(11, 16)) },
  });
  host.setFaults([{ target: 'schedule', match: 'hourly', action: 'drop', every: 2 }]);
  await host.advance({ byMs: 4 * 3_600_000 });
  expect(seen).toEqual(['10:05', '12:05']);
  const leftOut = host.journal(0).calls.filter(({ target }) => target === 'schedule');
  expect(leftOut.map(({ call, fault }) => [call, fault])).toEqual([
    ['hourly', 'drop'],
    ['hourly', 'drop'],
  ]);
});

it('tries again as the app asks, with its data, and at most four times', async () => {
  const retries: unknown[] = [];
  host = await tinyHost(() => queue.push({ body: {} }), {
    functions: {
      work: (event) => {
        const { retryContext } = event as { retryContext?: { retryCount: number; retryData: unknown } };
        retries.push(retryContext === undefined ? 'first' : [retryContext.retryCount, retryContext.retryData]);
        return new InvocationError({
          retryAfter: 10,
          retryReason: 'FUNCTION_RETRY_REQUEST' as never,
          retryData: { page: 2 },
        });
      },
    },
  });
  await callMain(host);
  const usage = await host.settle();
  expect(retries).toEqual(['first', [1, { page: 2 }], [2, { page: 2 }], [3, { page: 2 }], [4, { page: 2 }]]);
  expect(usage.queue).toEqual({ pushes: 1, events: 1, retries: 4 });
  expect(usage.errors).toEqual([
    expect.objectContaining({ function: 'work', message: expect.stringContaining('given up') as string }),
  ]);
});

it('tries a consumer again that threw, but not a trigger', async () => {
  let consumed = 0;
  let triggered = 0;
  host = await tinyHost(() => queue.push({ body: {} }), {
    functions: {
      work: () => {
        if (++consumed === 1) throw new Error('once');
      },
      changed: () => {
        triggered++;
        throw new Error('always');
      },
    },
  });
  await callMain(host);
  await host.fire(issueUpdated('1'));
  await host.settle();
  expect([consumed, triggered]).toEqual([2, 1]);
});

it('counts a job done or failed', async () => {
  let jobId = '';
  host = await tinyHost(
    async (payload) => {
      const { call } = payload as { call: { payload: { push?: boolean } } };
      if (call.payload.push === true) ({ jobId } = await queue.push([{ body: { n: 1 } }, { body: { n: 2 } }]));
      return queue.getStats(jobId);
    },
    {
      functions: {
        work: (event) => {
          if ((event as { body: { n: number } }).body.n === 2) throw new Error('never works');
        },
      },
    },
  );
  await callMain(host, { push: true });
  await host.settle();
  await expect(callMain(host)).resolves.toEqual({ success: 1, inProgress: 0, failed: 1 });
});

it('loses events that are too large, of its own making, or beyond its scopes', async () => {
  const seen = await recordingHost({
    manifest: {
      ...TINY_MANIFEST,
      modules: {
        ...TINY_MANIFEST.modules,
        trigger: [{ ...TINY_MANIFEST.modules.trigger[0], filter: { ignoreSelf: true } }],
      },
    },
  });
  const event = issueUpdated('1');
  await host.fire({ ...event, payload: { ...event.payload, junk: 'x'.repeat(200 * 1024) } });
  await host.fire({ ...event, payload: { ...event.payload, selfGenerated: true } });
  await host.fire({ eventType: 'avi:jira:commented:issue', payload: {} });
  await host.settle();
  expect(seen).toEqual([]);
});

it('tells the app that it was installed, once in the life of a site', async () => {
  const seen: unknown[] = [];
  host = await tinyHost(() => undefined, {
    manifest: {
      ...TINY_MANIFEST,
      modules: {
        ...TINY_MANIFEST.modules,
        trigger: [{ key: 'life', function: 'changed', events: ['avi:forge:installed:app'] }],
      },
    },
    functions: { changed: (event) => void seen.push((event as { eventType: string }).eventType) },
  });
  await host.settle();
  await host.platform.install(undefined);
  await host.settle();
  expect(seen).toEqual(['avi:forge:installed:app']);
});

describe('faults of delivery', () => {
  const push = { push: [{ body: { n: 1 } }, { body: { n: 2 } }, { body: { n: 3 } }] };

  it.each<[string, { times?: number; every?: number; seed?: number; match?: string }, string[]]>([
    ['drop', { every: 2 }, ['1', '3']],
    ['duplicate', { times: 1 }, ['1', '2', '3', '1']],
    ['reorder', {}, ['3', '2', '1']],
    ['500', { times: 1 }, ['2', '3', '1']],
    ['timeout', { times: 1 }, ['1', '2', '3', '1']],
  ])('can %s messages (%j)', async (action, rule, expected) => {
    const seen = await recordingHost();
    await callMain(host, push);
    host.setFaults([{ target: 'queue', match: 'deliver', action: action as 'drop', ...rule }]);
    await host.settle();
    expect(seen.map((line) => line.slice(-1))).toEqual(expected);
  });

  it('shuffles by its seed the same way every time', async () => {
    const runs: string[][] = [];
    for (let run = 0; run < 2; run++) {
      const seen = await recordingHost();
      host.setFaults([{ target: 'event', action: 'reorder', seed: 11 }]);
      for (const id of ['1', '2', '3', '4', '5', '6']) await host.fire(issueUpdated(id));
      await host.settle();
      runs.push(seen.map((line) => line.slice(-1)));
      if (run === 0) await host.close();
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(['1', '2', '3', '4', '5', '6']);
    expect([...(runs[0] ?? [])].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

it.each([
  ['beyond the quota of the minute', { messagesPerMinute: 4 }, 'RateLimitError'],
  ['too many in a chain of messages', { cyclicPushes: 4 }, 'InvocationLimitReachedError'],
])('refuses a push %s', async (_case, limits, expected) => {
  const outcomes: string[] = [];
  const push = (): Promise<unknown> =>
    queue.push({ body: {} }).then(
      () => outcomes.push('pushed'),
      (error: unknown) => outcomes.push(error instanceof Error ? error.constructor.name : ''),
    );
  host = await tinyHost(push, { functions: { work: push }, limits });
  await callMain(host);
  await host.settle();
  expect(outcomes).toEqual(['pushed', 'pushed', 'pushed', 'pushed', expected]);
});

it('delivers by itself in a site whose clock runs', async () => {
  let delivered: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    delivered = resolve;
  });
  host = await tinyHost(() => queue.push({ body: {} }), {
    clockStart: undefined,
    functions: { work: () => void delivered() },
  });
  await callMain(host);
  await done;
  await host.settle();
  expect(host.platform.deliveries.count()).toBe(0);
});
