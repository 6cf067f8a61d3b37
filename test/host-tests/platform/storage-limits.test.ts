import type { Host } from '../../host/host';
import { callMain, tinyHost } from './tiny-app';
import { Filter, FilterConditions, ForgeKvsAPIError, kvs } from '@forge/kvs';

let host: Host;
let run: () => Promise<unknown>;
beforeEach(async () => {
  host = await tinyHost(() => run());
});
afterEach(() => host.close());

/** How the platform refuses what the app tries: status and code. */
async function refusal(attempt: () => Promise<unknown>): Promise<unknown> {
  run = () =>
    attempt().then(
      () => 'done',
      (error: unknown) =>
        error instanceof ForgeKvsAPIError ? `${String(error.responseDetails.status)} ${error.code}` : String(error),
    );
  return callMain(host);
}

const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
const sets = (count: number): Promise<void> =>
  Array.from({ length: count }, (_, at) => at)
    .reduce((transaction, at) => transaction.set(`k${String(at)}`, at), kvs.transact())
    .execute();

it.each<[string, string, () => Promise<unknown>]>([
  ['a value of 240 KiB', 'done', () => kvs.set('k', 'x'.repeat(240 * 1024 - 2))],
  ['a value over 240 KiB', '400 MAX_SIZE', () => kvs.set('k', 'x'.repeat(240 * 1024 - 1))],
  ['a value of 31 levels', 'done', () => kvs.set('k', nested(31))],
  ['a value of 32 levels', '400 MAX_DEPTH', () => kvs.set('k', nested(32))],
  ['no value', '400 INVALID_VALUE', () => kvs.set('k', null)],
  ['a key of 500 characters', 'done', () => kvs.set('k'.repeat(500), 1)],
  ['a key of 501 characters', '400 KEY_TOO_LONG', () => kvs.set('k'.repeat(501), 1)],
  ['a key with a slash', '400 INVALID_KEY', () => kvs.set('a/b', 1)],
  ['a blank key', '400 INVALID_KEY', () => kvs.get('  ')],
  ['no key', '400 KEY_TOO_SHORT', () => kvs.get('')],
  ['a transaction of 25 operations', 'done', () => sets(25)],
  ['a transaction of 26 operations', '400 TOO_MANY_OPERATIONS', () => sets(26)],
  ['a transaction that names a key twice', '400 DUPLICATE_KEY', () => kvs.transact().set('k', 1).delete('k').execute()],
  [
    'a transaction over 4 MB',
    '400 MAX_SIZE',
    () =>
      Array.from({ length: 20 }, (_, at) => at)
        .reduce((all, at) => all.set(`k${String(at)}`, 'x'.repeat(230_000)), kvs.transact())
        .execute(),
  ],
  ['an empty transaction', '400 EMPTY_TRANSACTION', () => kvs.transact().execute()],
  [
    'a batch of 26 keys',
    '400 TOO_MANY_KEYS',
    () => kvs.batchGet(Array.from({ length: 26 }, (_, at) => ({ key: `k${String(at)}` }))),
  ],
  ['a batch that names a key twice', '400 DUPLICATE_KEY', () => kvs.batchDelete([{ key: 'k' }, { key: 'k' }])],
  ['an undeclared entity', '400 INVALID_ENTITY_TYPE', () => kvs.entity('ghost').set('k', {})],
  ['an undeclared attribute', '400 INVALID_ENTITY_VALUE', () => kvs.entity('note').set('k', { colour: 'red' })],
  ['an attribute of another type', '400 INVALID_ENTITY_VALUE', () => kvs.entity('note').set('k', { rank: 1.5 })],
  ['an integer beyond 32 bits', '400 INVALID_ENTITY_VALUE', () => kvs.entity('note').set('k', { rank: 2 ** 31 })],
  ['an undeclared index', '400 INVALID_ENTITY_INDEX', () => kvs.entity('note').query().index('text').getMany()],
  ['an index without its partition', '400 INVALID_QUERY', () => kvs.entity('note').query().index('by-done').getMany()],
  ['a page of 101', '400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', () => kvs.query().limit(101).getMany()],
  ['a cursor of its own making', '400 INVALID_CURSOR', () => kvs.query().cursor('start').getMany()],
  ['a life of two years', '400 INVALID_TTL', () => kvs.set('k', 1, { ttl: { unit: 'DAYS', value: 730 } })],
])('answers %s by %s', async (_case, expected, attempt) => {
  await expect(refusal(attempt)).resolves.toBe(expected);
});

it('refuses a key that is taken when the policy says so, and leaves its value', async () => {
  await expect(refusal(() => kvs.set('k', 1))).resolves.toBe('done');
  await expect(refusal(() => kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).resolves.toBe('409 KEY_CONFLICT');
  run = () => kvs.get('k');
  await expect(callMain(host)).resolves.toBe(1);
});

it('applies all of a transaction or none of it', async () => {
  const wrong = {
    entityName: 'note',
    conditions: new Filter<{ rank: number }>().and('rank', FilterConditions.equalTo(7)),
  };
  await expect(refusal(() => kvs.transact().set('a', 1).set('n', { rank: 1 }, wrong).execute())).resolves.toBe(
    '409 CONDITIONAL_CHECK_FAILED',
  );
  run = async () => [(await kvs.get('a')) ?? null, (await kvs.entity('note').get('n')) ?? null];
  await expect(callMain(host)).resolves.toEqual([null, null]);
});

it('lets one of two transactions with the same condition through', async () => {
  const free = {
    entityName: 'note',
    conditions: new Filter<{ rank: number }>().and('rank', FilterConditions.notExists()),
  };
  run = () => kvs.transact().set('n', { rank: 1 }, free).execute();
  const results = await Promise.allSettled([callMain(host), callMain(host), callMain(host)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

it('forgets a value whose time has passed', async () => {
  run = () => kvs.set('k', 1, { ttl: { unit: 'MINUTES', value: 5 } });
  await callMain(host);
  run = async () => (await kvs.get('k')) ?? 'gone';
  await expect(callMain(host)).resolves.toBe(1);
  await host.advance({ byMs: 5 * 60_000 });
  await expect(callMain(host)).resolves.toBe('gone');
});

it('pages through everything exactly once, in byte order, while others write', async () => {
  run = async () => {
    for (const key of ['b', 'a', 'C', '_', '1']) await kvs.set(`p:${key}`, key);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = kvs
        .query()
        .where('key', { condition: 'BEGINS_WITH', values: ['p:'] })
        .limit(2);
      const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
      seen.push(...page.results.map(({ key }) => key));
      cursor = page.nextCursor;
      await kvs.set('p:0', 'written behind the cursor');
    } while (cursor !== undefined);
    return seen;
  };
  await expect(callMain(host)).resolves.toEqual(['p:1', 'p:C', 'p:_', 'p:a', 'p:b']);
});

it('refuses storage to an app without the scope', async () => {
  await host.close();
  const { TINY_MANIFEST } = await import('./tiny-app');
  host = await tinyHost(() => run(), { manifest: { ...TINY_MANIFEST, permissions: { scopes: [] } } });
  await expect(refusal(() => kvs.get('k'))).resolves.toBe('403 PERMISSION_DENIED');
});

it('refuses more units in a minute than an installation may use, until the minute is over', async () => {
  await host.close();
  host = await tinyHost(() => run(), { limits: { writeUnitsPerMinute: 3, readUnitsPerMinute: 2 } });
  const big = 'x'.repeat(15_000);
  await expect(refusal(() => kvs.set('k', big))).resolves.toBe('done');
  await expect(refusal(() => kvs.set('k', big))).resolves.toBe('429 RATE_LIMIT_EXCEEDED');
  await expect(refusal(() => kvs.get('k'))).resolves.toBe('done');
  await expect(refusal(() => kvs.get('k'))).resolves.toBe('429 RATE_LIMIT_EXCEEDED');
  await host.advance({ byMs: 60_000 });
  await expect(refusal(() => kvs.set('k', big))).resolves.toBe('done');
});
