import { load } from 'cheerio';
import { HOSTILE, smallSite, writtenJson, type SmallSite } from './small-site';

let site: SmallSite;
beforeAll(async () => {
  site = await smallSite();
});
afterAll(() => site.close());

const statusOf = async (path: string, as?: string) => (await site.get(path, as)).status;

/** What a page's script is told about the frames it is to mount. */
function framesOf(text: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const $ = load(text);
  return $('[data-frame]')
    .toArray()
    .map((place) => writtenJson($(place).attr('data-frame')));
}

describe('who may see which page', () => {
  const EXPECTED: ReadonlyArray<readonly [string, Readonly<Record<string, number>>]> = [
    ['/', { admin: 200, user: 200, outsider: 200, wiki: 403, nobody: 401 }],
    ['/projects/WEB', { admin: 200, user: 200, outsider: 404, wiki: 403, nobody: 401 }],
    ['/projects/NONE', { admin: 404, user: 404, outsider: 404, wiki: 403, nobody: 401 }],
    ['/browse/WEB-1', { admin: 200, user: 200, outsider: 404, wiki: 403, nobody: 401 }],
    ['/jira/apps/strategy', { admin: 200, user: 200, outsider: 200, wiki: 403, nobody: 401 }],
    ['/jira/apps/none', { admin: 404, user: 404, outsider: 404, wiki: 403, nobody: 401 }],
    ['/jira/projects/WEB/apps/team', { admin: 200, user: 200, outsider: 404, wiki: 403, nobody: 401 }],
    ['/jira/settings/apps/settings', { admin: 200, user: 403, outsider: 403, wiki: 403, nobody: 401 }],
    ['/jira/dashboards/1', { admin: 501, user: 501, outsider: 501, wiki: 501, nobody: 501 }],
    ['/wiki/spaces', { admin: 200, user: 200, outsider: 200, wiki: 200, nobody: 401 }],
    ['/wiki/spaces/STRAT', { admin: 200, user: 200, outsider: 200, wiki: 200, nobody: 401 }],
    ['/wiki/spaces/STRAT/pages/1001', { admin: 200, user: 200, outsider: 200, wiki: 200, nobody: 401 }],
    ['/wiki/spaces/STRAT/pages/9', { admin: 404, user: 404, outsider: 404, wiki: 404, nobody: 401 }],
    ['/nowhere', { admin: 404, user: 404, outsider: 404, wiki: 404, nobody: 404 }],
  ];

  it.each(EXPECTED)('%s', async (path, expected) => {
    const actors = Object.keys(expected);
    const statuses = await Promise.all(
      actors.map((actor) => statusOf(path, actor === 'nobody' ? actor : `${actor}@example.com`)),
    );
    expect(Object.fromEntries(actors.map((actor, index) => [actor, statuses[index]]))).toEqual(expected);
  });

  it('takes as=<email> for the rest of the visit and refuses a stranger', async () => {
    const switched = await site.get('/?as=user@example.com', 'admin@example.com');
    const cookie = (switched.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const later = await fetch(`${site.url}/`, { headers: { cookie } });
    expect(load(switched.text)('details.menu > summary').text().trim()).toBe('Ordinary User ▾');
    expect(
      load(await later.text())('details.menu > summary')
        .text()
        .trim(),
    ).toBe('Ordinary User ▾');
    expect(await statusOf('/?as=stranger@example.com')).toBe(404);
  });

  it('keeps the theme that was chosen', async () => {
    const dark = await site.get('/?theme=dark');
    const cookie = (dark.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const later = await fetch(`${site.url}/`, { headers: { cookie } });
    expect([
      load(dark.text)('html').attr('data-color-mode'),
      load(await later.text())('html').attr('data-color-mode'),
    ]).toEqual(['dark', 'dark']);
  });
});

describe('pages', () => {
  it('show names that look like markup as the text they are', async () => {
    const pages = await Promise.all(['/', '/projects/WEB', '/browse/WEB-1'].map((path) => site.get(path)));
    const wiki = await site.get('/wiki/spaces', 'wiki@example.com');
    for (const { text } of [...pages, wiki]) expect(text).not.toContain('<script>alert');
    expect(load(pages[2]?.text ?? '')('h1').text()).toBe(HOSTILE);
    expect(load(wiki.text)('details.menu > summary').text().trim()).toBe(`${HOSTILE} ▾`);
  });

  it('list the issues of a project to the end', async () => {
    const first = load((await site.get('/projects/WEB')).text);
    const next = first('a.button')
      .filter((_, link) => first(link).text() === 'Next page')
      .attr('href');
    const second = load((await site.get(next ?? '/none')).text);
    const keys = [first, second].flatMap(($) =>
      $('tbody tr td:first-child')
        .toArray()
        .map((cell) => $(cell).text()),
    );
    expect(new Set(keys).size).toBe(60);
    expect(
      second('a.button')
        .toArray()
        .map((link) => second(link).text()),
    ).toEqual(['First page']);
  });

  it('show an issue with its parent, its children and transitions that work', async () => {
    const child = load((await site.get('/browse/WEB-2')).text);
    const parent = load((await site.get('/browse/WEB-1')).text);
    const done = child('form[action="/browse/WEB-2/transition"] button')
      .filter((_, button) => child(button).text() === 'To Do')
      .attr('value');
    const moved = await site.post('/browse/WEB-2/transition', { transition: done ?? '' });
    const after = load((await site.get('/browse/WEB-2')).text);
    expect(child('.fields a').attr('href')).toBe('/browse/WEB-1');
    expect(parent('tbody td:first-child').text()).toBe('WEB-2');
    expect([moved.status, moved.headers.get('location')]).toEqual([303, '/browse/WEB-2']);
    expect([child('form .lozenge').text(), after('form .lozenge').text()]).toEqual(['Done', 'To Do']);
  });

  it('take changes from pages of the site alone', async () => {
    const foreign = await site.post('/browse/WEB-3/transition', { transition: '1' }, 'admin@example.com', {
      origin: 'http://example.com',
    });
    expect(foreign.status).toBe(403);
  });

  it('allow nothing from outside and frames from the other loopback name alone', async () => {
    const { headers } = await site.get('/');
    const port = new URL(site.url).port;
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http://localhost:${port}; connect-src 'self'; ` +
        `frame-src http://localhost:${port}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /_site/csp-report`,
    );
  });

  it('say what is not there', async () => {
    const dashboard = await site.get('/jira/dashboards/7');
    const module = await site.get('/jira/apps/none');
    expect(dashboard.text).toContain('The manifest has no dashboard module');
    expect(load(module.text)('main').text()).toContain('The manifest has no jira:globalPage with the key "none".');
    expect(site.host.notModelled()).toContain('dashboard 7');
  });
});

describe('what a frame is told', () => {
  const shared = {
    accountId: expect.stringMatching(/b2$/) as unknown,
    context: expect.anything() as unknown,
    src: expect.stringMatching(/^http:\/\/localhost:\d+\/_app\/[0-9a-f]{12}\/ui\/\w+\.html$/) as unknown,
  };

  it('on an issue: the issue and the project', async () => {
    const [frame] = framesOf((await site.get('/browse/WEB-2')).text);
    expect(frame).toEqual({
      ...shared,
      title: 'The panel',
      moduleKey: 'panel',
      height: 'content',
      minHeight: 80,
      historyBase: null,
      configures: null,
    });
    expect(frame?.['context']).toEqual(
      expect.objectContaining({
        moduleKey: 'panel',
        locale: 'en-US',
        siteUrl: site.url,
        theme: expect.objectContaining({ colorMode: 'light' }) as unknown,
        extension: {
          type: 'jira:issuePanel',
          issue: { id: '10002', key: 'WEB-2', type: 'Story', typeId: '7' },
          project: { id: '100', key: 'WEB', type: 'software' },
          isNewToIssue: false,
          location: `${site.url}/browse/WEB-2`,
        },
      }),
    );
  });

  it('on a page of its own: where its history begins, however deep the address is', async () => {
    const [frame] = framesOf((await site.get('/jira/apps/strategy/tree/OBJ-1?open=1')).text);
    expect(frame).toEqual(
      expect.objectContaining({ moduleKey: 'strategy', historyBase: '/jira/apps/strategy', minHeight: 480 }),
    );
    expect(frame?.['context']).toEqual(
      expect.objectContaining({
        extension: { type: 'jira:globalPage', location: `${site.url}/jira/apps/strategy/tree/OBJ-1` },
      }),
    );
  });

  it('on a public page without a person: no account', async () => {
    const space = site.host.store.entries<Record<string, unknown>>('confluence.spaces')[0]?.[1];
    await site.host.store.commit([{ table: 'confluence.spaces', key: '1000', value: { ...space, anonymous: true } }]);
    const answer = await site.get('/wiki/spaces/STRAT/pages/1001', 'nobody');
    await site.host.store.commit([{ table: 'confluence.spaces', key: '1000', value: { ...space, anonymous: false } }]);
    expect(answer.status).toBe(200);
    expect(load(answer.text)('form, [data-configure]').length).toBe(0);
  });
});
