import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade } from './support/page';
import { showTree } from './support/strategy';
import { TARGETS } from './support/company';

const saved = () => callsMade().flatMap(([name, input]) => (name === 'saveTarget' ? [input] : []));
const changed = () => callsMade().flatMap(([name, input]) => (name === 'saveMany' ? [input] : []));
const TARGET = TARGETS.find(({ key }) => key === 'TGT-14');
const NAME = TARGET?.name ?? '';

async function openTarget(): Promise<void> {
  await showTree();
  await userEvent.click(await screen.findByRole('button', { name: 'Expand all' }));
  await userEvent.click(await screen.findByText(NAME));
}

async function openEditor(): Promise<HTMLElement> {
  await openTarget();
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return screen.findByRole('form', { name: `Edit ${NAME}` }, { timeout: 10_000 });
}

describe('what is expected of a target', () => {
  beforeEach(() => sessionStorage.clear());

  it('is given as values on days, says what is wrong beside each, and is drawn before it is saved', async () => {
    answerCalls();
    const form = await openEditor();
    expect(within(form).getByText(/^Expected today:/)).toBeInTheDocument();
    await userEvent.click(within(form).getByRole('combobox', { name: 'Expected over time' }));
    await userEvent.click(screen.getByRole('option', { name: 'Values on given days' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Add a day' }));
    const row = within(form).getByRole('group', { name: 'Value 1' });
    await userEvent.type(within(row).getByLabelText('Expected value'), 'much');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(
      within(row)
        .getAllByRole('alert')
        .map((one) => one.textContent),
    ).toEqual(['Choose a day.', 'Type a number.']);
    await userEvent.type(within(row).getByLabelText('Day'), '2026-06-30');
    await userEvent.clear(within(row).getByLabelText('Expected value'));
    await userEvent.type(within(row).getByLabelText('Expected value'), '20');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(saved()).toMatchObject([
      { target: { profile: { type: 'points', points: [{ at: '2026-06-30', value: 20 }] }, milestones: [] } },
    ]);
  }, 30_000);
});

describe('a value set by hand', () => {
  beforeEach(() => sessionStorage.clear());

  it('starts from the value as it is shown, without the digits that a division left', async () => {
    const strategy = ANSWERS.getStrategy({});
    const divided = <T extends { readonly key: string; readonly result: object }>(one: T): T =>
      one.key === 'TGT-14' ? { ...one, result: { ...one.result, actual: 71.60883280757098 } } : one;
    answerCalls({
      getStrategy: () => ({ ...strategy, targets: strategy.targets.map(divided) }),
      getTarget: (input) => ({ ...ANSWERS.getTarget(input), target: divided(ANSWERS.getTarget(input).target) }),
    });
    await openTarget();
    await userEvent.click(await screen.findByRole('button', { name: 'Set the value by hand' }));
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveValue('72');
  }, 30_000);

  it('is set where the target is read, with why, and says that it ends by itself', async () => {
    answerCalls();
    await openTarget();
    await userEvent.click(await screen.findByRole('button', { name: 'Set the value by hand' }));
    const form = screen.getByRole('form', { name: 'Set the value by hand' });
    const value = within(form).getByLabelText('Value');
    expect(value).toHaveFocus();
    await userEvent.clear(value);
    await userEvent.keyboard('45');
    await userEvent.type(within(form).getByLabelText('Why'), 'counted on paper{Enter}');
    expect(await screen.findByText('The value is set by hand.')).toBeInTheDocument();
    expect(changed()).toMatchObject([
      { entries: [{ entry: { override: { value: 45, at: '2026-11-20', note: 'counted on paper', lasting: false } } }] },
    ]);
  }, 30_000);
});
