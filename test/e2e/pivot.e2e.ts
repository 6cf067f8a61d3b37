import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus, press, type } from './harness/keyboard';
import { picture } from './harness/picture';
import { startSmallCompany } from './harness/small-company';
import { openTree } from './harness/strategy-tree';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const OPS = 'ops@example.com';

describe('the strategy as it changes', () => {
  it('is edited where it is read by keyboard alone, told in its history, and put back', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy/FY26/objective/OBJ-1');
    const frame = appIn(strategy, 'strategy');
    const drawer = frame.getByRole('complementary', { name: 'Win the enterprise segment' });
    await drawer.getByRole('button', { name: 'Edit Weight' }).focus();
    await strategy.page.keyboard.press('Enter');
    const field = drawer.getByRole('textbox', { name: 'Weight' });
    await field.waitFor();
    await field.fill('3');
    await strategy.page.keyboard.press('Enter');
    await frame.getByText('Weight was changed.').waitFor();
    await drawer.getByRole('tab', { name: 'Targets' }).focus();
    await strategy.page.keyboard.press('End');
    await drawer.getByText('Created').waitFor();
    expect(strategy.page.url()).toContain('/FY26/objective/OBJ-1/history');
    expect(await drawer.getByRole('listitem').first().innerText()).toMatch(/Weight\s+1\s+→\s+3/);
    await picture(strategy, 'history');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await frame.getByRole('button', { name: 'Undo' }).click();
    await frame.getByText('Undone: it is as it was before.').waitFor();
    await strategy.page.goBack();
    await drawer.getByRole('tab', { name: 'Targets', selected: true }).waitFor();
  });

  it('is renamed by keyboard only after it said whom that asks, and a dialog ends where the screen does', async () => {
    const { open } = walk();
    const height = 600;
    const strategy = await open('/jira/apps/strategy/FY26/objective/OBJ-1', { height });
    const { page } = strategy;
    const frame = appIn(strategy, 'strategy');
    const drawer = frame.getByRole('complementary', { name: 'Win the enterprise segment' });
    const field = drawer.getByRole('textbox', { name: 'Name' });
    const question = frame.getByRole('dialog', { name: 'Change “Win the enterprise segment”' });
    await press(strategy, drawer.getByRole('button', { name: 'Edit Name' }));
    await type(strategy, field, 'Leave the enterprise segment');
    await page.keyboard.press('Enter');
    await question.getByText(/will be asked whether theirs still stands/).waitFor();
    await picture(strategy, 'rename-question');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('Leave the enterprise segment');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await drawer.getByRole('heading', { level: 2 }).innerText()).toBe('Win the enterprise segment');

    await press(strategy, frame.getByRole('button', { name: 'New' }));
    await frame.getByRole('menuitem', { name: 'Objective' }).press('Enter');
    const create = frame.getByRole('dialog', { name: 'New objective' }).getByRole('button', { name: 'Create' });
    await create.waitFor();
    await strategy.settled();
    const box = await create.boundingBox();
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height);
    await picture(strategy, 'dialog-in-sight');
  });

  it('is made in a dialog that grows with the frame, where the page below it is short', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy', { height: 1_000 });
    const frame = appIn(strategy, 'strategy');
    await frame.getByRole('button', { name: 'New' }).click();
    await frame.getByRole('menuitem', { name: 'Objective' }).click();
    const dialog = frame.getByRole('dialog', { name: 'New objective' });
    await dialog.getByRole('button', { name: 'Create' }).waitFor();
    await strategy.settled();
    expect((await dialog.boundingBox())?.height).toBeGreaterThan(700);
  });

  it('keeps views of the tree, for one person and for everybody, and opens with the chosen one', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy');
    const frame = await openTree(strategy);
    await frame.getByRole('searchbox').fill('SSO');
    await frame.getByRole('button', { name: 'Views' }).click();
    await frame.getByRole('textbox', { name: 'Name', exact: true }).fill('Single sign-on');
    await frame.getByRole('button', { name: 'Keep what is shown' }).click();
    await frame.getByText('The view “Single sign-on” is kept.').waitFor();
    await frame.getByRole('button', { name: 'Open the tree with it' }).click();
    await frame.getByText('Opens the tree', { exact: true }).waitFor();
    await picture(strategy, 'views');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await frame.getByRole('textbox', { name: 'Name', exact: true }).fill('For all of us');
    await frame.getByRole('checkbox', { name: 'For everyone' }).check();
    await frame.getByRole('button', { name: 'Keep what is shown' }).click();
    await frame.getByRole('region', { name: 'Views for everyone' }).getByText('For all of us').waitFor();
    await keepsFocus(frame);

    const again = await open('/jira/apps/strategy');
    const fresh = await openTree(again);
    await fresh.getByRole('button', { name: 'View: Single sign-on' }).waitFor();
    const other = await open('/jira/apps/strategy', { as: OPS });
    const theirs = await openTree(other);
    await theirs.getByRole('button', { name: 'Views' }).click();
    await theirs.getByRole('button', { name: 'For all of us' }).waitFor();
    expect(await theirs.getByText('Single sign-on').count()).toBe(0);
  });

  it('is as readable in the dark and on a narrow screen', async () => {
    const { open } = walk();
    for (const [name, options] of [
      ['dark', { colourMode: 'dark' }],
      ['narrow', { width: 360, height: 800 }],
    ] as const) {
      const strategy = await open('/jira/apps/strategy/FY26/objective/OBJ-2/history', options);
      const frame = appIn(strategy, 'strategy');
      await frame.getByRole('complementary').getByText('Created').waitFor();
      await picture(strategy, `history-${name}`);
      expect(await accessibilityProblems(strategy.page)).toEqual([]);
    }
  });
});
