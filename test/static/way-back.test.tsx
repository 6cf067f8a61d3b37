import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerCalls } from './support/page';
import { showStrategy } from './support/strategy';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const drawer = async (name: string) => screen.findByRole('complementary', { name });

async function leave(details: HTMLElement, by: 'key' | 'cross'): Promise<void> {
  if (by === 'key') await userEvent.keyboard('{Escape}');
  else await userEvent.click(within(details).getByRole('button', { name: 'Close details' }));
  await waitFor(() => expect(details).not.toBeInTheDocument());
}

describe.each(['key', 'cross'] as const)('whoever closes details by the %s', (by) => {
  it('stands where they opened those of the cycle', async () => {
    answerCalls();
    showStrategy();
    await userEvent.click(await button('About this cycle'));
    await leave(await drawer('FY26'), by);
    await waitFor(() => expect(screen.getByRole('button', { name: 'About this cycle' })).toHaveFocus());
  });

  it('stands in the list they came from, also when they went on from one to another', async () => {
    answerCalls();
    showStrategy();
    await userEvent.click(await button('Win the enterprise segment'));
    const first = await drawer('Win the enterprise segment');
    await userEvent.click(await within(first).findByRole('button', { name: 'Enterprise-ready platform' }));
    await leave(await drawer('Enterprise-ready platform'), by);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Win the enterprise segment' })).toHaveFocus());
  });
});
