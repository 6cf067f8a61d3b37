import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import { targetRow } from './harness/strategy-tree';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

describe('closing a work item', () => {
  it('moves the number on the issue and on the Strategy page, by what the panel said', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-4');
    const panel = appIn(issue, 'alignment');
    await panel.getByText('Ship SSO on all plans').waitFor();
    const before = readable(await panel.locator('body').innerText());
    expect(before).toContain('Enterprise-ready platform');
    expect(before).toContain('Win the enterprise segment');
    expect(before).toMatch(/through PLAT-1 Single sign-on/);
    expect(before).toMatch(/Actual 40 ?%/);
    expect(before).toMatch(/Closing this work item: 40\.0 ?% → 60\.0 ?%/);

    await issue.page.getByRole('form', { name: 'Transitions' }).getByRole('button', { name: 'Done' }).click();
    await site.settle();
    await issue.page.reload();
    await panel.getByText('This work item is done.').waitFor();
    expect(readable(await panel.locator('body').innerText())).toMatch(/Actual 60 ?%/);

    const strategy = await open('/jira/apps/strategy');
    expect(await targetRow(strategy, 'TGT-1')).toMatch(/60 ?%/);
  });

  it('moves it back when it is reopened', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-4');
    await issue.page.getByRole('form', { name: 'Transitions' }).getByRole('button', { name: 'To Do' }).click();
    await site.settle();
    await issue.page.reload();
    const panel = appIn(issue, 'alignment');
    await panel.getByText('Closing this work item').waitFor();
    expect(readable(await panel.locator('body').innerText())).toMatch(/Actual 40 ?%/);
  });
});
