import { text } from 'node:stream/consumers';
import type { FrameLocator } from 'playwright-core';
import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus, press, tabTo, turnTo, turnToTab, type } from './harness/keyboard';
import { button, readSettings, readStrategy } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import type { Visit } from './harness/visit';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

async function save(visit: Visit, frame: FrameLocator): Promise<void> {
  const bar = frame.getByRole('tabpanel').filter({ visible: true });
  await press(visit, button(bar, 'Save changes'));
  await bar.getByText(/^Saved/).waitFor();
}

/** Chooses a file as a person without a mouse does: the button opens the window of the browser. */
async function chooseFile(visit: Visit, frame: FrameLocator, name: string, file: { name: string; text: string }) {
  const { page } = visit;
  // While the page is still coming it may take the key press with it.
  await visit.settled();
  await tabTo({ page }, button(frame, name));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) });
}

describe('the settings by keyboard alone', () => {
  it('a method is chosen, looked at and saved, and a word is changed', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Method and words');
    await turnTo(visit, frame.getByRole('group', { name: 'Start from' }), 'OKR');
    await frame.getByRole('table', { name: 'What changes, once it is saved' }).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(frame, 'Fill in below'));
    await keepsFocus(frame);
    await type(visit, frame.getByLabel('Top level'), 'North star');
    await save(visit, frame);
    const strategy = await readStrategy(walk(), '/FY26/objective/OBJ-1');
    await strategy.drawer
      .getByText(/North star/)
      .first()
      .waitFor();
    await strategy.frame
      .getByText(/3 key results/)
      .first()
      .waitFor();
  });

  it('the audit log is narrowed by what was changed, and widened again', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Audit log');
    const log = frame.getByRole('tabpanel').filter({ visible: true });
    await log.getByRole('table').waitFor();
    await type(visit, log.getByLabel('What was changed'), 'Restores');
    await visit.page.keyboard.press('Enter');
    await log.getByText(/Nothing matches/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(log, 'Clear filters'));
    await log.getByRole('table').waitFor();
  });

  it('a guard rule is required, with its numbers, and refuses what breaks it', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Rules');
    const rule = frame.getByRole('region', { name: /without an owner$/ }).last();
    await turnTo(visit, rule, 'Require');
    const many = frame.getByRole('region', { name: /objectives at the top/i }).first();
    await type(visit, many.getByLabel('At most'), '0');
    await many.getByText(/^A whole number from 1/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await type(visit, many.getByLabel('At most'), '4');
    await save(visit, frame);
  });

  it('a table is chosen, its changes are read first, and it comes in', async () => {
    const { visit, frame } = await readSettings(walk());
    const table = 'key,name,cycle,level\nOBJ-1,Win the large customers,FY26,organization\n';
    await chooseFile(visit, frame, 'Choose a file', { name: 'objectives.csv', text: table });
    await frame.getByText(/^objectives\.csv, /).waitFor();
    await press(visit, button(frame, 'Show what would change'));
    await frame.getByText(/^Name: .* → Win the large customers/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press(visit, button(frame, 'Import'));
    await frame.getByText('Changed: one objective.').waitFor();
    await keepsFocus(frame);
  });

  it('a backup is saved, chosen and restored, and proves that everything is there', async () => {
    const first = await readSettings(walk());
    await tabTo(first.visit, button(first.frame, 'Save a backup'));
    const { page } = first.visit;
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const backup = { name: saved.suggestedFilename(), text: await text(await saved.createReadStream()) };
    const { visit, frame } = await readSettings(walk());
    await chooseFile(visit, frame, 'Choose a backup', backup);
    await frame.getByText(/^An undamaged backup of/).waitFor();
    await press(visit, button(frame, 'Restore'));
    await frame.getByText(/^Applying/).waitFor();
    await walk().site.settle();
    await frame.getByText('Compared with the backup: every entry is as it was.').waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await keepsFocus(frame);
  });

  it('the audit log is searched', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Audit log');
    await frame.getByText('Win the large customers').first().waitFor();
    await type(visit, frame.getByLabel('Search by key, kind or property'), 'settings');
    await visit.page.keyboard.press('Enter');
    await frame.getByText('Win the large customers').first().waitFor({ state: 'detached' });
    expect(await frame.getByRole('cell', { name: /^Settings/ }).count()).toBeGreaterThan(0);
    await type(visit, frame.getByLabel('Search by key, kind or property'), 'NOBODY-1');
    await press(visit, button(frame, 'Search'));
    await frame.getByText(/^Nothing matches\./).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
  });

  it('the glass is broken with a reason, and whole again from the banner', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Access');
    await type(visit, frame.getByLabel('Reason'), 'An audit of the books');
    await visit.page.keyboard.press('Enter');
    await frame.getByText(/^Until .* you see everything, also what is restricted/).waitFor();
    await keepsFocus(frame);
    const { visit: there, frame: strategy } = await readStrategy(walk());
    await press(there, button(strategy, 'Stop now'));
    await strategy.getByText(/you see everything, also what is restricted/).waitFor({ state: 'detached' });
    await keepsFocus(strategy);
  });
});
