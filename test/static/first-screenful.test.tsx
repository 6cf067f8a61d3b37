import { screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallOutput } from '../../src/contract/calls';
import type { FrontPart } from '../../src/contract/front-calls';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade } from './support/page';
import { openView, showStrategy } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const counts = { 'off-track': 1_200, 'at-risk': 300, unmeasured: 20, 'on-track': 900, achieved: 80 };
const part: FrontPart = {
  objectives: 800,
  targets: 2_500,
  asOf: strategy.now,
  statuses: counts,
  lines: [{ objective: 'OBJ-1', place: 1, worst: 'TGT-15', counts, due: '2026-12-31' }],
  areOrganization: true,
  elsewhere: 0,
  folded: ['OBJ-1', 'OBJ-5'],
};
const front = {
  ...strategy,
  objectives: strategy.objectives.filter(({ key }) => key === 'OBJ-1' || key === 'OBJ-5'),
  targets: strategy.targets.filter(({ key }) => key === 'TGT-1' || key === 'TGT-15'),
  part,
};

/** The page while the rest of a large strategy is being read, and what lets it come. */
function openLarge(): () => void {
  let come: (rest: CallOutput<'getStrategy'>) => void = () => undefined;
  const rest = new Promise<CallOutput<'getStrategy'>>((done) => {
    come = done;
  });
  answerCalls({
    openStrategy: () => front,
    getStrategy: () => rest.then((data) => ({ ok: true, data })) as Promise<never>,
  });
  showStrategy();
  return () => come(strategy);
}

const text = (element: HTMLElement): string => element.textContent?.replace(/[\u00a0\u202f]/g, ' ') ?? '';

describe('a large strategy', () => {
  it('shows its priorities before the rest has come, with what the rest counts', async () => {
    openLarge();
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent(/attention/);
    expect(screen.getByRole('banner')).toHaveTextContent('800 objectives, 2,500 targets');
    expect(text(screen.getByRole('listitem'))).toContain('2,500 targets: 1,200 off track, 300 at risk');
    expect(screen.getByRole('button', { name: 'New' })).toBeDisabled();
    await waitFor(() => expect(callsMade().map(([name]) => name)).toEqual(['openStrategy', 'getStrategy']));
  });

  it('shows the first rows of its tree as rows of more than are there, and narrows nothing yet', async () => {
    openLarge();
    await openView('Tree');
    const tree = await screen.findByRole('treegrid');
    expect(tree).toHaveAttribute('aria-rowcount', '-1');
    const rows = within(tree).getAllByRole('row', { expanded: false });
    expect(rows.map((row) => row.dataset['row'])).toEqual(['o:OBJ-5']);
    expect(screen.getByRole('search').closest('[inert]')).not.toBeNull();
    expect(screen.getByText('3 of 3,300 shown')).toBeInTheDocument();
  });

  it('goes on where the reader is when the rest has come', async () => {
    const come = openLarge();
    await openView('Tree');
    await userEvent.click(await screen.findByRole('button', { name: 'Expand Enterprise-ready platform' }));
    come();
    expect(await screen.findByText('Ship single sign-on and audit on all plans')).toBeInTheDocument();
    expect(screen.getByRole('banner')).toHaveTextContent('11 objectives, 21 targets');
    expect(screen.getByRole('treegrid')).not.toHaveAttribute('aria-rowcount', '-1');
    expect(screen.getByRole('button', { name: 'New' })).toBeEnabled();
    expect(callsMade().filter(([name]) => name === 'openStrategy' || name === 'getStrategy')).toHaveLength(2);
  });
});
