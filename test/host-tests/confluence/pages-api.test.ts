import { ADA, APP, memberOf, NOBODY, OPEN_SPACE_ID, SPACE_ID, wikiSite } from './wiki-site';

const ADF = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }] };

describe('pages of Confluence', () => {
  it('keeps a page in the format it came in and gives it back in both', async () => {
    const site = await wikiSite();
    const created = await site.ask('POST', '/wiki/api/v2/pages', {
      spaceId: SPACE_ID,
      title: 'Plan',
      body: { representation: 'atlas_doc_format', value: JSON.stringify(ADF) },
    });
    const id = String(memberOf(created.body, 'id'));
    const storage = await site.ask('GET', `/wiki/api/v2/pages/${id}?body-format=storage`);
    expect(created.status).toBe(200);
    expect(created.body).toEqual({
      id,
      status: 'current',
      title: 'Plan',
      spaceId: SPACE_ID,
      parentId: null,
      position: 0,
      authorId: 'ada',
      ownerId: 'ada',
      lastOwnerId: null,
      createdAt: '2027-03-01T09:00:00.000Z',
      version: { number: 1, createdAt: '2027-03-01T09:00:00.000Z', message: '', minorEdit: false, authorId: 'ada' },
      body: { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(ADF) } },
      _links: expect.objectContaining({
        webui: `/spaces/DOCS/pages/${id}`,
        base: 'http://127.0.0.1:1/wiki',
      }) as unknown,
    });
    expect(memberOf(storage.body, 'body')).toEqual({ storage: { representation: 'storage', value: '<p>Hello</p>' } });
  });

  it('counts versions up by one, keeps the old ones and refuses any other number', async () => {
    const site = await wikiSite();
    const id = await site.newPage('Plan');
    const edit = (number: number) => ({
      id,
      status: 'current',
      title: 'Plan B',
      body: { representation: 'storage', value: '<p>Changed</p>' },
      version: { number, message: 'why' },
    });
    const stale = await site.ask('PUT', `/wiki/api/v2/pages/${id}`, edit(1));
    const saved = await site.ask('PUT', `/wiki/api/v2/pages/${id}`, edit(2));
    const versions = await site.ask('GET', `/wiki/api/v2/pages/${id}/versions`);
    const first = await site.ask('GET', `/wiki/api/v2/pages/${id}?version=1&body-format=storage`);
    expect([stale.status, saved.status, memberOf(saved.body, 'version', 'number')]).toEqual([409, 200, 2]);
    expect(memberOf(versions.body, 'results')).toEqual([
      expect.objectContaining({ number: 2, message: 'why', page: { id, title: 'Plan B' } }),
      expect.objectContaining({ number: 1, message: '', page: { id, title: 'Plan' } }),
    ]);
    expect([memberOf(first.body, 'title'), memberOf(first.body, 'body', 'storage', 'value')]).toEqual([
      'Plan',
      '<p>Text</p>',
    ]);
  });

  it('tells of creation, change, trash, restoration and purge in the documented shape, never with a body', async () => {
    const site = await wikiSite();
    const id = await site.newPage('Plan');
    await site.ask(
      'PUT',
      `/wiki/api/v2/pages/${id}`,
      { id, status: 'current', title: 'Plan', version: { number: 2 } },
      APP,
    );
    await site.ask('DELETE', `/wiki/api/v2/pages/${id}`);
    await site.ask('PUT', `/wiki/api/v2/pages/${id}`, { id, status: 'current', title: 'Plan', version: { number: 3 } });
    await site.ask('DELETE', `/wiki/api/v2/pages/${id}`);
    await site.ask('DELETE', `/wiki/api/v2/pages/${id}?purge=true`);
    expect(site.events.map(({ eventType }) => eventType)).toEqual(
      ['created', 'updated', 'trashed', 'restored', 'trashed', 'deleted'].map((verb) => `avi:confluence:${verb}:page`),
    );
    expect(site.events.map(({ payload }) => payload['selfGenerated'])).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(site.events[0]?.payload).toEqual({
      eventType: 'avi:confluence:created:page',
      atlassianId: 'ada',
      eventCreatedDate: '2027-03-01T09:00:00.000Z',
      suppressNotifications: false,
      selfGenerated: false,
      content: {
        id,
        type: 'page',
        status: 'current',
        title: 'Plan',
        space: { id: 10, key: 'DOCS', alias: 'DOCS', name: 'Space DOCS', type: 'global', status: 'current' },
        history: {
          latest: true,
          createdBy: { type: 'known', accountId: 'ada' },
          ownedBy: { type: 'known', accountId: 'ada' },
          createdDate: '2027-03-01T09:00:00.000Z',
        },
        version: { by: { type: 'known', accountId: 'ada' }, when: '2027-03-01T09:00:00.000Z', number: 1 },
      },
    });
    expect((await site.ask('GET', `/wiki/api/v2/pages/${id}`)).status).toBe(404);
  });

  it('shows drafts to their author alone and tells of them only when they are published', async () => {
    const site = await wikiSite();
    const draft = await site.ask('POST', '/wiki/api/v2/pages', { spaceId: SPACE_ID, title: 'Draft', status: 'draft' });
    const id = String(memberOf(draft.body, 'id'));
    const seen = [
      await site.ask('GET', `/wiki/api/v2/pages/${id}`),
      await site.ask('GET', `/wiki/api/v2/pages/${id}`, undefined, APP),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 404]);
    expect(site.events).toEqual([]);
    await site.ask('PUT', `/wiki/api/v2/pages/${id}`, { id, status: 'current', title: 'Done', version: { number: 1 } });
    expect(site.events.map(({ eventType }) => eventType)).toEqual(['avi:confluence:created:page']);
  });

  it('pages lists to the end, in the order that was asked for', async () => {
    const site = await wikiSite();
    for (const title of ['B', 'A', 'C']) await site.newPage(title);
    const first = await site.ask('GET', '/wiki/api/v2/pages?limit=2&sort=title');
    const next = String(memberOf(first.body, '_links', 'next'));
    const second = await site.ask('GET', next);
    const titles = [first, second].map(({ body }) =>
      (memberOf(body, 'results') as readonly unknown[]).map((page) => memberOf(page, 'title')),
    );
    expect(titles).toEqual([['A', 'B'], ['C']]);
    expect(first.headers?.['link']).toBe(`<${next}>; rel="next", <http://127.0.0.1:1/wiki>; rel="base"`);
    expect(memberOf(second.body, '_links')).toEqual({ base: 'http://127.0.0.1:1/wiki' });
  });

  it('refuses bad input with the status and shape of the real API', async () => {
    const site = await wikiSite();
    const id = await site.newPage('Plan');
    const post = (body: unknown) => site.ask('POST', '/wiki/api/v2/pages', body);
    const answers = await Promise.all([
      post({ title: 'No space' }),
      post({ spaceId: SPACE_ID }),
      post({ spaceId: '99', title: 'x' }),
      post({ spaceId: SPACE_ID, title: 'Plan' }),
      post({ spaceId: SPACE_ID, title: 'x', body: { representation: 'atlas_doc_format', value: '{"type":"doc"}' } }),
      post({ spaceId: SPACE_ID, title: 'x', body: { representation: 'atlas_doc_format', value: 'not json' } }),
      site.ask('GET', '/wiki/api/v2/pages?limit=0'),
      site.ask('GET', '/wiki/api/v2/pages?cursor=nonsense'),
      site.ask('DELETE', `/wiki/api/v2/pages/${id}?purge=true`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 400, 400, 400, 400, 400, 400]);
    expect(answers[2]?.body).toEqual({
      errors: [{ status: 404, code: 'NOT_FOUND', title: 'Not Found', detail: null }],
    });
  });

  it('answers what it does not have with 501 and its name', async () => {
    const site = await wikiSite();
    const answers = await Promise.all([
      site.ask('GET', '/wiki/api/v2/blogposts'),
      site.ask('GET', '/wiki/api/v2/pages?subtype=live'),
      site.ask('POST', '/wiki/api/v2/pages', {
        spaceId: SPACE_ID,
        title: 'x',
        body: { representation: 'storage', value: '<ac:layout />' },
      }),
    ]);
    const details = answers.map(({ body }) => memberOf((memberOf(body, 'errors') as readonly unknown[])[0], 'detail'));
    expect(answers.map(({ status }) => status)).toEqual([501, 501, 501]);
    expect(details).toEqual([
      'GET /wiki/api/v2/blogposts is not modelled',
      'GET /wiki/api/v2/pages with the parameter subtype is not modelled',
      'the storage element <ac:layout> is not modelled',
    ]);
  });
});

describe('access to Confluence', () => {
  it('opens every space to people of the site, and open spaces to everybody for reading', async () => {
    const site = await wikiSite();
    const closed = await site.newPage('Closed');
    const open = await site.newPage('Open', OPEN_SPACE_ID);
    const read = async (id: string, actor: Parameters<typeof site.ask>[3]) =>
      (await site.ask('GET', `/wiki/api/v2/pages/${id}`, undefined, actor)).status;
    const write = async (spaceId: string) =>
      (await site.ask('POST', '/wiki/api/v2/pages', { spaceId, title: 'x' }, NOBODY)).status;
    expect(await Promise.all([read(closed, ADA), read(closed, APP), read(closed, NOBODY), read(open, NOBODY)])).toEqual(
      [200, 200, 404, 200],
    );
    expect([await write(OPEN_SPACE_ID), await write(SPACE_ID)]).toEqual([404, 404]);
  });

  it('knows nobody who has left or never was', async () => {
    const site = await wikiSite();
    const asked = ['gone', 'never'].map((accountId) =>
      site.ask('GET', '/wiki/api/v2/spaces', undefined, { kind: 'user', accountId }),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401]);
  });

  it('says who asks and what somebody may do, with and without the product in the path', async () => {
    const site = await wikiSite();
    const id = await site.newPage('Plan', OPEN_SPACE_ID);
    const check = async (identifier: string, operation: string, prefix: string) =>
      memberOf(
        (
          await site.ask(
            'POST',
            `${prefix}/rest/api/content/${id}/permission/check`,
            { subject: { type: 'user', identifier }, operation },
            APP,
          )
        ).body,
        'hasPermission',
      );
    const [self, anonymous] = await Promise.all([
      site.ask('GET', '/wiki/rest/api/user/current'),
      site.ask('GET', '/wiki/rest/api/user/current', undefined, NOBODY),
    ]);
    expect([memberOf(self.body, 'accountId'), memberOf(anonymous.body, 'type')]).toEqual(['ada', 'anonymous']);
    expect(
      await Promise.all([check('ada', 'update', '/wiki'), check('gone', 'read', ''), check('gone', 'update', '')]),
    ).toEqual([true, false, false]);
  });
});

describe('properties of pages', () => {
  it('can be made once, read by key, changed by version and removed', async () => {
    const site = await wikiSite();
    const page = await site.newPage('Plan');
    const base = `/wiki/api/v2/pages/${page}/properties`;
    const made = await site.ask('POST', base, { key: 'serves', value: { objective: 'OBJ-1' } });
    const id = String(memberOf(made.body, 'id'));
    const again = await site.ask('POST', base, { key: 'serves', value: 1 });
    const stale = await site.ask('PUT', `${base}/${id}`, { key: 'serves', value: 2, version: { number: 1 } });
    const changed = await site.ask('PUT', `${base}/${id}`, { key: 'serves', value: 2, version: { number: 2 } });
    const listed = await site.ask('GET', `${base}?key=serves`);
    const removed = await site.ask('DELETE', `${base}/${id}`);
    const after = await site.ask('GET', `${base}/${id}`);
    expect([made, again, stale, changed, removed, after].map(({ status }) => status)).toEqual([
      200, 409, 409, 200, 204, 404,
    ]);
    expect(memberOf(listed.body, 'results')).toEqual([
      expect.objectContaining({
        id,
        key: 'serves',
        value: 2,
        version: expect.objectContaining({ number: 2 }) as unknown,
      }),
    ]);
  });
});
