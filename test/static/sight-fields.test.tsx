import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ANSWERS } from './support/answers';
import { OBJECTIVES } from './support/company';
import { answerCalls, callsMade, Refused } from './support/page';
import { showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const PLATFORM = 'Enterprise-ready platform';
const RESTRICTED = { accounts: ['u-ito'], groups: [] };

beforeEach(() => sessionStorage.clear());

async function openEditor(): Promise<HTMLElement> {
  await showTree();
  await userEvent.click(await screen.findByText(PLATFORM));
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return screen.findByRole('form', { name: `Edit ${PLATFORM}` });
}
const save = (form: HTMLElement) => userEvent.click(within(form).getByRole('button', { name: 'Save' }));
const sight = (form: HTMLElement) => within(form).getByRole('combobox', { name: 'Who may see it' });
const sent = () => callsMade().flatMap(([made, input]) => (made === 'saveObjective' ? [input] : []));

describe('who may see an objective', () => {
  it('says before a restriction is lifted that all of its past comes to light, and before one is set that it goes', async () => {
    const objectives = OBJECTIVES.map((one) => (one.name === PLATFORM ? { ...one, restrictedTo: RESTRICTED } : one));
    answerCalls({ getStrategy: () => ({ ...strategy, objectives }) });
    const form = await openEditor();
    expect(sight(form)).toHaveAccessibleDescription(/Its past goes with it: history, check-ins and notes/);
    act(() => sight(form).focus());
    await userEvent.keyboard('{Backspace}');
    expect(sight(form)).toHaveAccessibleDescription(/with all of its past: also history, check-ins and notes/);
    await save(form);
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(sent()).toMatchObject([{ objective: { restrictedTo: null } }]);
  });

  it('says nothing of a past where there was no restriction', async () => {
    answerCalls();
    expect(sight(await openEditor())).not.toHaveAccessibleDescription(/past/);
  });

  it('asks whoever shuts themselves out whether that is meant, and sends it when they say so', async () => {
    answerCalls({
      saveObjective: ({ leaving }) =>
        leaving === true
          ? { changed: true, key: 'OBJ-5' }
          : new Refused('invalid', [{ path: 'leaving', message: 'you leave it.' }]),
    });
    const form = await openEditor();
    expect(within(form).queryByRole('checkbox', { name: /that is meant/ })).not.toBeInTheDocument();
    act(() => sight(form).focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await save(form);
    const meant = await within(form).findByRole('checkbox', { name: /that is meant/ });
    expect(meant).toHaveFocus();
    expect(meant).toBeInvalid();
    expect(meant).toHaveAccessibleDescription('You leave it.');
    await userEvent.keyboard(' ');
    expect(meant).toBeValid();
    await save(form);
    expect(
      await screen.findByText('Saved. You do not see it any more; whoever does can change it back.'),
    ).toBeInTheDocument();
    expect(sent()).toMatchObject([{ rev: 1 }, { rev: 1, leaving: true }]);
    expect(sent()[0]).not.toHaveProperty('leaving');
  });
});
