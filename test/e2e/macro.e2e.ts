import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import type { FrameLocator } from 'playwright-core';
import type { Visit } from './harness/visit';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
let address = '';

const macroIn = ({ page }: Visit): FrameLocator => page.frameLocator('iframe[title="Strategy table"]');

describe('the macro on a Confluence page', () => {
  it('is inserted, shows the chosen objectives with their numbers, and exports the same table', async () => {
    const { open } = walk();
    const wiki = await open('/wiki/spaces/STRAT');
    await wiki.page.getByLabel('Title').fill('Quarterly review');
    await wiki.page.getByRole('button', { name: 'Create' }).click();
    await wiki.page.getByRole('heading', { name: 'Quarterly review' }).waitFor();
    address = new URL(wiki.page.url()).pathname;
    await wiki.page.getByRole('button', { name: 'Insert Strategy table' }).click();
    const config = wiki.page.frameLocator('iframe[title="Choose objectives"]');
    await config.getByRole('checkbox', { name: /Enterprise-ready platform/ }).check({ force: true });
    await config.getByRole('button', { name: 'Save' }).click();

    const macro = macroIn(wiki);
    await macro.getByText('Ship SSO on all plans').waitFor();
    const table = readable(await macro.locator('body').innerText());
    for (const shown of ['Enterprise-ready platform', 'TGT-1', 'Run the platform calmly'])
      expect(table).toContain(shown);
    expect(table).toMatch(/40 ?%/);
    expect(table).not.toContain('TGT-3');

    for (const format of ['PDF', 'Word']) {
      await wiki.page.goto(new URL(address, wiki.page.url()).href);
      await wiki.page.getByRole('link', { name: `Export as ${format}` }).click();
      const paper = wiki.page.getByRole('article');
      await paper.getByRole('table').waitFor();
      const exported = readable(await paper.innerText());
      for (const shown of ['Enterprise-ready platform', 'Ship SSO on all plans', 'Run the platform calmly']) {
        expect(exported).toContain(shown);
      }
      expect(exported).toMatch(/40 ?%/);
      // A day and its time, on a line each.
      const asOf = paper.getByRole('row').nth(1).getByRole('cell').last().getByRole('paragraph');
      const lines = await asOf.evaluate((text) => {
        const range = text.ownerDocument.createRange();
        range.selectNodeContents(text);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      });
      expect(lines).toBeLessThanOrEqual(2);
    }
  });

  it('follows the work', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-4');
    await issue.page.getByRole('form', { name: 'Transitions' }).getByRole('button', { name: 'Done' }).click();
    await site.settle();
    const macro = macroIn(await open(address));
    await macro.getByText('Ship SSO on all plans').waitFor();
    expect(readable(await macro.locator('body').innerText())).toMatch(/60 ?%/);
  });

  it('says so to a reader who has no Jira access, without a number', async () => {
    const macro = macroIn(await walk().open(address, { as: 'reader@example.com' }));
    await macro.getByText('Jira is not connected for you').waitFor();
    const text = readable(await macro.locator('body').innerText());
    expect(text).not.toMatch(/%|Ship SSO/);
  });
});
