import type { Browser, Frame, Page } from 'playwright-core';
import { smallSite, type SmallSite } from '../host-tests/pages/small-site';
import { connectBrowser, visit, type Visit } from './harness/visit';

let browser: Browser;
let site: SmallSite;
const visits: Visit[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([connectBrowser(), smallSite()]);
});
afterEach(async () => {
  const open = visits.splice(0);
  await Promise.all(open.map((each) => each.close()));
  const trouble = open.flatMap((each) => each.trouble);
  if (trouble.length > 0) throw new Error(`the pages met trouble:\n${trouble.join('\n')}`);
});
afterAll(() => Promise.all([browser.close(), site.close()]));

/** A page of the site, and the app's frame in it. */
async function open(
  path: string,
  options: Parameters<typeof visit>[2] = {},
): Promise<{ page: Page; frame: Frame; visited: Visit }> {
  const visited = await visit(browser, site.url + path, options);
  visits.push(visited);
  return { page: visited.page, frame: await frameIn(visited.page, 'iframe'), visited };
}

async function frameIn(page: Page, selector: string): Promise<Frame> {
  const handle = await page.waitForSelector(selector, { state: 'attached' });
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error(`${selector} holds no document`);
  await frame.waitForFunction(() => '__bridge' in globalThis && document.readyState === 'complete');
  return frame;
}

type Bridge = { callBridge(op: string, payload?: unknown): Promise<unknown> };

/** What an operation answers in the frame; `error` when it is refused. */
function call(frame: Frame, op: string, payload?: unknown): Promise<unknown> {
  return frame.evaluate(
    async ([name, body]) => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      return bridge.callBridge(name, body).catch((error: unknown) => ({ error: String(error) }));
    },
    [op, payload] as const,
  );
}

describe('the frame of the app', () => {
  it('is of another origin than the page and sees no more of it than of a real site', async () => {
    const { frame, page } = await open('/browse/WEB-1');
    const reached = await frame.evaluate(() => {
      try {
        return window.parent.document.title;
      } catch (error) {
        return error instanceof DOMException ? error.name : 'other';
      }
    });
    expect(reached).toBe('SecurityError');
    expect(new URL(frame.url()).origin).toBe(site.url.replace('127.0.0.1', 'localhost'));
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('top-navigation');
  });

  it('grows and shrinks with its content, even under a style sheet that stretches the body', async () => {
    const { frame, page } = await open('/browse/WEB-1');
    await frame.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html, body { height: 100%; margin: 0 }');
      document.adoptedStyleSheets = [sheet];
    });
    const heightFor = async (px: number): Promise<boolean> => {
      await frame.evaluate((height) => {
        const main = document.querySelector('main');
        if (main) main.style.height = `${String(height)}px`;
      }, px);
      await page.waitForFunction((height) => document.querySelector('iframe')?.clientHeight === height, px);
      return true;
    };
    expect([await heightFor(700), await heightFor(120)]).toEqual([true, true]);
  });

  it("lives in the site's time, also after that was moved", async () => {
    const { frame } = await open('/browse/WEB-1');
    const now = () =>
      frame.evaluate(
        () =>
          [
            new Date().toISOString().slice(0, 10),
            new Date(Date.now()).toISOString().slice(0, 10),
            new Date() instanceof Date,
          ] as const,
      );
    const before = await now();
    await site.host.advance({ byMs: 86_400_000 });
    await call(frame, 'invoke', { functionKey: 'any' });
    expect(before).toEqual(['2027-03-01', '2027-03-01', true]);
    expect(await now()).toEqual(['2027-03-02', '2027-03-02', true]);
  });

  it.each(['light', 'dark'] as const)('takes the %s theme of the page when it asks for it', async (colourMode) => {
    const { frame } = await open('/browse/WEB-1', { colourMode });
    const mode = () => frame.evaluate(() => document.documentElement.getAttribute('data-color-mode'));
    const before = await mode();
    await call(frame, 'enableTheming');
    expect([before, await mode()]).toEqual([null, colourMode]);
    expect(await call(frame, 'getContext')).toEqual(
      expect.objectContaining({ theme: expect.objectContaining({ colorMode: colourMode }) as unknown }),
    );
  });
});

describe('operations of the bridge', () => {
  it('reach the resolver as the person who looks at the page', async () => {
    const { frame } = await open('/browse/WEB-1', { as: 'user@example.com' });
    expect(await call(frame, 'invoke', { functionKey: 'echo', payload: { n: 1 } })).toEqual({
      got: {
        call: { functionKey: 'echo', payload: { n: 1 } },
        context: expect.objectContaining({
          accountId: expect.stringMatching(/b2$/) as unknown,
          moduleKey: 'panel',
        }) as unknown,
      },
    });
  });

  it('show a flag, whose action runs in the frame, and close it again', async () => {
    const { frame, page } = await open('/browse/WEB-1');
    await frame.evaluate(() => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      const onClick = () => {
        document.title = 'undone';
      };
      return bridge.callBridge('showFlag', {
        id: 'f',
        type: 'success',
        title: 'Saved <b>',
        description: 'Kept',
        actions: [{ text: 'Undo', onClick }],
      });
    });
    const flag = page.getByRole('status').filter({ hasText: 'Saved <b>' });
    await flag.getByRole('button', { name: 'Undo' }).click();
    await frame.waitForFunction(() => document.title === 'undone');
    await call(frame, 'closeFlag', { id: 'f' });
    expect(await flag.count()).toBe(0);
  });

  it('open another entry in a dialog with its own context and hear how it ended', async () => {
    const { frame, page } = await open('/browse/WEB-1');
    await frame.evaluate(() => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      const onClose = (payload: unknown) => {
        document.title = JSON.stringify(payload);
      };
      return bridge.callBridge('openModal', {
        resource: 'ui/config',
        size: 'small',
        title: 'Choose',
        context: { about: 1 },
        onClose,
      });
    });
    const inside = await frameIn(page, 'dialog iframe');
    const [address, context] = [inside.url(), await call(inside, 'getContext')];
    await inside.evaluate(() => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      // The dialog goes before its answer comes.
      void bridge.callBridge('close', { chosen: 'OBJ-1' });
    });
    await frame.waitForFunction(() => document.title !== 'panel');
    expect(new URL(address).pathname).toMatch(/\/ui\/config\.html$/);
    expect(context).toEqual(
      expect.objectContaining({
        extension: expect.objectContaining({ type: 'jira:issuePanel', modal: { about: 1 } }) as unknown,
      }),
    );
    expect([await frame.title(), await page.locator('dialog').count()]).toEqual(['{"chosen":"OBJ-1"}', 0]);
  });

  it('move the address of a full page and follow the browser', async () => {
    const { frame, page } = await open('/jira/apps/strategy/tree?open=1');
    const seen = await frame.evaluate(async () => {
      type Place = { pathname: string; search: string };
      type History = {
        location: Place;
        listen(hear: (place: Place, action: string) => void): unknown;
        push(to: string): Promise<void>;
      };
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      const history = (await bridge.callBridge('createHistory')) as History;
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      await history.listen((place, action) => heard.push(`${action} ${place.pathname}${place.search}`));
      await history.push('/map?zoom=2');
      return history.location.pathname;
    });
    const address = page.url();
    await page.goBack();
    await frame.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length === 2);
    const heard = await frame.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect([seen, address]).toEqual(['/tree', `${site.url}/jira/apps/strategy/map?zoom=2`]);
    expect(heard).toEqual(['PUSH /map?zoom=2', 'POP /tree?open=1']);
  });

  it('lead to other pages of the site, but not out of it', async () => {
    const { frame, page } = await open('/browse/WEB-1');
    const targets = [
      { target: 'issue', issueKey: 'WEB-2' },
      { target: 'module', moduleKey: 'strategy', path: '/tree' },
      { target: 'dashboard', dashboardId: '7' },
      { target: 'userProfile', accountId: 'x' },
    ];
    const urls = await Promise.all(targets.map((target) => call(frame, 'getUrl', target)));
    expect(urls).toEqual([
      `${site.url}/browse/WEB-2`,
      `${site.url}/jira/apps/strategy/tree`,
      `${site.url}/jira/dashboards/7`,
      { error: 'Error: The navigation target userProfile is not modelled' },
    ]);
    expect(await call(frame, 'navigate', { url: 'javascript:alert(1)', type: 'same-tab' })).toEqual({
      error: 'Error: The address javascript:alert(1) is not one of the web',
    });
    await call(frame, 'navigate', { url: 'https://example.com/', type: 'same-tab' });
    await page.getByText('https://example.com/').waitFor();
    await frame.evaluate(() => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      void bridge.callBridge('navigate', { target: 'issue', issueKey: 'WEB-2', type: 'same-tab' });
    });
    await page.waitForURL('**/browse/WEB-2');
    await page.getByRole('heading', { level: 1, name: 'The child' }).waitFor();
  });

  it('are refused by name when the site does not have them, and those of dialogs outside of one', async () => {
    const { frame, visited } = await open('/browse/WEB-1');
    expect(await call(frame, 'openRovo', {})).toEqual({
      error: 'BridgeOperationNotModelled: The bridge operation openRovo is not modelled',
    });
    expect(await call(frame, 'constructor', {})).toEqual({
      error: 'BridgeOperationNotModelled: The bridge operation constructor is not modelled',
    });
    expect([await call(frame, 'close'), await call(frame, 'submit', {}), await call(frame, 'createHistory')]).toEqual([
      false,
      false,
      { error: "Error: this resource's view has no history" },
    ]);
    expect(site.host.notModelled()).toContain('bridge operation openRovo');
    expect(visited.trouble).toEqual(
      ['openRovo', 'constructor'].map((op) => `console: The bridge operation ${op} is not modelled`),
    );
    visits.splice(0);
    await visited.close();
  });
});

describe("a macro's settings", () => {
  it('open when the macro is inserted, are kept in the page and shown by the macro', async () => {
    const visited = await visit(browser, `${site.url}/wiki/spaces/STRAT`);
    visits.push(visited);
    const { page } = visited;
    await page.getByLabel('Title').fill('Review');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Insert The table' }).click();
    const editor = await frameIn(page, 'dialog iframe');
    await editor.evaluate(() => {
      const { __bridge: bridge } = globalThis as unknown as { __bridge: Bridge };
      void bridge.callBridge('submit', { config: { objectives: ['OBJ-1'] } });
    });
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.waitForLoadState('load');
    const macro = await frameIn(page, '.macro iframe');
    expect(await call(macro, 'getContext')).toEqual(
      expect.objectContaining({
        extension: expect.objectContaining({ type: 'macro', config: { objectives: ['OBJ-1'] } }) as unknown,
      }),
    );
  });
});
