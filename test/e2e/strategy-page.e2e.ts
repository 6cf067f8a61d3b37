import type { FrameLocator } from 'playwright-core';
import { readable } from './harness/number-text';
import { startSmallCompany } from './harness/small-company';
import { openTree } from './harness/strategy-tree';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

async function atTree(): Promise<{ readonly tree: FrameLocator; readonly press: (key: string) => Promise<void> }> {
  const strategy = await walk().open('/jira/apps/strategy');
  const tree = await openTree(strategy);
  return { tree, press: (key) => strategy.page.keyboard.press(key) };
}

describe('the Strategy page', () => {
  it('shows where every objective and target stands', async () => {
    const { tree } = await atTree();
    await tree.getByRole('button', { name: 'Expand all' }).click();
    await tree.getByRole('row').filter({ hasText: 'TGT-2' }).waitFor();
    const rows = (await tree.getByRole('treegrid').getByRole('row').allInnerTexts()).map(readable);
    const find = (text: string): string => rows.find((row) => row.includes(text)) ?? '';
    expect(find('TGT-1')).toMatch(/OFF TRACK|Off track|AT RISK|At risk/i);
    expect(find('TGT-1')).toMatch(/-10 ?pts/);
    expect(find('TGT-3')).toMatch(/24/);
    expect(rows.filter((row) => /OBJ-[12]|Win the enterprise|Enterprise-ready/.test(row))).toHaveLength(2);
  });

  it('is walked by keyboard: arrows, Enter into the drawer, Escape back to the row', async () => {
    const { tree, press } = await atTree();
    const rows = tree.getByRole('treegrid').locator('[data-row]');
    await rows.first().focus();
    const open = await rows.count();
    await press('ArrowLeft');
    await tree.locator('[data-row][aria-expanded="false"]').first().waitFor();
    expect(await rows.count()).toBeLessThan(open);
    await press('ArrowRight');
    await press('ArrowDown');
    await press('Enter');
    const drawer = tree.getByRole('complementary');
    await drawer.waitFor();
    expect(
      await drawer.getByRole('heading', { level: 2 }).evaluate((heading) => heading === document.activeElement),
    ).toBe(true);
    await press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await tree.locator('[data-row]:focus').waitFor();
  });

  it('finds a target by a word, and says so when nothing matches', async () => {
    const { tree } = await atTree();
    const search = tree.getByRole('searchbox', { name: 'Search objectives and targets' });
    await search.fill('calmly');
    await tree.getByRole('row').filter({ hasText: 'TGT-2' }).waitFor();
    expect(await tree.getByRole('row').filter({ hasText: 'TGT-3' }).count()).toBe(0);
    await search.fill('no such words');
    await tree.getByText('Nothing matches.').waitFor();
    await tree.getByRole('button', { name: 'Clear' }).click();
    await tree.getByRole('row').filter({ hasText: 'Win the enterprise segment' }).waitFor();
  });

  it('opens the work behind a number', async () => {
    const { tree } = await atTree();
    await tree.getByRole('button', { name: 'Expand all' }).click();
    await tree.getByRole('row').filter({ hasText: 'TGT-1' }).click();
    const drawer = tree.getByRole('complementary');
    await drawer.getByRole('tab', { name: 'Work' }).click();
    const work = drawer.getByRole('table', { name: 'The work behind the number' });
    await work.waitFor();
    const keys = (await work.getByRole('row').allInnerTexts()).flatMap((row) => /PLAT-\d/.exec(row) ?? []);
    expect(keys.sort()).toEqual(['PLAT-2', 'PLAT-3', 'PLAT-4', 'PLAT-5', 'PLAT-6']);
  });

  it('counts, but does not name, work that the viewer may not see', async () => {
    const strategy = await walk().open('/jira/apps/strategy', { as: 'ops@example.com' });
    const tree = await openTree(strategy);
    await tree.getByRole('button', { name: 'Expand all' }).click();
    await tree.getByRole('row').filter({ hasText: 'TGT-1' }).click();
    const drawer = tree.getByRole('complementary');
    await drawer.getByRole('tab', { name: 'Work' }).click();
    await drawer.getByText('5 work items count; they were deleted since or are not visible to you.').waitFor();
    expect(await drawer.innerText()).not.toContain('PLAT-');
  });
});
