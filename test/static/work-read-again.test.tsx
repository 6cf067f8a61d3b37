import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrategyPage } from '../../static/features/strategy/strategy-page';
import { answerCalls, callsMade, showPage } from './support/page';

const SSO = 'Ship single sign-on and audit on all plans';

const timesAsked = (name: string): number => callsMade().filter(([one]) => one === name).length;

describe('the work of a target, after something was saved', () => {
  it('is read again with all that is said of it: why it counts, what it may take in, and what moved', async () => {
    answerCalls();
    showPage(<StrategyPage virtual={false} />);
    await userEvent.click(await screen.findByRole('tab', { name: 'Tree' }));
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const above = rows.find(({ textContent }) => textContent?.includes('Enterprise-ready platform'));
    if (above === undefined) throw new Error('the tree does not show what is above the target');
    await userEvent.click(above);
    const objective = await screen.findByRole('complementary', { name: 'Enterprise-ready platform' });
    await userEvent.click(await within(objective).findByRole('button', { name: SSO }));
    const drawer = await screen.findByRole('complementary', { name: SSO });
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'What changed' }));
    await within(drawer).findByText(/since Oct/);
    await userEvent.click(within(drawer).getByRole('tab', { name: 'Work' }));
    const [why] = await within(drawer).findAllByRole('button', { name: /^Why/ });
    if (why === undefined) throw new Error('no work');
    await userEvent.click(why);
    await within(drawer).findByText(/links reach it/);
    const names = ['explainIssue', 'suggestWork', 'getChanges'];
    expect(names.map(timesAsked)).toEqual([1, 1, 1]);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(names.map(timesAsked)).toEqual([2, 2, 2]));
  });
});
