import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CycleView } from '../../src/contract/views';
import { ANSWERS } from './support/answers';
import { OBJECTIVES } from './support/company';
import { answerCalls } from './support/page';
import { showStrategy } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const plain = (element: Element): string => (element.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');
const closing = { reason: 'missed', learning: 'Too late', into: null } as const;

/** The company's strategy in a cycle that is over. */
function over(more: Partial<CycleView>, closed: readonly string[] = [], mayManage = true) {
  const { cycle } = strategy;
  if (cycle === null) throw new Error('the company has no cycle');
  const objectives = OBJECTIVES.map((one) =>
    closed.includes(one.key) ? { ...one, status: 'closed' as const, closing } : one,
  );
  answerCalls({ getStrategy: () => ({ ...strategy, mayManage, objectives, cycle: { ...cycle, ...more } }) });
  showStrategy();
}
const closedOn = { state: 'closed', closedAt: '2027-01-12T09:00:00.000Z' } as const;
const headline = async () => screen.findByRole('heading', { level: 2 });
const priorities = () => within(screen.getByRole('tabpanel')).getAllByRole('heading', { level: 3 }).map(plain);

describe('a cycle that is over', () => {
  it('shows what it came to when it is closed: every priority that had begun, in order, with the day', async () => {
    over(closedOn, ['OBJ-1']);
    expect(await headline()).toHaveTextContent('Final: 3 of 4 priorities ended where they should');
    expect(screen.getByText('As closed on Jan 12, 2027. No number here moves any more.')).toBeInTheDocument();
    expect(priorities()).toEqual(OBJECTIVES.filter(({ level }) => level === 'organization').map(({ name }) => name));
    const first = screen.getByRole('heading', { level: 3, name: 'Win the enterprise segment' }).closest('li');
    if (first === null) throw new Error('there is no first line');
    expect(first).toHaveTextContent('Closed: Missed');
    expect(first).toHaveTextContent(/off track/i);
    expect(screen.queryByText(/a target with an owner and a way to go/)).not.toBeInTheDocument();
  });

  it('says of a single priority whether it ended where it should', async () => {
    for (const only of ['OBJ-1', 'OBJ-2']) {
      cleanup();
      const objectives = OBJECTIVES.filter(({ key, level }) => level !== 'organization' || key === only);
      answerCalls({
        getStrategy: () => ({ ...strategy, objectives, cycle: strategy.cycle && { ...strategy.cycle, ...closedOn } }),
      });
      showStrategy();
      const fine = only === 'OBJ-1' ? 'did not end where it should' : 'ended where it should';
      expect(await headline()).toHaveTextContent(`Final: the one priority ${fine}`);
    }
  });

  it('says that nothing came of a cycle in which nothing was ever active', async () => {
    const objectives = OBJECTIVES.map((one) => ({ ...one, status: 'draft' as const }));
    answerCalls({
      getStrategy: () => ({ ...strategy, objectives, cycle: strategy.cycle && { ...strategy.cycle, ...closedOn } }),
    });
    showStrategy();
    expect(await headline()).toHaveTextContent('Final: nothing in this cycle was ever active');
  });

  it('says what is left to do while it is open, and leads there', async () => {
    over({ end: '2026-02-01' }, ['OBJ-1']);
    const note = await screen.findByText(/ended on Feb 1 and is still open/);
    const left = OBJECTIVES.length - 1;
    expect(note).toHaveTextContent(`${left} objectives do not say yet how they ended.`);
    await userEvent.click(within(note).getByRole('button', { name: 'Look at closing it' }));
    expect(await screen.findByRole('button', { name: 'Close…' })).toBeInTheDocument();
  });

  it('leaves the close to those who may, and says when nothing else is left', async () => {
    over(
      { end: '2026-02-01' },
      OBJECTIVES.map(({ key }) => key),
      false,
    );
    const note = await screen.findByText(/ended on Feb 1 and is still open/);
    expect(note).toHaveTextContent('Every objective says how it ended; all that is left is to close the cycle.');
    expect(within(note).queryByRole('button')).not.toBeInTheDocument();
    expect(await headline()).toHaveTextContent('All 4 priorities are closed');
    expect(screen.getByText(/^4 are closed: /)).toBeInTheDocument();
  });

  it('says nothing of an end while the cycle runs', async () => {
    over({});
    await headline();
    expect(screen.queryByText(/is still open/)).not.toBeInTheDocument();
  });
});
