import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerCalls, callsMade } from './support/page';
import { showTree as show } from './support/strategy';

const tree = () => screen.findByRole('treegrid', { name: 'Objectives and targets' });
const rowKeys = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map((one) => one.dataset['row']?.slice(2));
const columns = () =>
  screen
    .getAllByRole('columnheader')
    .map((one) => one.textContent)
    .filter((text) => text !== '');

async function choose(label: string, option: string): Promise<void> {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('what narrows the tree', () => {
  beforeEach(async () => {
    window.sessionStorage.clear();
    answerCalls();
    await show();
    await tree();
  });

  it('shows the objectives of a level with their targets and what leads there, and says how many', async () => {
    await choose('Level', 'Business unit');
    expect(rowKeys().filter((key) => key?.startsWith('OBJ-'))).toEqual(['OBJ-1', 'OBJ-5', 'OBJ-4', 'OBJ-10']);
    expect(rowKeys()).not.toContain('TGT-1');
    const matches = document.querySelectorAll('[data-match="true"]').length;
    expect(matches).toBe(rowKeys().length - 2);
    expect(screen.getByText(/^\d+ of 32 match$/)).toHaveTextContent(`${matches} of 32 match`);
  });

  it('chooses and counts what was looked for alone, and leaves what stands under a match to be unfolded', async () => {
    await userEvent.type(screen.getByRole('searchbox'), 'enterprise');
    const found = [...document.querySelectorAll<HTMLElement>('[data-match="true"]')].map((one) => one.dataset['row']);
    expect([...found].sort()).toEqual(['o:OBJ-1', 'o:OBJ-5', 't:TGT-1', 't:TGT-17']);
    expect(screen.getByText('4 of 32 match')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Expand Enterprise-ready platform' }));
    expect(rowKeys()).toEqual(expect.arrayContaining(['TGT-14', 'TGT-15', 'TGT-16']));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Choose all rows' }));
    expect(document.querySelectorAll('[role="row"][aria-selected="true"]')).toHaveLength(4);
    expect(screen.getByRole('checkbox', { name: 'Choose all rows' })).toBeChecked();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(document.querySelectorAll('[role="row"][aria-selected="true"]')).toHaveLength(4);
  });

  it('counts by status what the other filters leave', async () => {
    await choose('Level', 'Business unit');
    const counts = screen
      .getAllByRole('button', { pressed: false })
      .flatMap((chip) => /\d+$/.exec(chip.textContent ?? '') ?? []);
    const targets = rowKeys().filter((key) => key?.startsWith('TGT-'));
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(targets.length);
  });

  it('finds what nobody owns', async () => {
    await choose('Owner', 'No owner');
    expect(rowKeys()).toContain('TGT-19');
    expect(rowKeys().filter((key) => key?.startsWith('TGT-'))).toEqual(['TGT-19']);
  });

  it('clears every filter at once, and leaves columns and order', async () => {
    await userEvent.click(screen.getByRole('checkbox', { name: 'Exceptions first' }));
    await choose('Level', 'Priority');
    await userEvent.click(screen.getByRole('button', { name: /^On track \d/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByText('32 objectives and targets')).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Exceptions first' })).not.toBeChecked();
  });

  it('lets the reader choose the columns and go back to the usual ones', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    const panel = within(screen.getByRole('group', { name: 'Columns' }));
    for (const name of ['Trend', 'Evidence', 'Due']) await userEvent.click(panel.getByRole('checkbox', { name }));
    const chosen = ['Objective or target', 'Status', 'Target', 'Actual', 'Expected', 'Variance', 'Owner', 'Due'];
    expect(columns()).toEqual(chosen);
    const cells = document.querySelectorAll('[data-row="t:TGT-1"] [role="gridcell"]');
    expect(cells[cells.length - 1]).toHaveTextContent('Dec 31');
    await userEvent.click(panel.getByRole('button', { name: 'Usual columns' }));
    expect(screen.queryByRole('group', { name: 'Columns' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Columns' })).toHaveFocus();
    expect(columns()).toHaveLength(9);
  });

  it('shows the same after a reload of the tab, and asks the app for no more', async () => {
    await choose('Level', 'Business unit');
    const before = rowKeys();
    cleanup();
    await show();
    await tree();
    expect(rowKeys()).toEqual(before);
    expect(callsMade().map(([name]) => name)).toEqual(['openStrategy', 'getViews', 'openStrategy', 'getViews']);
  });
});
