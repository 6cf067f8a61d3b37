import { readable } from './harness/number-text';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

/** The strategy as it is stored; results are left out, for they depend on the moment. */
async function exported(): Promise<string> {
  const answer = await walk().site.invoke('settings', 'exportStrategy', {});
  return JSON.stringify(answer, (name, value: unknown) => (name === 'result' ? undefined : value));
}

describe('importing a strategy file on the settings page', () => {
  it('lists every mistake with its place, and changes nothing', async () => {
    const before = await exported();
    const page = await walk().open('/jira/settings/apps/settings');
    const settings = appIn(page, 'settings');
    const [first, ...others] = SMALL_STRATEGY.targets;
    const broken = {
      ...SMALL_STRATEGY,
      objectives: SMALL_STRATEGY.objectives.map((objective) => ({ ...objective, name: 'Renamed', cycle: 'FY99' })),
      targets: [{ ...first, due: '2025-12-31' }, ...others],
    };
    await settings.getByLabel('Or paste the file’s text').fill(JSON.stringify(broken));
    await settings.getByRole('button', { name: 'Import', exact: true }).click();
    await settings.getByText(/\d mistakes\. Nothing was changed\./).waitFor();
    const text = readable(await settings.locator('body').innerText());
    expect(text).toContain('objectives[0].cycle');
    expect(text).toContain('objectives[1].cycle');
    expect(text).toMatch(/targets\[0\]\.(due|start)/);
    expect(await exported()).toBe(before);
  });

  it('refuses text that is not JSON before anything is sent', async () => {
    const page = await walk().open('/jira/settings/apps/settings');
    const settings = appIn(page, 'settings');
    await settings.getByLabel('Or paste the file’s text').fill('{ "format": ');
    await settings.getByRole('button', { name: 'Import', exact: true }).click();
    await settings.getByRole('alert').getByText('This is not a JSON file').waitFor();
  });

  it('says what changed, and that a second time nothing does', async () => {
    const page = await walk().open('/jira/settings/apps/settings');
    const settings = appIn(page, 'settings');
    const [first, ...others] = SMALL_STRATEGY.targets;
    const changed = { ...SMALL_STRATEGY, targets: [{ ...first, name: 'Ship SSO everywhere' }, ...others] };
    await settings.getByLabel('Or paste the file’s text').fill(JSON.stringify(changed));
    await settings.getByRole('button', { name: 'Import', exact: true }).click();
    await settings.getByText('Changed: one target.').waitFor();
    await settings.getByRole('button', { name: 'Import', exact: true }).click();
    await settings.getByText('Nothing changed.').waitFor();
  });

  it('hands the whole strategy out as a file', async () => {
    const { page } = await walk().open('/jira/settings/apps/settings');
    const settings = page.frameLocator('iframe[name="settings"]');
    const download = page.waitForEvent('download');
    await settings.getByRole('button', { name: 'Export strategy' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
  });
});
