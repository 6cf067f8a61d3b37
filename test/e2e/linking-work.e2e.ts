import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import { targetRow } from './harness/strategy-tree';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

describe('a work item that serves nothing', () => {
  it('is linked to a target found by its name, and counts there', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-7');
    const panel = appIn(issue, 'alignment');
    await panel.getByText('This work serves no target.').waitFor();

    await panel.getByRole('button', { name: 'Link to a target' }).click();
    await panel.getByLabel('Link to a target').last().fill('calmly');
    await panel.getByRole('radio', { name: /Run the platform calmly/ }).check();
    await panel.getByRole('button', { name: 'Link', exact: true }).click();
    await panel.getByText('Linked to Run the platform calmly.').waitFor();

    await site.settle();
    await panel.getByRole('button', { name: 'Refresh' }).click();
    // One of the two items of OPS is done, and the newly linked one is open.
    await panel
      .getByText(/^33\s?%$/)
      .first()
      .waitFor();
    await panel.getByText('linked to this target').waitFor();
    expect(readable(await panel.locator('body').innerText())).toMatch(/Actual 33 ?%/);
  });

  it('is unlinked again, with a way back', async () => {
    const { site, open } = walk();
    const issue = await open('/browse/PLAT-7');
    const panel = appIn(issue, 'alignment');
    const unlink = async (): Promise<void> => {
      await panel.getByRole('button', { name: 'Unlink' }).click();
      await panel.getByText('Unlinked from Run the platform calmly.').waitFor();
    };
    await unlink();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Linked to Run the platform calmly.').waitFor();
    await unlink();

    await site.settle();
    await panel.getByRole('button', { name: 'Refresh' }).click();
    await panel.getByText('This work serves no target.').waitFor();
    const strategy = await open('/jira/apps/strategy');
    expect(await targetRow(strategy, 'TGT-2')).toMatch(/50 ?%/);
  });

  it('cannot be linked by somebody who may not edit it', async () => {
    const { open } = walk();
    const issue = await open('/browse/PLAT-4', {
      as: 'ops@example.com',
      expectedStatuses: [{ status: 404, address: '/browse/PLAT-4' }],
    });
    expect(await issue.page.getByRole('heading', { level: 1 }).innerText()).toBe('No such work item');
  });
});
