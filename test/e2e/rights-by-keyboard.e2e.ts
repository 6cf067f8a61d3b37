import { accessibilityProblems } from './harness/accessibility';
import { find, keepsFocus, pick, press, tabTo, turnToTab, type } from './harness/keyboard';
import { picture } from './harness/picture';
import { button, readStrategy } from './harness/reader';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const PLATFORM = 'Enterprise-ready platform';

describe('by keyboard alone', () => {
  it('a finding of the health page is settled in one press, and taken back', async () => {
    const [first, second] = SMALL_STRATEGY.targets;
    const ownerless = { ...SMALL_STRATEGY, targets: [first, { ...second, owner: null }] };
    expect(await walk().site.invoke('settings', 'importStrategy', { file: ownerless })).toMatchObject({ ok: true });
    const { visit, frame } = await readStrategy(walk());
    await turnToTab(visit, frame, 'Health');
    const finding = frame.getByRole('listitem').filter({ hasText: 'TGT-2' }).filter({ hasText: 'Assign to me' }).last();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(finding, 'Assign to me'));
    await frame.getByText('One was changed.').waitFor();
    await keepsFocus(frame);
    await press(visit, button(frame, 'Undo'));
    await button(frame, 'Assign to me').waitFor();
    await keepsFocus(frame);
  });

  it('several are changed at once in the tree', async () => {
    const { visit, frame } = await readStrategy(walk());
    const { keyboard } = visit.page;
    await turnToTab(visit, frame, 'Tree');
    await frame.getByRole('treegrid').waitFor();
    await press(visit, button(frame, 'Expand all'));
    const row = (key: string) => frame.locator(`[data-row="${key}"]`);
    await tabTo(visit, row('o:OBJ-1'));
    await keyboard.press('End');
    await keyboard.press('Control+Space');
    await keyboard.press('Shift+ArrowUp');
    const chosen = frame.getByRole('group', { name: 'Chosen rows' });
    await chosen.getByText('2 chosen').waitFor();
    await press(visit, button(chosen, 'Change…'));
    const dialog = frame.getByRole('dialog');
    await type(visit, dialog.getByLabel('Weight'), '2');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(dialog, 'Change 2'));
    await frame.getByText('2 were changed.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await keepsFocus(frame);
  });

  it('a delegate is named on a target', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-1');
    await press(visit, button(drawer, 'Edit'));
    const form = frame.getByRole('form', { name: 'Edit Ship SSO on all plans' });
    await press(visit, button(form, 'Add a delegate'));
    await find(visit, frame, form.getByRole('combobox', { name: 'Delegate 1' }), 'Site Admin');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(form, 'Save'));
    await frame.getByText('Saved.').waitFor();
    await keepsFocus(frame);
    const stored = await walk().site.invoke('strategy', 'getTarget', { target: 'TGT-1' });
    expect(JSON.stringify(stored)).toMatch(/"delegates":\["[^"]+"\]/);
  });

  it('an objective is restricted, and open to everybody again', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/objective/OBJ-2', { colourMode: 'dark' });
    await press(visit, button(drawer, 'Edit'));
    const form = frame.getByRole('form', { name: `Edit ${PLATFORM}` });
    const who = form.getByRole('combobox', { name: 'Who may see it', exact: true });
    await pick(visit, frame, who, /^Only its owner/);
    await find(visit, frame, form.getByRole('combobox', { name: 'People who may see it' }), 'Site Admin');
    await press(visit, button(form, 'Save'));
    await frame.getByText('Saved.').waitFor();
    await drawer.getByText(/^Only its owner, their delegates and these see it/).waitFor();
    await keepsFocus(frame);
    await picture(visit, 'restricted-by-keyboard');
    const other = await readStrategy(walk(), '/FY26/objective/OBJ-2', { as: 'user@example.com' });
    await other.drawer.getByText('This is not there any more, or you may not see it.').waitFor();

    await press(visit, button(drawer, 'Edit'));
    await tabTo(visit, who);
    await visit.page.keyboard.press('Backspace');
    await form.getByText('Everybody with access to Jira').waitFor();
    await press(visit, button(form, 'Save'));
    await drawer.getByText(/^Only its owner, their delegates and these see it/).waitFor({ state: 'detached' });
    await keepsFocus(frame);
    const again = await readStrategy(walk(), '/FY26/objective/OBJ-2', { as: 'user@example.com' });
    await again.frame.getByRole('complementary', { name: PLATFORM }).waitFor();
  });

  it('the strategy is read as somebody else, and as oneself again', async () => {
    const { visit, frame } = await readStrategy(walk());
    await press(visit, button(frame, 'Read as somebody else'));
    const dialog = frame.getByRole('dialog');
    await find(visit, frame, dialog.getByRole('combobox', { name: 'Person' }), 'Mina');
    await press(visit, button(dialog, 'Read as them'));
    await frame.getByText(/You read the strategy as Mina Ito would/).waitFor();
    await visit.settled();
    await keepsFocus(frame);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(frame, 'Back to my own view'));
    await frame.getByText('You see what you always see again.').waitFor();
    await keepsFocus(frame);
    await picture(visit, 'own-view-again');
    await press(visit, button(frame, 'New'));
    await frame.getByText('You see what you always see again.').waitFor({ state: 'detached' });
  });
});
