import { accessibilityProblems } from './harness/accessibility';
import { choose } from './harness/choose';
import { picture } from './harness/picture';
import { keyOfNew } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const OPS = 'ops@example.com';

describe('an objective that ends', () => {
  it('closes an objective with what that touches, why, and what was learned; the learning is found in the cycle', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy/FY26/objective/OBJ-2');
    const frame = appIn(strategy, 'strategy');
    await frame.getByRole('button', { name: 'Close…' }).click();
    const form = frame.getByRole('form', { name: /^Close/ });
    await form.getByText(/Closing this touches 2 targets, 4 open work items, and one person\./).waitFor();
    await choose(strategy, frame, form.getByRole('combobox', { name: /Why it ends/ }), 'Postponed');
    await form.getByLabel('What was learned').fill('Too early for this market.');
    await picture(strategy, 'closing');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await form.getByRole('button', { name: 'Close objective' }).click();
    await frame.getByText('“Enterprise-ready platform” is closed.').waitFor();
    await frame.getByRole('button', { name: 'About this cycle' }).click();
    await frame.getByText('Too early for this market.').waitFor();
    await picture(strategy, 'learnings');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
  });

  it('asks the owners below for their word, and takes it with one click', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy', { as: OPS });
    const frame = appIn(strategy, 'strategy');
    const banner = frame.getByRole('region', { name: '2 things you own wait for your word' });
    await banner.getByRole('button', { name: 'Show' }).click();
    await banner.getByText('“Enterprise-ready platform” above it was closed.').first().waitFor();
    await picture(strategy, 'asks');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await banner.getByRole('button', { name: 'It still stands' }).first().click();
    await frame.getByRole('region', { name: 'One thing you own waits for your word' }).waitFor();
    const managing = await open('/jira/apps/strategy/FY26/target/TGT-2');
    await appIn(managing, 'strategy').getByText('One owner has not said yet whether theirs still stands').waitFor();
    await appIn(managing, 'strategy').getByRole('button', { name: 'Show' }).first().click();
    await picture(managing, 'asks-manager');
    expect(await accessibilityProblems(managing.page)).toEqual([]);
  });

  it('reopens it, moves it and duplicates it by dialogs', async () => {
    const { open } = walk();
    const strategy = await open('/jira/apps/strategy/FY26/objective/OBJ-2');
    const frame = appIn(strategy, 'strategy');
    await frame.getByRole('button', { name: 'Reopen' }).click();
    await frame.getByText('“Enterprise-ready platform” is open again.').waitFor();
    await frame.getByRole('button', { name: 'Duplicate' }).click();
    const copy = frame.getByRole('dialog', { name: 'Duplicate “Enterprise-ready platform”' });
    await copy.getByLabel('With its 2 targets').waitFor();
    await picture(strategy, 'copy');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await copy.getByRole('button', { name: 'Duplicate' }).click();
    await keyOfNew(frame, 'OBJ');
    await frame.getByRole('complementary', { name: 'Copy of Enterprise-ready platform' }).waitFor();
    await frame.getByRole('button', { name: 'Move…' }).click();
    const move = frame.getByRole('dialog', { name: 'Move “Copy of Enterprise-ready platform”' });
    await move.getByRole('combobox', { name: /Counts towards/ }).press('ArrowDown');
    await frame.getByRole('option', { name: 'Nothing: it stands at the top' }).click();
    await move.getByText(/Saving this touches 2 targets/).waitFor();
    await picture(strategy, 'move');
    expect(await accessibilityProblems(strategy.page)).toEqual([]);
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await frame.getByText('“Copy of Enterprise-ready platform” now stands at the top.').waitFor();
  });
});
