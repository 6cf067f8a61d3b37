import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, never, operationsMade, Refused } from './support/page';
import { openView, showStrategy as show } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
async function tree(): Promise<void> {
  await openView('Tree');
  await screen.findByRole('treegrid', { name: 'Objectives and targets' });
}
const rowKeys = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map((one) => one.dataset['row']?.slice(2));
function row(key: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('[data-row]')].find(
    (one) => one.dataset['row']?.slice(2) === key,
  );
  if (found === undefined) throw new Error(`the tree shows no row ${key}`);
  return found;
}
const focusRow = (key: string) => act(() => row(key).focus());

describe('the strategy page', () => {
  it('reads the current cycle with one call', async () => {
    answerCalls();
    show();
    await tree();
    expect(callsMade()).toEqual([
      ['openStrategy', {}],
      ['getViews', {}],
    ]);
  });

  it('says what period it shows, how far that has run, how much there is and how old the numbers are', async () => {
    answerCalls();
    show();
    const header = await screen.findByRole('banner');
    expect(header).toHaveTextContent('Jan 1 – Dec 31');
    expect(header).toHaveTextContent('89 % of the time has passed');
    expect(header).toHaveTextContent('11 objectives, 21 targets');
    expect(header).toHaveTextContent('as of 1:58 PM');
    expect(header).not.toHaveTextContent('or later');
  });

  it('says that some numbers are of later than the oldest, as their details do', async () => {
    answerCalls({
      getStrategy: () => {
        const later = strategy.targets.map((target, index) =>
          index === 0 ? { ...target, result: { ...target.result, asOf: strategy.now } } : target,
        );
        return { ...strategy, targets: later };
      },
    });
    show();
    expect(await screen.findByRole('banner')).toHaveTextContent('as of 1:58 PMor later');
  });

  it('unfolds the tree as far as what stands right under the priorities, the worst first', async () => {
    answerCalls();
    show();
    await tree();
    expect(rowKeys()).toEqual([
      ...['OBJ-1', 'TGT-1', 'OBJ-5', 'OBJ-6'],
      ...['OBJ-3', 'TGT-24', 'OBJ-8', 'OBJ-9'],
      ...['OBJ-2', 'TGT-20', 'OBJ-7'],
      ...['OBJ-4', 'TGT-30', 'OBJ-11', 'OBJ-10'],
    ]);
  });

  it('stands a target in the columns target, actual, expected and variance', async () => {
    answerCalls();
    show();
    await tree();
    const cells = within(row('TGT-1')).getAllByRole('gridcell');
    expect(cells.map((cell) => cell.textContent?.replaceAll('\u00a0', ' ')).slice(2, 7)).toEqual([
      'At risk',
      '26 M €',
      '23.6 M €',
      '25.1 M €',
      '−1.5 M €1.5 M € behind where it should be',
    ]);
  });

  it('unfolds and folds everything', async () => {
    answerCalls();
    show();
    await tree();
    await userEvent.click(screen.getByRole('button', { name: 'Expand all' }));
    expect(rowKeys()).toHaveLength(11 + 21);
    await userEvent.click(screen.getByRole('button', { name: 'Collapse all' }));
    expect(rowKeys()).toHaveLength(4);
  });

  it('narrows to a status by its count, and back', async () => {
    answerCalls();
    show();
    await tree();
    await userEvent.click(screen.getByRole('button', { name: 'Off track 3' }));
    expect(rowKeys()).toHaveLength(7);
    await userEvent.click(screen.getByRole('button', { name: 'Off track 3' }));
    expect(rowKeys()).toHaveLength(15);
  });

  it('says what to do when nothing matches', async () => {
    answerCalls();
    show();
    await tree();
    await userEvent.type(screen.getByRole('searchbox'), 'no such thing');
    expect(screen.getByText('Nothing matches.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(rowKeys()).toHaveLength(15);
  });

  it('leads an administrator without a strategy to the settings', async () => {
    answerCalls({ getStrategy: () => ({ ...strategy, cycle: null, cycles: [], objectives: [], targets: [] }) });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Open settings' }));
    expect(operationsMade()).toEqual([
      ['createHistory', undefined],
      ['navigate', { target: 'module', moduleKey: 'settings', type: 'same-tab' }],
    ]);
  });

  it('tells anybody else who can bring a strategy in', async () => {
    answerCalls({
      getStrategy: () => ({
        ...strategy,
        cycle: null,
        cycles: [],
        objectives: [],
        targets: [],
        isAdmin: false,
        mayManage: false,
      }),
    });
    show();
    expect(await screen.findByText(/A Jira administrator plans or imports it/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Open settings' })).not.toBeInTheDocument();
  });

  it('says that a cycle is empty, and lets the reader choose another', async () => {
    answerCalls();
    show();
    await tree();
    await userEvent.click(screen.getByRole('combobox', { name: 'Cycle' }));
    await userEvent.click(await screen.findByRole('option', { name: 'FY27' }));
    expect(await screen.findByText('This cycle has no objectives yet.')).toBeInTheDocument();
    expect(callsMade()).toEqual([
      ['openStrategy', {}],
      ['getViews', {}],
      ['getStrategy', { cycle: 'FY27' }],
    ]);
  });

  it('shows that it is loading', () => {
    answerCalls({ getStrategy: never });
    show();
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
  });

  it('shows a failure with what to do, and no id that is of no use', async () => {
    answerCalls({ getStrategy: () => new Refused('unavailable') });
    show();
    expect(await screen.findByText('The app could not be reached')).toBeInTheDocument();
    // Nothing is broken that somebody could report.
    expect(screen.queryByText(/e-1/)).not.toBeInTheDocument();
  });
});

describe('the tree by keyboard', () => {
  it('is one tab stop, walked with the arrows', async () => {
    answerCalls();
    show();
    await tree();
    const stops = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((one) => one.tabIndex === 0);
    expect(stops).toEqual([row('OBJ-1')]);
    focusRow('OBJ-1');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(row('OBJ-5')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(row('OBJ-1')).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(row('OBJ-10')).toHaveFocus();
  });

  it('unfolds, enters, leaves and folds with right and left', async () => {
    answerCalls();
    show();
    await tree();
    focusRow('OBJ-5');
    await userEvent.keyboard('{ArrowRight}');
    expect(row('OBJ-5')).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowRight}');
    expect(row('TGT-16')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(row('OBJ-5')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(row('OBJ-5')).toHaveAttribute('aria-expanded', 'false');
  });

  it('goes to the next row that starts with a typed letter', async () => {
    answerCalls();
    show();
    await tree();
    focusRow('OBJ-1');
    await userEvent.keyboard('s');
    expect(row('OBJ-9')).toHaveFocus();
  });

  it('opens the details with Enter, and comes back to the row with Escape', async () => {
    answerCalls();
    show();
    await tree();
    focusRow('TGT-1');
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('complementary', { name: /Annual recurring revenue/ });
    expect(within(drawer).getByRole('heading', { name: /Annual recurring revenue/ })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    await waitFor(() => expect(row('TGT-1')).toHaveFocus());
  });
});
