import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/pivot/rhythm-fact';
import { ANSWERS } from './support/answers';
import { OBJECTIVES } from './support/company';
import { answerCalls, callsMade } from './support/page';
import { showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const PLATFORM = 'Enterprise-ready platform';
const LOCKED = () => ({ every: 'monthly' as const, locked: true, from: { key: 'OBJ-1', name: 'Win' } });
const sent = () => callsMade().flatMap(([made, input]) => (made === 'saveObjective' ? [input] : []));

beforeEach(() => sessionStorage.clear());

async function openDrawer(): Promise<HTMLElement> {
  await showTree();
  await userEvent.click(await screen.findByText(PLATFORM));
  return screen.findByRole('complementary', { name: PLATFORM });
}
async function openRhythm(): Promise<{ readonly form: HTMLElement; readonly field: HTMLElement }> {
  await userEvent.click(await within(await openDrawer()).findByRole('button', { name: 'Change how often' }));
  const form = await screen.findByRole('form', { name: `Edit ${PLATFORM}` });
  return { form, field: await within(form).findByRole('combobox', { name: 'How often to check in' }) };
}

describe('how often the owners under an objective check in', () => {
  it('is said in its drawer with who says so, and set in its form by keyboard, locked or not', async () => {
    answerCalls();
    expect(await within(await openDrawer()).findByText('every month, as the site says for this level')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Change how often' }));
    const form = await screen.findByRole('form', { name: `Edit ${PLATFORM}` });
    const field = within(form).getByRole('combobox', { name: 'How often to check in' });
    expect(field).toHaveFocus();
    expect(within(form).getByText('As the site says: every month')).toBeVisible();
    expect(within(form).queryByRole('checkbox', { name: /locked/ })).not.toBeInTheDocument();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    act(() =>
      within(form)
        .getByRole('checkbox', { name: /locked/ })
        .focus(),
    );
    await userEvent.keyboard(' ');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(sent()).toMatchObject([{ objective: { cadence: { every: 'weekly', locked: true } } }]);
  });

  it('says who locked it, and that what is set here waits', async () => {
    const objectives = OBJECTIVES.map((one) =>
      one.name === PLATFORM ? { ...one, cadence: { every: 'weekly' as const, locked: false } } : one,
    );
    answerCalls({ getStrategy: () => ({ ...strategy, objectives }), getRhythm: LOCKED });
    const drawer = await openDrawer();
    expect(await within(drawer).findByText('every month, as “Win” says for everything below it')).toBeVisible();
    expect(within(drawer).getByText('What is set here waits: every week.')).toBeVisible();
  });

  it('goes back to what is above when the choice is emptied', async () => {
    const objectives = OBJECTIVES.map((one) =>
      one.name === PLATFORM ? { ...one, cadence: { every: 'weekly' as const, locked: true } } : one,
    );
    answerCalls({ getStrategy: () => ({ ...strategy, objectives }), getRhythm: LOCKED });
    const { form, field } = await openRhythm();
    expect(field).toHaveAccessibleDescription(/It is locked: every month, as “Win” says.*waits until/);
    act(() => field.focus());
    await userEvent.keyboard('{Backspace}');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(sent()).toMatchObject([{ objective: { cadence: null } }]);
  });
});
