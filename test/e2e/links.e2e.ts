import { accessibilityProblems } from './harness/accessibility';
import { pick, press, tabTo, type as typeIn } from './harness/keyboard';
import { picture } from './harness/picture';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const WORK = '/jira/apps/strategy/FY26/target/TGT-1/work';

describe('what a target is linked to', () => {
  it('is added as a scope, made half and taken away by keyboard alone, and put back', async () => {
    const { open } = walk();
    const strategy = await open(WORK);
    const frame = appIn(strategy, 'strategy');
    const drawer = frame.getByRole('complementary');
    await press(strategy, drawer.getByRole('button', { name: 'Add work' }));
    const form = drawer.getByRole('form', { name: 'Add work' });
    await tabTo(strategy, form.getByRole('radio', { name: 'A work item' }));
    await strategy.page.keyboard.press('ArrowDown');
    await typeIn(strategy, form.getByRole('textbox', { name: 'JQL' }), 'project = OPS');
    await press(strategy, form.getByRole('button', { name: 'See what it matches' }));
    await form.getByText(/^Matches \d+ work items? now\.$/).waitFor();
    await pick(strategy, frame, form.getByRole('combobox', { name: 'What it does' }), /^Aligned/);
    await picture(strategy, 'links-form');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await press(strategy, form.getByRole('button', { name: 'Save link' }));
    await frame.getByText('project = OPS was linked.').waitFor();
    await drawer.getByText('Aligned, does not count').first().waitFor();

    await press(strategy, drawer.getByRole('button', { name: 'Change the link to project = OPS' }));
    const change = drawer.getByRole('form', { name: 'Change the link to project = OPS' });
    await pick(strategy, frame, change.getByRole('combobox', { name: 'What it does' }), /^Counts/);
    await typeIn(strategy, change.getByRole('textbox', { name: 'Each piece of work counts' }), '0.5');
    await strategy.page.keyboard.press('Enter');
    await frame.getByText('The link to project = OPS was changed.').waitFor();
    await drawer.getByText('Counts half').waitFor();
    await picture(strategy, 'links-half');

    await press(strategy, drawer.getByRole('button', { name: 'Remove the link to project = OPS' }));
    await frame.getByText('The link to project = OPS was removed.').waitFor();
    await press(strategy, frame.getByRole('button', { name: 'Undo' }));
    await drawer.getByText('Counts half').waitFor();
    expect(strategy.trouble).toEqual([]);
  });

  it('is as readable in the dark and on a narrow screen', async () => {
    const { open } = walk();
    for (const [name, options] of [
      ['dark', { colourMode: 'dark' }],
      ['narrow', { width: 360, height: 800 }],
    ] as const) {
      const strategy = await open(WORK, options);
      const drawer = appIn(strategy, 'strategy').getByRole('complementary');
      await drawer.getByRole('button', { name: 'Change the link to project = OPS' }).click();
      await drawer.getByRole('combobox', { name: 'What it does' }).waitFor();
      await picture(strategy, `links-${name}`);
      expect(await accessibilityProblems(strategy.page)).toEqual([]);
    }
  });
});

describe('work that is linked as aligned only', () => {
  it('says in its line of sight that it does not count', async () => {
    const { open } = walk();
    const issue = await open('/browse/PLAT-7');
    const panel = appIn(issue, 'alignment');
    await panel.getByRole('button', { name: 'Link to a target' }).click();
    await panel.getByLabel('Link to a target').last().fill('calmly');
    await panel.getByRole('radio', { name: /Run the platform calmly/ }).check();
    await panel.getByRole('checkbox', { name: /^Aligned only/ }).check();
    await picture(issue, 'panel-link');
    await panel.getByRole('button', { name: 'Link', exact: true }).click();
    await panel.getByText(/^Aligned, does not count/).waitFor();
    await picture(issue, 'panel-aligned');
    expect(await accessibilityProblems(issue.page)).toEqual([]);
  });
});
