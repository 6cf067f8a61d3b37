import type { Locator } from 'playwright-core';
import { keepsFocus, pick, press, tabTo, turnTo, turnToTab, type } from './harness/keyboard';
import { button, keyOfNew, readStrategy } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

describe('by keyboard alone', () => {
  it('an objective and its target are created, checked in on, and closed', async () => {
    const { visit, frame, drawer } = await readStrategy(walk());
    const { keyboard } = visit.page;
    await press(visit, button(frame, 'New'));
    await tabTo(visit, frame.getByRole('menuitem', { name: 'Objective' }));
    await keyboard.press('Enter');
    const objective = frame.getByRole('form', { name: 'New objective' });
    await type(visit, objective.getByLabel('Name'), 'Halve the time to first value');
    await pick(visit, frame, objective.getByRole('combobox', { name: 'Owner' }), /\(you\)/);
    await press(visit, button(objective, 'Create'));
    const made = await keyOfNew(frame, 'OBJ');
    await keepsFocus(frame);

    await press(visit, button(drawer, 'Add target'));
    const target = frame.getByRole('form', { name: 'New target' });
    await type(visit, target.getByLabel('Name'), 'Days to the first report');
    await pick(visit, frame, target.getByRole('combobox', { name: 'Measured by' }), 'Values people enter');
    await type(visit, target.getByLabel('Baseline'), '10');
    await type(visit, target.getByLabel('Goal'), '5');
    // The first chooses the unit, the second creates.
    await type(visit, target.getByLabel('Unit'), 'days');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyOfNew(frame, 'TGT');

    await press(visit, button(drawer, 'Check in'));
    const checkIn = frame.getByRole('form', { name: 'Check in' });
    await type(visit, checkIn.getByLabel('Value in days'), '6');
    await turnTo(visit, checkIn, 'Medium');
    await type(visit, checkIn.getByLabel('Note'), 'The import is live.');
    await keyboard.press('Enter');
    await frame.getByText('Checked in on “Days to the first report”.').waitFor();
    await keepsFocus(frame);

    const later = await readStrategy(walk(), `/FY26/objective/${made}`);
    await press(later.visit, button(later.drawer, 'Close…'));
    const closing = later.frame.getByRole('form', { name: /^Close/ });
    await pick(later.visit, later.frame, closing.getByRole('combobox', { name: /Why it ends/ }), 'Achieved');
    await type(later.visit, closing.getByLabel('What was learned'), 'Ready-made imports win the first day.');
    await press(later.visit, button(closing, 'Close objective'));
    await later.frame.getByText('“Halve the time to first value” is closed.').waitFor();
    await keepsFocus(later.frame);
  });

  it('a value is set by hand and taken back', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-1');
    await press(visit, button(drawer, 'Set the value by hand'));
    const setting = frame.getByRole('form', { name: 'Set the value by hand' });
    await type(visit, setting.getByRole('textbox', { name: 'Value', exact: true }), '60');
    await type(visit, setting.getByLabel('Why'), 'The audit is done, its work item is not.');
    await visit.page.keyboard.press('Enter');
    await frame.getByText('The value is set by hand.').waitFor();
    await drawer.getByText(/60.% was set by hand on/).waitFor();
    await keepsFocus(frame);
    await press(visit, button(drawer, 'Use the automatic value'));
    await frame.getByText('The automatic value counts again.').waitFor();
    await drawer.getByText(/60.% was set by hand on/).waitFor({ state: 'hidden' });
    await keepsFocus(frame);
  });

  it('a milestone is planned, reached, and opened again', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-3');
    const { keyboard } = visit.page;
    await press(visit, button(drawer, 'Edit'));
    const form = frame.getByRole('form', { name: 'Edit Enterprise customers' });
    await press(visit, button(form, 'Add a milestone'));
    const row = form.getByRole('group', { name: 'Milestone 1' });
    await type(visit, row.getByRole('textbox', { name: 'Name' }), 'The first pilot signed');
    await tabTo(visit, row.getByLabel('Due'));
    await keyboard.type('09302026');
    await keyboard.press('Enter');
    await frame.getByText('Saved.').waitFor();
    await keepsFocus(frame);
    const reached = drawer.getByRole('checkbox', { name: 'The first pilot signed' });
    await tabTo(visit, reached);
    await keyboard.press('Space');
    await frame.getByText('“The first pilot signed” is reached.').waitFor();
    await keepsFocus(frame);
    await tabTo(visit, reached);
    await keyboard.press('Space');
    await frame.getByText('“The first pilot signed” is open again.').waitFor();
  });

  it('what is left again, or goes with what was pressed, leaves the reader beside it', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-1');
    const { keyboard } = visit.page;
    const has = async (control: Locator): Promise<void> => {
      await control.and(frame.locator(':focus')).waitFor();
    };
    await press(visit, button(drawer, 'Move…'));
    await frame.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await frame.getByRole('dialog').waitFor({ state: 'detached' });
    await has(button(drawer, 'Move…'));

    await turnToTab(visit, drawer, 'Work');
    await press(visit, button(drawer, 'Add work'));
    await has(drawer.getByRole('form', { name: 'Add work' }).getByRole('radio').first());
    await keyboard.press('Escape');
    await has(button(drawer, 'Add work'));
    const change = drawer.getByRole('button', { name: /^Change the link/ }).first();
    await press(visit, change);
    await keepsFocus(frame);
    await keyboard.press('Escape');
    await has(change);

    await keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await turnToTab(visit, frame, 'Tree');
    const search = frame.getByRole('searchbox', { name: 'Search objectives and targets' });
    await type(visit, search, 'platform');
    await press(visit, button(frame, 'Clear filters'));
    await has(search);
    await type(visit, search, 'no such thing');
    await press(visit, button(frame, 'Clear filters'));
    await has(search);

    const row = frame.getByRole('row').and(frame.locator('[tabindex="0"]'));
    await tabTo(visit, row);
    await keyboard.press('Control+Space');
    await press(visit, button(frame, 'Choose none'));
    await has(row);
  });

  it('a cycle is carried forward into a new one', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/cycle/FY26');
    await press(visit, button(drawer, 'Carry forward…'));
    const dialog = frame.getByRole('dialog');
    await press(visit, button(dialog, 'New cycle…'));
    await press(visit, button(dialog, 'Create'));
    await turnTo(visit, dialog, 'Begin anew');
    await press(visit, button(dialog, 'Show what is created'));
    await dialog.getByText(/are created\./).waitFor();
    await press(visit, button(dialog, /^Carry \d+ forward$/));
    await frame.getByText(/were carried into/).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await keepsFocus(frame);
    const asked = visit.page.waitForRequest((request) => (request.postData() ?? '').includes('getCarryUndo'));
    await press(visit, button(frame, 'Undo'));
    await asked;
    // The worker takes them away.
    await walk().site.settle();
    await frame.getByText(/^Undone: \d+ copies were taken away again\.$/).waitFor();
    await keepsFocus(frame);
  });

  it('a check-in that was made is changed, and withdrawn', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-2');
    const form = frame.getByRole('form', { name: /check.in/i });
    await press(visit, button(drawer, 'Check in'));
    await type(visit, form.getByLabel('Note'), 'Quiet weeks');
    await visit.page.keyboard.press('Enter');
    await frame.getByText('Checked in on “Run the platform calmly”.').waitFor();
    await turnToTab(visit, drawer, 'Check-ins');
    await press(visit, button(drawer, 'Change').first());
    await type(visit, form.getByLabel('Note'), 'Quiet weeks, one alert');
    await visit.page.keyboard.press('Enter');
    await drawer.getByText('Quiet weeks, one alert').waitFor();
    await keepsFocus(frame);
    await turnToTab(visit, drawer, 'Check-ins');
    await press(visit, button(drawer, 'Withdraw').first());
    await frame.getByText(/^The check-in of .* was withdrawn\.$/).waitFor();
    await drawer.getByText('Quiet weeks, one alert').waitFor({ state: 'hidden' });
    await keepsFocus(frame);
  });
});
