import { accessibilityProblems } from './harness/accessibility';
import { choose } from './harness/choose';
import { picture } from './harness/picture';
import { keyOfNew, readStrategy } from './harness/reader';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

const INSIDER = '712020:0a1b2c3d-0000-4000-8000-000000000001';
const [objective] = SMALL_STRATEGY.objectives;
const [target] = SMALL_STRATEGY.targets;
/** Hidden, under the very keys that come next when what one sees is counted. */
const NEXT = {
  ...{ format: SMALL_STRATEGY.format, version: 1, cycles: SMALL_STRATEGY.cycles, links: [], checkIns: [] },
  objectives: [
    {
      ...objective,
      ...{ key: 'OBJ-3', name: 'Buy Zanzibar', owner: INSIDER },
      restrictedTo: { accounts: [INSIDER], groups: [] },
    },
  ],
  targets: [{ ...target, key: 'TGT-4', name: 'Zanzibar berths', objective: 'OBJ-3' }],
};

describe('somebody from whom a part of the strategy is hidden', () => {
  it('makes an objective, a target and a copy', async () => {
    const { site } = walk();
    expect(await site.invoke('settings', 'importStrategy', { file: NEXT })).toMatchObject({ ok: true });
    await site.settle();
    const { visit, frame, drawer } = await readStrategy(walk());
    const openNew = async (kind: string) => {
      await frame.getByRole('button', { name: 'New', exact: true }).click();
      await frame.getByRole('menuitem', { name: kind }).click();
      const form = frame.getByRole('form', { name: `New ${kind.toLowerCase()}` });
      await form.waitFor();
      return form;
    };
    const newObjective = await openNew('Objective');
    await newObjective.getByLabel('Name').fill('Halve the time to first value');
    expect(await newObjective.getByLabel('Key').inputValue()).toBe('');
    await newObjective.getByLabel('Key').scrollIntoViewIfNeeded();
    await picture(visit, 'new-objective');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await newObjective.getByRole('button', { name: 'Create' }).click();
    const made = await keyOfNew(frame, 'OBJ');

    const newTarget = await openNew('Target');
    await newTarget.getByLabel('Name').fill('Days to the first report');
    const under = newTarget.getByRole('combobox', { name: 'Objective' });
    await choose(visit, frame, under, `Halve the time to first value · ${made}`);
    await choose(visit, frame, newTarget.getByRole('combobox', { name: 'Measured by' }), 'Values people enter');
    await newTarget.getByLabel('Goal').fill('5');
    await newTarget.getByRole('button', { name: 'Create' }).click();
    await keyOfNew(frame, 'TGT');

    await drawer.getByRole('button', { name: 'Duplicate' }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click();
    await frame.getByText(/^TGT-\w{5} was created as a copy\.$/).waitFor();
    expect(await frame.locator('body').innerText()).not.toMatch(/Zanzibar|OBJ-3|TGT-4/);
  });
});
