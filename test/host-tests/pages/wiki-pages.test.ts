import { load } from 'cheerio';
import { createContentStore } from '../../host/confluence/content-store';
import { macrosOf } from '../../host/confluence/macro-node';
import { smallSite, writtenJson, type SmallSite } from './small-site';

let site: SmallSite;
let exported: unknown[];
let answer: () => unknown;
beforeAll(async () => {
  exported = [];
  answer = () => ({ version: 1, type: 'doc', content: [] });
  site = await smallSite({
    export: (payload) => {
      exported.push(payload);
      return answer();
    },
  });
});
afterAll(() => site.close());

const PAGE = '/wiki/spaces/STRAT/pages/1001';
const cellOf = (text: string) => ({
  type: 'tableCell',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const macros = (id: string) => macrosOf(createContentStore(site.host.store).findPage(id)?.body ?? { type: 'doc' });

/** A new page with one macro of the small app, and the macro's local id. */
async function pageWithMacro(
  title: string,
  module: string,
): Promise<{ readonly path: string; readonly id: string; readonly localId: string }> {
  const created = await site.post('/wiki/spaces/STRAT/pages', { title });
  const path = created.headers.get('location') ?? '';
  const id = path.split('/').at(-1) ?? '';
  await site.post(`${path}/insert-macro`, { module });
  return { path, id, localId: macros(id)[0]?.localId ?? '' };
}

describe('a page of Confluence', () => {
  it('can be made, gets a macro whose settings open at once, and loses it again', async () => {
    const created = await site.post('/wiki/spaces/STRAT/pages', { title: 'Review <b>' });
    const path = created.headers.get('location') ?? '';
    const inserted = await site.post(`${path}/insert-macro`, { module: 'table' });
    const id = path.split('/').at(-1) ?? '';
    const [macro] = macros(id);
    const $ = load((await site.get(inserted.headers.get('location') ?? '')).text);
    await site.post(`${path}/remove-macro`, { localId: macro?.localId ?? '' });
    expect([created.status, inserted.status, inserted.headers.get('location')]).toEqual([
      303,
      303,
      `${path}?configure=${macro?.localId ?? ''}`,
    ]);
    expect($('h1').text()).toBe('Review <b>');
    expect($('[data-configure]').attr('data-open-now')).toBe('true');
    expect(macros(id)).toEqual([]);
  });

  it('shows a macro as a frame that knows its configuration, and an editor that knows it is one', async () => {
    const { path, id, localId } = await pageWithMacro('Frames', 'table');
    const config = { objectives: ['OBJ-1'] };
    await site.bridge('macro-config', {
      moduleKey: 'table',
      accountId: site.host.people.find('user@example.com')?.accountId,
      context: { extension: {} },
      macro: { pageId: id, localId },
      submitted: { config },
    });
    const $ = load((await site.get(path)).text);
    const spec = (selector: string, attribute: string) => writtenJson($(selector).attr(attribute));
    const view = spec('[data-frame]', 'data-frame');
    const editor = spec('[data-configure]', 'data-configure');
    const extension = {
      type: 'macro',
      content: { id, type: 'page', subtype: null },
      space: { id: '1000', key: 'STRAT' },
      references: [],
      config,
      location: site.url + path,
    };
    expect(view['context']).toEqual(
      expect.objectContaining({ localId, moduleKey: 'table', extension: { ...extension, isEditing: false } }),
    );
    expect(editor['context']).toEqual(
      expect.objectContaining({
        localId,
        extension: { ...extension, isEditing: true, macro: { isConfiguring: true, isInserting: false } },
      }),
    );
    expect(editor).toEqual(
      expect.objectContaining({
        title: 'Choose',
        configures: { pageId: id, localId },
        src: expect.stringMatching(/config\.html$/) as unknown,
      }),
    );
  });

  it('is found by its id alone, as old links ask for it', async () => {
    const { status, headers } = await site.get('/wiki/pages/viewpage.action?pageId=1001');
    expect([status, headers.get('location')]).toEqual([303, PAGE]);
  });
});

describe('an export of a page', () => {
  it('contains what the macro answers, and tells it the format and the configuration as each export does', async () => {
    const { path, id, localId } = await pageWithMacro('Exports', 'table');
    answer = () => ({
      version: 1,
      type: 'doc',
      content: [{ type: 'table', content: [{ type: 'tableRow', content: [cellOf('<41 %>')] }] }],
    });
    exported.length = 0;
    const pdf = await site.get(`${path}?export=pdf`);
    await site.get(`${path}?export=word`);
    expect(load(pdf.text)('article[data-export=pdf] td').text()).toBe('<41 %>');
    expect(exported).toEqual([
      {
        exportType: 'pdf',
        extensionPayload: { config: {} },
        context: expect.objectContaining({
          localId,
          moduleKey: 'table',
          extension: expect.objectContaining({
            type: 'macro',
            config: {},
            content: { id, type: 'page', subtype: null },
          }) as unknown,
        }) as unknown,
      },
      {
        exportType: 'word',
        context: expect.objectContaining({
          localId,
          contentId: id,
          content: { id },
          spaceKey: 'STRAT',
          config: {},
        }) as unknown,
      },
    ]);
  });

  it('says plainly what is wrong with a document and where', async () => {
    const { path } = await pageWithMacro('Broken', 'table');
    answer = () => ({ version: 1, type: 'doc', content: [{ type: 'text', text: 'bare' }] });
    const $ = load((await site.get(`${path}?export=pdf`)).text);
    expect($('[role=alert]').text()).toBe(
      'Not a valid Atlassian document. doc.content[0]: a text may not stand in a doc',
    );
  });

  it('says plainly that a function threw', async () => {
    const { path } = await pageWithMacro('Throwing', 'table');
    answer = () => {
      throw new Error('no luck');
    };
    const $ = load((await site.get(`${path}?export=word`)).text);
    expect($('[role=alert]').text().trim()).toBe('The table could not be exported (424): Error: no luck');
  });

  it('leaves out macros that export nothing and knows two formats', async () => {
    const { path } = await pageWithMacro('Plain', 'plain');
    const $ = load((await site.get(`${path}?export=pdf`)).text);
    expect($('article').text()).toContain('[The plain: not part of an export]');
    expect((await site.get(`${path}?export=odt`)).status).toBe(400);
  });
});
