import type { FrameLocator, Locator } from 'playwright-core';
import { CALLS, type CallInput, type CallName, type CallOutput } from '../../src/contract/calls';
import { accessibilityProblems } from './harness/accessibility';
import { startSmallCompany } from './harness/small-company';
import { keyOfNew } from './harness/reader';
import { openTree } from './harness/strategy-tree';
import { appIn, walkThrough } from './harness/walk';
import type { Visit, VisitOptions } from './harness/visit';

const walk = walkThrough(startSmallCompany);

interface Opened {
  readonly visit: Visit;
  readonly app: FrameLocator;
}

async function openStrategy(options?: VisitOptions): Promise<Opened> {
  const visit = await walk().open('/jira/apps/strategy', options);
  const app = appIn(visit, 'strategy');
  await app.getByRole('heading', { name: 'Strategy' }).waitFor();
  return { visit, app };
}

async function openNew(app: FrameLocator, kind: string): Promise<Locator> {
  await app.getByRole('button', { name: 'New', exact: true }).click();
  await app.getByRole('menuitem', { name: kind }).click();
  const form = app.getByRole('form', { name: `New ${kind.toLowerCase()}` });
  await form.waitFor();
  return form;
}

async function choose(app: FrameLocator, form: Locator, label: string, option: string | RegExp): Promise<void> {
  await form.getByRole('combobox', { name: label }).press('ArrowDown');
  await app.getByRole('option', { name: option }).first().click();
}

/** What the app answers the administrator; the contract has its say. */
async function data<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answer = await walk().site.invoke('strategy', name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`);
  return CALLS[name].output.parse(answer.data) as CallOutput<N>;
}

const drawer = (app: FrameLocator): Locator => app.getByRole('complementary');

describe('running a strategy without a file', () => {
  it('plans a cycle, an objective and a target, checks in, and sees the number and the advice', async () => {
    const { visit, app } = await openStrategy();
    const cycle = await openNew(app, 'Cycle');
    await cycle.getByRole('button', { name: 'Create' }).click();
    await app.getByText('This cycle has no objectives yet.').waitFor();

    const objective = await openNew(app, 'Objective');
    await objective.getByLabel('Name').fill('Halve the time to first value');
    await choose(app, objective, 'Owner', /\(you\)/);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await objective.getByRole('button', { name: 'Create' }).click();
    const made = await keyOfNew(app, 'OBJ');

    const target = await openNew(app, 'Target');
    await target.getByLabel('Name').fill('Days to the first report');
    await choose(app, target, 'Objective', new RegExp(made));
    await choose(app, target, 'Measured by', 'Values people enter');
    await target.getByLabel('Baseline').fill('10');
    await target.getByLabel('Goal').fill('5');
    await target.getByLabel('Unit').fill('days');
    await target.getByLabel('Unit').press('Tab');
    await target.getByLabel('Start').fill('2026-01-01');
    await target.getByRole('combobox', { name: 'Owner' }).fill('mina');
    await app.getByRole('option', { name: 'Mina Ito' }).click();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await target.getByRole('button', { name: 'Create' }).click();
    const own = await keyOfNew(app, 'TGT');

    await drawer(app).getByRole('button', { name: 'Check in' }).click();
    const checkIn = app.getByRole('form', { name: 'Check in' });
    await checkIn.getByLabel('Value in days').fill('6');
    await checkIn.getByRole('radio', { name: 'Medium' }).check();
    await checkIn.getByLabel('Note').fill('The import is live.');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await checkIn.getByLabel('Note').press('Enter');
    await app.getByText('Checked in on “Days to the first report”.').waitFor();
    await openTree(visit);
    const row = app.getByRole('row').filter({ hasText: own });
    await row.getByText('6', { exact: true }).first().waitFor();
    await drawer(app).getByText('The import is live.').first().waitFor();

    await app.getByRole('tab', { name: 'Health' }).click();
    await app.getByRole('heading', { name: /Number of objectives at the top/ }).waitFor();
    await app.getByText('One is active at the top level; the advice is at least 3.').waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
  });

  it('is edited in the drawer, and says when somebody else was faster', async () => {
    const { visit, app } = await openStrategy({ colourMode: 'dark' });
    await openTree(visit);
    await app.getByText('Enterprise-ready platform').first().click();
    await drawer(app).getByRole('button', { name: 'Edit', exact: true }).click();
    const form = app.getByRole('form', { name: 'Edit Enterprise-ready platform' });
    await form.getByLabel('Name').fill('Ready for any enterprise');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    const { objectives } = await data('getStrategy', {});
    const { roll: _roll, rev, ...theirs } = objectives.find(({ key }) => key === 'OBJ-2') ?? { rev: 0, roll: null };
    await data('saveObjective', { objective: { ...theirs, weight: 3 }, rev });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Somebody else changed this meanwhile: Weight.').waitFor();
    await form.getByRole('button', { name: 'Load their changes, keep mine' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await app.getByText('Saved.').waitFor();
    await app.getByRole('row').filter({ hasText: 'Ready for any enterprise' }).waitFor();
    const after = await data('getStrategy', {});
    expect(after.objectives.find(({ key }) => key === 'OBJ-2')).toMatchObject({
      name: 'Ready for any enterprise',
      weight: 3,
    });
  });

  it('lets an owner check in by keyboard alone, change it and take it back', async () => {
    const { visit, app } = await openStrategy({ as: 'ops@example.com', width: 360 });
    const press = (key: string) => visit.page.keyboard.press(key);
    await openTree(visit);
    await app.getByRole('button', { name: 'Mine' }).focus();
    await press('Enter');
    const row = app.locator('[data-row="t:TGT-3"]');
    await row.focus();
    await press('Enter');
    await drawer(app).getByRole('button', { name: 'Check in' }).focus();
    await press('Enter');
    const form = app.getByRole('form', { name: 'Check in' });
    await form.waitFor();
    await visit.page.keyboard.type('26');
    await press('Enter');
    await app.getByText('Checked in on “Enterprise customers”.').waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await drawer(app).getByRole('button', { name: 'Withdraw' }).first().focus();
    await press('Enter');
    await app.getByText('was withdrawn').waitFor();
    await app.getByRole('button', { name: 'Undo' }).focus();
    await press('Enter');
    await app.getByText('Undone: it is as it was before.').waitFor();
    const { checkIns } = await data('getTarget', { target: 'TGT-3' });
    expect(checkIns.map(({ at, value }) => [at, value])).toEqual([
      ['2026-07-02', 26],
      ['2026-06-30', 24],
    ]);
    const overflowPx = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(Math.max(0, overflowPx)).toBe(0);
  });
});
