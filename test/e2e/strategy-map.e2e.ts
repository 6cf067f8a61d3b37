import { accessibilityProblems } from './harness/accessibility';
import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

async function openStrategy(width = 1440) {
  const visit = await walk().open('/jira/apps/strategy', { width });
  const app = appIn(visit, 'strategy');
  await app.getByRole('tab', { name: 'Overview' }).waitFor();
  return { visit, app, press: (key: string) => visit.page.keyboard.press(key) };
}

describe('the overview', () => {
  it.each([1440, 320])('says what needs attention and why, by keyboard alone, at %i px', async (width) => {
    const { visit, app, press } = await openStrategy(width);
    await app.getByRole('heading', { level: 2, name: /priority|priorities/ }).waitFor();
    const line = app.getByRole('listitem').filter({ hasText: 'Win the enterprise segment' }).first();
    expect(readable(await line.innerText())).toMatch(/worst: Ship SSO on all plans -10 ?pts.*3 targets: /);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await app.getByRole('button', { name: 'Ship SSO on all plans' }).focus();
    await press('Enter');
    await app.getByRole('complementary', { name: 'Ship SSO on all plans' }).waitFor();
    await press('Escape');
    await app.locator('[data-opens="t:TGT-1"]:focus').waitFor();
    const overflowPx = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(Math.max(0, overflowPx)).toBe(0);
  });
});

describe('the map', () => {
  it.each([1440, 320])('is reached, walked, zoomed and left by keyboard alone, at %i px', async (width) => {
    const { visit, app, press } = await openStrategy(width);
    await app.getByRole('tab', { name: 'Overview' }).focus();
    await press('ArrowRight');
    await press('ArrowRight');
    const map = app.getByRole('application', { name: 'Map of objectives' });
    await map.waitFor();
    await app.getByRole('searchbox', { name: 'Find an objective' }).focus();
    const picture = map.locator('svg > g');
    for (let at = 0; at < 8 && (await map.locator('button:focus').count()) === 0; at += 1) await press('Tab');
    await map.locator('button:focus').filter({ hasText: 'Win the enterprise segment' }).waitFor();
    await press('ArrowDown');
    await map.locator('button:focus').filter({ hasText: 'Enterprise-ready platform' }).waitFor();
    await app.getByText('Line of sight of “Enterprise-ready platform”: 1 above it, 0 below it').waitFor();
    const before = await picture.getAttribute('transform');
    await press('+');
    expect(await picture.getAttribute('transform')).not.toBe(before);
    await press('0');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press('Enter');
    const drawer = app.getByRole('complementary', { name: 'Enterprise-ready platform' });
    await drawer.waitFor();
    await press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await map.locator('button:focus').filter({ hasText: 'Enterprise-ready platform' }).waitFor();
    const overflowPx = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(Math.max(0, overflowPx)).toBe(0);
  });

  it('is dragged by mouse without opening anything, and zoomed by the wheel once the reader is in it', async () => {
    const { visit, app } = await openStrategy();
    await app.getByRole('tab', { name: 'Map' }).click();
    const map = app.getByRole('application');
    const picture = map.locator('svg > g');
    const box = await map.getByRole('button', { name: /Enterprise-ready/ }).boundingBox();
    if (box === null) throw new Error('the map shows no Enterprise-ready platform');
    const start = await picture.getAttribute('transform');
    const { mouse } = visit.page;
    await mouse.move(box.x + 40, box.y + 20);
    await mouse.down();
    await mouse.move(box.x + 140, box.y + 60, { steps: 4 });
    await mouse.up();
    const dragged = await picture.getAttribute('transform');
    expect(dragged).not.toBe(start);
    expect(await app.getByRole('complementary').count()).toBe(0);
    await mouse.wheel(0, -200);
    await map.locator(`svg > g:not([transform="${dragged ?? ''}"])`).waitFor();
  });

  it('says the same as a table', async () => {
    const { visit, app } = await openStrategy(320);
    await app.getByRole('tab', { name: 'Map' }).click();
    await app.getByRole('button', { name: 'Show as table' }).click();
    const rows = (await app.getByRole('table').getByRole('row').allInnerTexts()).map(readable);
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatch(/Enterprise-ready platform OBJ-2 .*Win the enterprise segment/);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
  });
});
