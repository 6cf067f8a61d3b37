import type { FrameLocator, Response } from 'playwright-core';
import { readable } from './harness/number-text';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import type { Visit } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

const INSIDER = '712020:0a1b2c3d-0000-4000-8000-000000000001';
/** Parts of every name, key, note and number that is hidden below. */
const SECRETS = ['HID-', 'SEC-', 'Zanzibar', 'Quokka', '7319'];

const [first] = SMALL_STRATEGY.objectives;
const [work, , metric] = SMALL_STRATEGY.targets;
const ONLY_INSIDER = { accounts: [INSIDER], groups: [] };
/** What only one person sees: beside, above and below what everybody sees, on the same work, with a target of each kind. */
const HIDDEN = {
  ...{ format: SMALL_STRATEGY.format, version: 1, cycles: SMALL_STRATEGY.cycles },
  objectives: [
    { ...first, key: 'HID-1', name: 'Buy Zanzibar', description: 'Quokka', owner: INSIDER, restrictedTo: ONLY_INSIDER },
    { ...first, key: 'HID-2', name: 'Zanzibar diligence', level: 'team', parent: 'HID-1', alignedTo: ['OBJ-2'] },
    { ...first, key: 'HID-3', name: 'Zanzibar ports', level: 'team', parent: 'OBJ-2', restrictedTo: ONLY_INSIDER },
  ],
  targets: [
    { ...work, key: 'SEC-1', name: 'Zanzibar papers', objective: 'HID-2' },
    { ...work, key: 'SEC-2', name: 'Zanzibar berths', objective: 'HID-3' },
    { ...metric, key: 'SEC-3', name: 'Zanzibar price', objective: 'HID-3', baseline: 7319, goal: 73190 },
  ],
  links: [
    { target: 'SEC-1', issue: 'PLAT-1', below: true },
    { target: 'SEC-1', issue: 'PLAT-7', below: true },
    { target: 'SEC-2', jql: 'project = OPS' },
  ],
  checkIns: [{ target: 'SEC-3', at: '2026-06-29', value: 73191, note: 'Quokka', impediments: [{ text: 'Quokka' }] }],
};

const ADMIN = 'admin@example.com';
const SHUT_OUT = [ADMIN, 'user@example.com'];
const TABS = ['Overview', 'Tree', 'Map', 'Health', 'My line'];
const SECTIONS = [
  ...['Import and export', 'How work counts', 'Method and words', 'Rules'],
  ...['Audit log', 'Background work', 'Access', 'Support'],
];

/** What was sent, as text. An answer without a body, as to a page that has been left, holds nothing to read. */
async function textOfAll(responses: readonly Response[]): Promise<string> {
  const texts = await Promise.all(responses.map(async (one) => one.text().catch(() => '')));
  return texts.join('\n');
}

interface Read {
  /** What the page says, view by view. */
  readonly said: string;
  readonly sent: string;
}

describe('somebody who is shut out of a part of the strategy', () => {
  let macro = '';

  const textOf = async (visit: Visit, frame: FrameLocator): Promise<string> => {
    await visit.settled();
    await frame.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
    // What the app spends on reading Jira is spent on everything, and nobody can tell on what.
    return readable(await frame.locator('body').innerText()).replace(/[\d,]+ of [\d,]+ used/, 'some used');
  };

  /** Opens a page and reads it in each of its views. */
  async function readPage(
    address: string,
    as: string,
    views: (visit: Visit) => Promise<readonly string[]>,
  ): Promise<Read> {
    const responses: Response[] = [];
    const visit = await walk().open(address, { as, onResponse: (response) => responses.push(response) });
    const said = await views(visit);
    const read = { said: said.join('\n----\n'), sent: await textOfAll(responses) };
    await visit.close();
    return read;
  }

  const strategy = async (visit: Visit): Promise<readonly string[]> => {
    const app = appIn(visit, 'strategy');
    const said: string[] = [];
    for (const tab of TABS) {
      await app.getByRole('tab', { name: tab }).click();
      if (tab === 'Tree') await app.getByRole('button', { name: 'Expand all' }).click();
      said.push(await textOf(visit, app));
    }
    await app.getByRole('tab', { name: 'Tree' }).click();
    for (const name of ['Enterprise-ready platform', 'Ship SSO on all plans']) {
      await app.getByRole('row').filter({ hasText: name }).getByText(name).click();
      const drawer = app.getByRole('complementary', { name });
      await drawer.getByRole('tab').first().waitFor();
      for (const tab of await drawer.getByRole('tab').all()) {
        await tab.click();
        said.push(await textOf(visit, app));
      }
    }
    return said;
  };
  const panel = async (visit: Visit): Promise<readonly string[]> => {
    const app = appIn(visit, 'alignment');
    await app.locator('body').getByText(/./).first().waitFor();
    return [await textOf(visit, app)];
  };
  const settings = async (visit: Visit): Promise<readonly string[]> => {
    const app = appIn(visit, 'settings');
    const said: string[] = [];
    for (const section of SECTIONS) {
      await app.getByRole('tab', { name: section }).click();
      said.push(await textOf(visit, app));
    }
    return said;
  };
  const table = async (visit: Visit): Promise<readonly string[]> => {
    const app = visit.page.frameLocator('iframe[title="Strategy table"]');
    await app.getByText('Ship SSO on all plans').waitFor();
    return [await textOf(visit, app)];
  };
  const exported = async (visit: Visit): Promise<readonly string[]> => {
    await visit.page.getByRole('link', { name: 'Export as PDF' }).click();
    await visit.page.getByRole('article').getByRole('table').waitFor();
    return [readable(await visit.page.getByRole('article').innerText())];
  };

  async function readEverything(as: string): Promise<ReadonlyMap<string, Read>> {
    const pages = new Map<string, Read>();
    pages.set('strategy', await readPage('/jira/apps/strategy', as, strategy));
    pages.set('PLAT-7', await readPage('/browse/PLAT-7', as, panel));
    if (as === ADMIN) {
      pages.set('settings', await readPage('/jira/settings/apps/settings', as, settings));
      return pages;
    }
    for (const key of ['PLAT-4', 'OPS-1']) pages.set(key, await readPage(`/browse/${key}`, as, panel));
    pages.set('macro', await readPage(macro, as, table));
    pages.set('export', await readPage(macro, as, exported));
    return pages;
  }

  it('finds no trace of it on any page, in nothing a page is sent, and the same as if it had never been', async () => {
    const { open, site } = walk();
    const wiki = await open('/wiki/spaces/STRAT');
    await wiki.page.getByLabel('Title').fill('Review');
    await wiki.page.getByRole('button', { name: 'Create' }).click();
    await wiki.page.getByRole('heading', { name: 'Review' }).waitFor();
    macro = new URL(wiki.page.url()).pathname;
    await wiki.page.getByRole('button', { name: 'Insert Strategy table' }).click();
    const config = wiki.page.frameLocator('iframe[title="Choose objectives"]');
    await config.getByRole('checkbox', { name: /Enterprise-ready platform/ }).check({ force: true });
    await config.getByRole('button', { name: 'Save' }).click();
    await wiki.settled();

    const before = new Map<string, ReadonlyMap<string, Read>>();
    for (const as of SHUT_OUT) before.set(as, await readEverything(as));

    expect(await site.invoke('settings', 'importStrategy', { file: HIDDEN })).toMatchObject({ ok: true });
    await site.settle();
    for (const as of SHUT_OUT) {
      const after = await readEverything(as);
      for (const [page, { said, sent }] of after) {
        expect([as, page, SECRETS.filter((secret) => said.includes(secret) || sent.includes(secret))]).toEqual([
          as,
          page,
          [],
        ]);
        expect([as, page, said]).toEqual([as, page, before.get(as)?.get(page)?.said]);
      }
    }
    const inside = await readPage('/jira/apps/strategy', 'ops@example.com', strategy);
    expect(SECRETS.filter((secret) => !inside.sent.includes(secret))).toEqual([]);
    expect(inside.said).toContain('Buy Zanzibar');
    // Fifteen pages are opened, some with a dozen views, on a machine that may do other things.
  }, 400_000);
});
