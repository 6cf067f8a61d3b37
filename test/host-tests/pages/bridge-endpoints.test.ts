import { macrosOf } from '../../host/confluence/macro-node';
import { createContentStore } from '../../host/confluence/content-store';
import { memberOf } from '../confluence/wiki-site';
import { smallSite, type SmallSite } from './small-site';

let site: SmallSite;
const ADMIN = '557058:00000000-0000-4000-8000-0000000000a1';
const USER = '557058:00000000-0000-4000-8000-0000000000b2';

beforeAll(async () => {
  site = await smallSite({
    calls: (payload) => {
      const { call, context } = payload as {
        call: { functionKey: string; payload: unknown };
        context: { accountId: string; extension: unknown };
      };
      if (call.functionKey === 'fail') throw new Error('no luck');
      return {
        functionKey: call.functionKey,
        payload: call.payload,
        accountId: context.accountId,
        extension: context.extension,
      };
    },
  });
});
afterAll(() => site.close());

const about = (
  moduleKey: string,
  accountId: string | null = USER,
  extension: Readonly<Record<string, unknown>> = {},
) => ({ moduleKey, accountId, context: { extension } });
const clock = { siteOffsetMs: expect.any(Number) as unknown };

describe('invoke over the bridge', () => {
  it("reaches the module's resolver as the person on the page, with the module's context", async () => {
    const answer = await site.bridge('invoke', {
      ...about('panel', USER, { issue: { id: '10001' } }),
      functionKey: 'echo',
      payload: { n: 1 },
    });
    expect(answer).toEqual({
      ...clock,
      value: {
        functionKey: 'echo',
        payload: { n: 1 },
        accountId: USER,
        extension: { type: 'jira:issuePanel', issue: { id: '10001' } },
      },
    });
  });

  it('is refused with the reason when the function throws or there is none', async () => {
    const answers = await Promise.all([
      site.bridge('invoke', { ...about('panel'), functionKey: 'fail' }),
      site.bridge('invoke', { ...about('none'), functionKey: 'echo' }),
    ]);
    expect(answers).toEqual([
      { ...clock, error: { name: 'Error', message: 'Error: no luck' } },
      { ...clock, error: { name: 'Error', message: "There is no module 'none'." } },
    ]);
  });
});

describe('product requests over the bridge', () => {
  const fetchAs = (
    accountId: string | null,
    restPath: string,
    init: Readonly<Record<string, unknown>> = {},
    product = 'jira',
  ) =>
    site.bridge('fetch-product', {
      ...about('panel', accountId),
      request: { product, restPath, fetchRequestInit: init },
    });

  it('are made in the name of the person, within the scopes of the app', async () => {
    const seen = await fetchAs(USER, '/rest/api/3/issue/WEB-1?fields=summary');
    const hidden = await fetchAs('outsider', '/rest/api/3/issue/WEB-1?fields=summary');
    const unscoped = await fetchAs(USER, '/wiki/api/v2/spaces', {}, 'confluence');
    const statuses = [seen, hidden, unscoped].map((answer) => memberOf(answer, 'value', 'status'));
    expect(statuses).toEqual([200, 404, 403]);
  });

  it('to anything else are not modelled and named', async () => {
    expect(await fetchAs(USER, '/2.0/user', {}, 'bitbucket')).toEqual({
      ...clock,
      error: { name: 'Error', message: 'a request to bitbucket is not modelled' },
    });
    expect(site.host.notModelled()).toContain('a request to bitbucket');
  });
});

describe("a macro's configuration over the bridge", () => {
  const submit = (submitted: unknown, accountId: string | null = USER) =>
    site.bridge('macro-config', {
      ...about('table', accountId),
      macro: { pageId: '1001', localId: 'strategy-table-1' },
      submitted,
    });
  const page = () => createContentStore(site.host.store).findPage('1001');

  it('is kept in the page as its next version', async () => {
    const before = page()?.version.number ?? 0;
    const answer = await submit({ config: { objectives: ['OBJ-1', 'OBJ-2'] } });
    const after = page();
    expect(answer).toEqual({ ...clock, value: true });
    expect(after?.version).toEqual(expect.objectContaining({ number: before + 1, authorId: USER }));
    expect(after && macrosOf(after.body).map(({ config }) => config)).toEqual([{ objectives: ['OBJ-1', 'OBJ-2'] }]);
  });

  it.each([
    ['a bare value', { objectives: [] }, '"objectives" is not part of what a macro submits'],
    ['no config', {}, 'config is not an object'],
    ['a null', { config: { a: null } }, 'config.a is null, nested too deep or not JSON'],
    ['a nested list', { config: { a: [[1]] } }, 'config.a is null, nested too deep or not JSON'],
    ['a body', { config: {}, body: {} }, 'a macro without layout "bodied" has no body'],
  ])('is refused when it is %s', async (_what, submitted, reason) => {
    const before = page();
    expect(await submit(submitted)).toEqual({
      ...clock,
      error: { name: 'Error', message: `The configuration was refused: ${reason}` },
    });
    expect(page()).toEqual(before);
  });

  it('is not for people who are not logged in', async () => {
    const before = page();
    expect(await submit({ config: {} }, null)).toEqual({
      ...clock,
      error: { name: 'Error', message: 'The page does not exist any more, or you may not change it' },
    });
    expect(page()).toEqual(before);
  });
});

describe('the bridge', () => {
  it('refuses garbage and pages of other sites', async () => {
    const post = (op: string, body: string, headers: Record<string, string> = {}) =>
      fetch(`${site.url}/_site/bridge/${op}`, { method: 'POST', body, headers });
    const answers = await Promise.all([
      post('invoke', '{}'),
      post('invoke', 'not json'),
      post('none', '{}'),
      post('invoke', JSON.stringify({ ...about('settings', ADMIN), functionKey: 'echo' }), {
        origin: 'http://example.com',
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 403]);
  });

  it('records what the page does not model', async () => {
    await site.bridge('not-modelled', { what: 'bridge operation openRovo' });
    expect(site.host.notModelled()).toContain('bridge operation openRovo');
  });
});
