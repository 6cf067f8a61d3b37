import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const HOME = '/wiki/spaces/STRAT/pages/1001';

describe('the macro on a Confluence page', () => {
  it('is inserted, shows the chosen objectives with their numbers, and exports the same table', async () => {
    const { open } = walk();
    const wiki = await open(HOME);
    await wiki.page.getByRole('button', { name: 'Insert Strategy table' }).click();
    const config = wiki.page.frameLocator('dialog iframe, [role="dialog"] iframe');
    await config.getByRole('checkbox', { name: /Enterprise-ready platform/ }).check({ force: true });
    await config.getByRole('button', { name: 'Save' }).click();

    const macro = appIn(wiki, 'strategy-table');
    await macro.getByText('Ship SSO on all plans').waitFor();
    const table = readable(await macro.locator('body').innerText());
    for (const shown of ['Enterprise-ready platform', 'TGT-1', 'Run the platform calmly'])
      expect(table).toContain(shown);
    expect(table).toMatch(/40 ?%/);
    expect(table).not.toContain('TGT-3');

    for (const format of ['PDF', 'Word']) {
      await wiki.page.goto(new URL(HOME, wiki.page.url()).href);
      await wiki.page.getByRole('link', { name: `Export as ${format}` }).click();
      const paper = wiki.page.getByRole('article');
      await paper.getByRole('table').waitFor();
      const exported = readable(await paper.innerText());
      for (const shown of ['Enterprise-ready platform', 'Ship SSO on all plans', 'Run the platform calmly']) {
        expect(exported).toContain(shown);
      }
      expect(exported).toMatch(/40 ?%/);
    }
  });

  it('follows the work', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-4');
    await issue.page.getByRole('form', { name: 'Transitions' }).getByRole('button', { name: 'Done' }).click();
    await site.settle();
    const macro = appIn(await open(HOME), 'strategy-table');
    await macro.getByText('Ship SSO on all plans').waitFor();
    expect(readable(await macro.locator('body').innerText())).toMatch(/60 ?%/);
  });

  it('says so to a reader who has no Jira access, without a number', async () => {
    const macro = appIn(await walk().open(HOME, { as: 'reader@example.com' }), 'strategy-table');
    await macro.getByRole('heading').first().waitFor();
    const text = readable(await macro.locator('body').innerText());
    expect(text).not.toMatch(/%|Ship SSO/);
    expect(text).toMatch(/Jira/);
  });
});
