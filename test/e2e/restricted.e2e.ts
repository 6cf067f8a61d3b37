import type { FrameLocator, Locator } from 'playwright-core';
import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus } from './harness/keyboard';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import { openTree } from './harness/strategy-tree';
import type { Visit, VisitOptions } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const PLATFORM = 'Enterprise-ready platform';

async function openStrategy(options?: VisitOptions): Promise<{ readonly visit: Visit; readonly app: FrameLocator }> {
  const visit = await walk().open('/jira/apps/strategy', options);
  return { visit, app: await openTree(visit) };
}

const drawer = (app: FrameLocator): Locator => app.getByRole('complementary');
const row = (app: FrameLocator): Locator => app.getByRole('row').filter({ hasText: PLATFORM });

describe('restricting an objective', () => {
  it('is done in its editor, and then hides it from everybody else', async () => {
    const { visit, app } = await openStrategy();
    await app.getByText(PLATFORM).first().click();
    await drawer(app).getByRole('button', { name: 'Edit', exact: true }).click();
    const form = app.getByRole('form', { name: `Edit ${PLATFORM}` });
    await form.getByRole('combobox', { name: 'Who may see it' }).press('ArrowDown');
    await app.getByRole('option', { name: /^Only its owner/ }).click();
    await form.getByRole('combobox', { name: 'People who may see it' }).fill('mina');
    await app.getByRole('option', { name: 'Mina Ito' }).click();
    await form.getByRole('combobox', { name: 'Groups who may see it' }).fill('site-ad');
    await app.getByRole('option', { name: 'site-admins' }).waitFor();
    await form.getByRole('combobox', { name: 'Groups who may see it' }).fill('');
    await form.getByText(/you will not see it yourself/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    // Whoever shuts themselves out is asked once more; the question has the focus.
    await form.getByText(/You would not see it any more yourself/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await visit.page.keyboard.press('Space');
    await form.getByRole('button', { name: 'Save' }).click();
    await app.getByText('Saved.').waitFor();
    // Administrators are not let in by being administrators.
    await drawer(app).getByText('This is not there any more, or you may not see it.').waitFor();
    expect(await row(app).count()).toBe(0);

    const other = await openStrategy({ as: 'user@example.com' });
    await other.app.getByText('Win the enterprise segment').first().waitFor();
    expect(await row(other.app).count()).toBe(0);
  });

  it('is said in the tree and beside it to those who see it', async () => {
    const { visit, app } = await openStrategy({ as: 'ops@example.com', colourMode: 'dark' });
    await row(app).getByText('Restricted').waitFor();
    await row(app).getByText(PLATFORM).click();
    await drawer(app).getByRole('listitem').filter({ hasText: 'Mina Ito' }).first().waitFor();
    await drawer(app)
      .getByText(/does not count towards what is above it/)
      .waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
  });
});

describe('breaking the glass', () => {
  it('takes a reason, shows everything with a banner, and ends in one click', async () => {
    const settings = await walk().open('/jira/settings/apps/settings');
    const page = appIn(settings, 'settings');
    await page.getByRole('tab', { name: 'Access' }).click();
    const button = page.getByRole('button', { name: 'See everything for one hour' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('An audit of the books');
    expect(await accessibilityProblems(settings.page)).toEqual([]);
    await button.press('Enter');
    await page.getByRole('status').filter({ hasText: 'you see everything, also what is restricted' }).waitFor();
    await keepsFocus(page);

    const { visit, app } = await openStrategy({ width: 360 });
    await app.getByText(/you see everything, also what is restricted/).waitFor();
    await row(app).getByText('Restricted').waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    const others = await openStrategy({ as: 'user@example.com' });
    expect(await others.app.getByText(/you see everything/).count()).toBe(0);

    await app.getByRole('button', { name: 'Stop now' }).focus();
    await visit.page.keyboard.press('Enter');
    await app.getByText(/you see everything, also what is restricted/).waitFor({ state: 'detached' });
    await openTree(visit);
    expect(await row(app).count()).toBe(0);
    await settings.page.reload();
    await page.getByRole('tab', { name: 'Audit log' }).click();
    await page.getByText('An audit of the books').first().waitFor();
  });
});

describe('reading as somebody else', () => {
  it('shows a manager what that person sees, changes nothing, and ends in one click', async () => {
    const { objectives } = SMALL_STRATEGY;
    const open = objectives.map((one) => ({ ...one, restrictedTo: null }));
    const seen = { ...SMALL_STRATEGY, objectives: open, targets: [], links: [], checkIns: [], keepLinks: true };
    await walk().site.invoke('settings', 'breakGlass', { reason: 'To open it again' });
    const imported = await walk().site.invoke('settings', 'importStrategy', { file: seen });
    expect(imported).toMatchObject({ ok: true });
    await walk().site.invoke('settings', 'mendGlass', {});
    const secret = { ...objectives[1], restrictedTo: { accounts: [], groups: ['site-admins'] } };
    expect(
      await walk().site.invoke('settings', 'importStrategy', { file: { ...seen, objectives: [secret] } }),
    ).toMatchObject({ ok: true });

    const { visit, app } = await openStrategy();
    await app.getByRole('button', { name: 'Read as somebody else' }).click();
    const dialog = app.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Person' }).fill('mina');
    await app.getByRole('option', { name: 'Mina Ito' }).click();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Read as them' }).click();
    await app.getByText(/You read the strategy as Mina Ito would/).waitFor();
    await app.getByRole('button', { name: 'New', exact: true }).waitFor({ state: 'detached' });
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await app.getByRole('button', { name: 'Back to my own view' }).click();
    await app.getByRole('button', { name: 'New', exact: true }).waitFor();
    expect(await app.getByText(/You read the strategy as/).count()).toBe(0);
  });
});
