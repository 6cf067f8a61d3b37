import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
// What the page reads only when it is needed is here already: no test is about how long that takes.
import '../../../static/features/strategy/drawer';
import '../../../static/features/strategy/edit/drawer-editor';
import '../../../static/features/strategy/edit/new-dialog';
import { StrategyPage } from '../../../static/features/strategy/strategy-page';
import { showPage } from './page';

// jsdom gives nothing a height, and a virtual list of no height is empty.
/** Shows the Strategy page where it opens. */
export const showStrategy = (): void => showPage(<StrategyPage virtual={false} />);

/** Goes to a view of the page that is shown. */
export async function openView(tab: string): Promise<void> {
  await userEvent.click(await screen.findByRole('tab', { name: tab }));
}

/** Shows the Strategy page at its tree. */
export async function showTree(): Promise<void> {
  showStrategy();
  await openView('Tree');
}
