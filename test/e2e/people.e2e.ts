import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

describe('switching the acting person', () => {
  it('shows the settings to administrators alone', async () => {
    const { open } = walk();
    const admin = await open('/');
    await admin.page.getByRole('link', { name: 'Settings' }).click();
    await appIn(admin, 'settings').getByRole('button', { name: 'Import', exact: true }).waitFor();

    const status = { status: 403, address: '/jira/settings/apps/settings' };
    const ordinary = await open('/jira/settings/apps/settings', { as: 'user@example.com', expectedStatuses: [status] });
    await ordinary.page.getByRole('heading', { name: 'For administrators' }).waitFor();
  });

  it('is one choice in the menu at the top', async () => {
    const { page } = await walk().open('/');
    await page.getByLabel(/act as another person/).click();
    await page.getByRole('link', { name: /Mina Ito/ }).click();
    await page.getByText('Mina Ito').first().waitFor();
    // Mina browses Operations alone.
    expect(await page.getByRole('link', { name: /Operations/ }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: 'Platform', exact: true }).count()).toBe(0);
  });

  it('asks a visitor who is nobody to log in', async () => {
    const statuses = [{ status: 401, address: '/jira/apps/strategy' }];
    const { page } = await walk().open('/jira/apps/strategy', { as: 'anonymous', expectedStatuses: statuses });
    await page
      .getByText(/log in/i)
      .first()
      .waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });

  it('tells a person without Jira what they miss', async () => {
    const statuses = [{ status: 403, address: '/jira/apps/strategy' }];
    const { page } = await walk().open('/jira/apps/strategy', { as: 'reader@example.com', expectedStatuses: statuses });
    await page.getByRole('heading').first().waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
