import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ObjectiveView } from '../../src/contract/views';
import { ANSWERS } from './support/answers';
import { largeStrategy } from './support/large-strategy';
import { answerCalls } from './support/page';
import { openView, showStrategy } from './support/strategy';
import { objectiveView } from './support/views';

const strategy = ANSWERS.getStrategy({});

async function openMap(objectives: readonly ObjectiveView[] = strategy.objectives): Promise<HTMLElement> {
  answerCalls({ getStrategy: () => ({ ...strategy, objectives: [...objectives] }) });
  showStrategy();
  await openView('Map');
  return screen.findByRole('application', { name: 'Map of objectives' });
}
function node(name: RegExp): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button[data-opens]')].find((one) =>
    name.test(one.textContent ?? ''),
  );
  if (found === undefined) throw new Error(`the map shows no ${name.source}`);
  return found;
}
const linesDrawn = (map: HTMLElement, kind: string): number => map.querySelectorAll(`svg g > path.${kind}`).length;

describe('the map', () => {
  it('shows every objective with its status as a word, its parents and its alignments', async () => {
    const map = await openMap();
    const nodes = within(map).getAllByRole('button');
    expect(nodes).toHaveLength(11);
    expect(node(/^Enterprise-ready platform/)).toHaveTextContent(/Off track.*62.*−27.pts/);
    expect(node(/^Hiring in two new cities/)).toHaveTextContent('Draft');
    expect([linesDrawn(map, 'parent'), linesDrawn(map, 'aligned')]).toEqual([7, 1]);
  });

  it('says at the objective itself, and in its table, that a number is stale or incomplete', async () => {
    const since = '2026-11-20T13:40:00.000Z';
    const objectives = strategy.objectives.map((one) =>
      one.key === 'OBJ-5' ? { ...one, roll: { ...one.roll, staleSince: since, incomplete: true as const } } : one,
    );
    await openMap(objectives);
    expect(node(/^Enterprise-ready platform/)).toHaveTextContent(/stale since 1:40.PM\s*incomplete$/);
    expect(node(/^Halve the time/)).not.toHaveTextContent(/stale|incomplete/);
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(screen.getByRole('rowheader', { name: /^Enterprise-ready platform/ })).toHaveTextContent(
      /stale.*incomplete/,
    );
  });

  it('is one tab stop, walked along its lines, and says the line of sight of where the reader is', async () => {
    const map = await openMap();
    const stops = within(map)
      .getAllByRole('button')
      .filter((one) => one.tabIndex === 0);
    expect(stops).toEqual([node(/^Win the enterprise segment/)]);
    act(() => stops[0]?.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(node(/^Enterprise-ready platform/)).toHaveFocus();
    expect(
      screen.getByText('Line of sight of “Enterprise-ready platform”: 1 above it, 0 below it, aligned with 1.'),
    ).toBeInTheDocument();
    expect(node(/^Win the enterprise segment/)).toHaveAttribute('data-line', 'in');
    expect(node(/^Halve the time/)).toHaveAttribute('data-line', 'out');
    await userEvent.keyboard('{Escape}');
    expect(node(/^Halve the time/)).not.toHaveAttribute('data-line');
  });

  it('opens the details with Enter, and comes back with Escape', async () => {
    await openMap();
    act(() => node(/^Set-up without help/).focus());
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('complementary', { name: 'Set-up without help' });
    expect(within(drawer).getByRole('heading', { level: 2 })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(node(/^Set-up without help/)).toHaveFocus());
  });

  it('zooms by button and key, and fits again', async () => {
    const map = await openMap();
    const place = () => map.querySelector('svg > g')?.getAttribute('transform');
    const whole = place();
    await userEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
    const larger = place();
    expect(larger).not.toBe(whole);
    await userEvent.click(screen.getByRole('button', { name: 'Fit to screen' }));
    expect(place()).toBe(whole);
    act(() => node(/^Win the enterprise segment/).focus());
    await userEvent.keyboard('+');
    expect(place()).toBe(larger);
    await userEvent.keyboard('0');
    expect(place()).toBe(whole);
  });

  it('goes to what is searched, one match after the other', async () => {
    await openMap();
    const search = screen.getByRole('searchbox', { name: 'Find an objective' });
    await userEvent.type(search, 'enterprise');
    expect(screen.getByText('2 matches. Enter goes to the first.')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('1 of 2: Win the enterprise segment')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(node(/^Enterprise-ready platform/)).toHaveAttribute('data-active', 'true');
    await userEvent.clear(search);
    await userEvent.type(search, 'no such thing');
    expect(screen.getByText('Nothing matches.')).toBeInTheDocument();
  });

  it('says the same as a table', async () => {
    await openMap();
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(11);
    const cells = (name: RegExp) =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent?.replace(/[\u00a0\u202f]/g, ' '));
    expect(cells(/^Enterprise-ready platform/)).toEqual([
      'Business unit',
      'Off track',
      '62 %',
      '−27 pts27 pts behind where it should be',
      'Win the enterprise segment',
      'Run a service people can build on',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Enterprise-ready platform' }));
    expect(screen.getByRole('complementary', { name: 'Enterprise-ready platform' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show as map' }));
    expect(screen.getByRole('application')).toBeInTheDocument();
  });

  it('has no trace of a parent or an aim that the reader may not see', async () => {
    const seen = objectiveView(
      { key: 'OBJ-2', name: 'Seen', level: 'team', parent: 'OBJ-66', alignedTo: ['OBJ-67'] },
      [],
    );
    const map = await openMap([seen]);
    expect(within(map).getAllByRole('button')).toHaveLength(1);
    expect([linesDrawn(map, 'parent'), linesDrawn(map, 'aligned')]).toEqual([0, 0]);
    expect(map.innerHTML).not.toMatch(/OBJ-6[67]/);
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(screen.getByRole('table').textContent).not.toMatch(/OBJ-6[67]/);
  });

  it('draws a thousand objectives as boxes from afar, and only those in view from near', async () => {
    const map = await openMap(largeStrategy(1000));
    expect(map.querySelectorAll('rect')).toHaveLength(999);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find an objective' }), 'Objective 700 {Enter}');
    expect(map.querySelectorAll('rect')).toHaveLength(0);
    expect(within(map).getAllByRole('button').length).toBeLessThan(200);
    expect(node(/^Objective 700 of/)).toHaveAttribute('data-active', 'true');
  });

  it('says that a cycle is empty instead of drawing nothing', async () => {
    answerCalls({ getStrategy: () => ({ ...strategy, objectives: [], targets: [] }) });
    showStrategy();
    expect(await screen.findByText('This cycle has no objectives yet.')).toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Map' })).not.toBeInTheDocument();
  });
});
