import { callMain, stubProduct, tinyHost } from './tiny-app';
import { asApp, asUser, route } from '@forge/api';
import { Queue } from '@forge/events';
import { Filter, FilterConditions, kvs, Sort, WhereConditions } from '@forge/kvs';

interface Note {
  text: string;
  rank: number;
  done: boolean;
}

it('answers every storage call of the SDK', async () => {
  const host = await tinyHost(async () => {
    await kvs.set('a:1', { n: 1 });
    await kvs.set('a:2', { n: 2 }, { ttl: { unit: 'HOURS', value: 1 } });
    await kvs.setSecret('token', 'shh');
    const note = kvs.entity<Note>('note');
    await note.set('n1', { text: 'first', rank: 3, done: false });
    await note.set('n2', { text: 'second', rank: 1, done: true });
    await kvs
      .transact()
      .set(
        'n3',
        { text: 'third', rank: 2, done: false },
        { entityName: 'note', conditions: new Filter<Note>().and('text', FilterConditions.notExists()) },
      )
      .delete('a:2')
      .check('n1', { entityName: 'note', conditions: new Filter<Note>().and('rank', FilterConditions.equalTo(3)) })
      .execute();
    const byRank = await note.query().index('rank').sort(Sort.DESC).limit(2).getMany();
    const open = await note
      .query()
      .index('by-done', { partition: [false] })
      .where(WhereConditions.greaterThan(2))
      .getMany();
    const texts = await note
      .query()
      .index('by-key')
      .filters(new Filter<Note>().or('text', FilterConditions.contains('ir')))
      .getMany();
    const batch = await kvs.batchGet([{ key: 'a:1' }, { key: 'n2', entityName: 'note' }, { key: 'gone' }]);
    await kvs.batchSet([{ key: 'b:1', value: 1 }]);
    await kvs.batchDelete([{ key: 'b:1' }]);
    const answer = {
      got: await kvs.get('a:1'),
      gone: (await kvs.get('a:2')) ?? null,
      secret: await kvs.getSecret('token'),
      previous: await kvs.set('a:1', { n: 9 }, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }),
      keys: (await kvs.query().where('key', WhereConditions.beginsWith('a:')).getMany()).results.map(({ key }) => key),
      byRank: byRank.results.map(({ key }) => key),
      more: byRank.nextCursor !== undefined,
      open: open.results.map(({ key }) => key),
      texts: texts.results.map(({ key }) => key),
      found: batch.successfulKeys.map(({ key }) => key),
      missed: batch.failedKeys.map(({ key, error }) => [key, error.code]),
    };
    await kvs.deleteSecret('token');
    await note.delete('n1');
    await kvs.delete('never-there');
    return { ...answer, deleted: [(await note.get('n1')) ?? null, (await kvs.getSecret('token')) ?? null] };
  });
  await expect(callMain(host)).resolves.toEqual({
    got: { n: 1 },
    gone: null,
    secret: 'shh',
    previous: { key: 'a:1', value: { n: 1 } },
    keys: ['a:1'],
    byRank: ['n1', 'n3'],
    more: true,
    open: ['n1'],
    texts: ['n1', 'n3'],
    found: ['a:1', 'n2'],
    missed: [['gone', 'KEY_NOT_FOUND']],
    deleted: [null, null],
  });
  await host.close();
});

it('answers every queue call of the SDK', async () => {
  const received: unknown[] = [];
  const host = await tinyHost(
    async () => {
      const queue = new Queue({ key: 'work' });
      const first = await queue.push({ body: { n: 1 } });
      const second = await queue.push([
        { body: { n: 2 }, delayInSeconds: 30 },
        { body: { n: 3 }, delayInSeconds: 30 },
      ]);
      const before = await queue.getStats(second.jobId);
      await queue.cancel(second.jobId);
      const missing = await queue
        .getStats('no-such-job')
        .catch((error: unknown) => (error instanceof Error ? error.constructor.name : 'none'));
      return { first: first.jobId, before, after: await queue.getStats(second.jobId), missing };
    },
    { functions: { work: (event) => void received.push(event) } },
  );
  const answer = await callMain(host);
  expect(answer).toEqual({
    first: expect.any(String) as string,
    before: { success: 0, inProgress: 2, failed: 0 },
    after: { success: 0, inProgress: 0, failed: 0 },
    missing: 'JobDoesNotExistError',
  });
  await host.settle();
  expect(received).toEqual([
    expect.objectContaining({ body: { n: 1 }, queueName: 'work', eventId: expect.any(String) as string }),
  ]);
  await host.close();
});

it('hands product calls to the product as the app or as the user', async () => {
  const jira = stubProduct(({ path }) => ({ status: 200, body: { path } }));
  const host = await tinyHost(
    async () => {
      const app = await asApp().requestJira(route`/rest/api/3/issue/${'10001'}?fields=status`);
      const body = {
        method: 'POST',
        body: JSON.stringify({ jql: 'order by id' }),
        headers: { 'Content-Type': 'application/json' },
      };
      const user = await asUser().requestJira(route`/rest/api/3/search/jql`, body);
      return [(await app.json()) as unknown, (await user.json()) as unknown, user.headers.get('x-ratelimit-limit')];
    },
    { products: { jira, confluence: stubProduct() } },
  );
  await expect(callMain(host)).resolves.toEqual([
    { path: '/rest/api/3/issue/10001?fields=status' },
    { path: '/rest/api/3/search/jql' },
    '65000',
  ]);
  expect(jira.asked.map(({ method, body, actor }) => ({ method, body, actor }))).toEqual([
    { method: 'GET', body: undefined, actor: { kind: 'app' } },
    {
      method: 'POST',
      body: { jql: 'order by id' },
      actor: { kind: 'user', accountId: host.people.find('user@example.com')?.accountId },
    },
  ]);
  await host.close();
});

it('has no user to speak for in a schedule', async () => {
  const seen: string[] = [];
  const host = await tinyHost(() => undefined, {
    functions: {
      hourly: async () => {
        await asUser()
          .requestJira(route`/rest/api/3/myself`)
          .catch((error: unknown) => seen.push(error instanceof Error ? error.name : 'none'));
      },
    },
  });
  await host.advance({ byMs: 3_600_000 });
  expect(seen).toEqual(['NEEDS_AUTHENTICATION_ERR']);
  await host.close();
});
