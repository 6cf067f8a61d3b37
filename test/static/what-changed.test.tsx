import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallOutput } from '../../src/contract/calls';
import type { TargetView } from '../../src/contract/views';
import { WhatChanged } from '../../static/features/strategy/changes/what-changed';
import { CHANGE_TEXTS } from '../../static/i18n/change-texts';
import { addTexts } from '../../static/i18n/translate';
import { targetOf } from './support/company';
import { HISTORY_ANSWERS } from './support/history-answers';
import { answerCalls, callsMade, showPage } from './support/page';
import { NOW } from './support/views';

addTexts(CHANGE_TEXTS);

const TODAY = NOW.slice(0, 10);
const COMMITTED_TODAY: TargetView = {
  ...targetOf('TGT-14'),
  baselineScope: { at: `${TODAY}T08:00:00.000Z`, total: 40, done: 12, weight: 40, doneWeight: 12 },
};

type Changes = NonNullable<CallOutput<'getChanges'>['changes']>;
type Issue = Changes['issues'][number];

const NONE = { count: 0, moves: [] };

/** Answers with what usually changed and no work behind it, but for this. */
function answerChanges(differently: Partial<Changes>): void {
  answerCalls({
    getChanges: (input) => {
      const { now, changes } = HISTORY_ANSWERS.getChanges(input);
      const without = { issues: [], hidden: NONE, more: NONE };
      return { now, changes: changes === null ? null : { ...changes, ...without, ...differently } };
    },
  });
}

const issue = (number: number, effect: number | null): Issue => ({
  id: String(number),
  key: `PLAT-${number}`,
  summary: `Work ${number}`,
  moves: [{ kind: 're-linked', effect }],
});

const ends = async (): Promise<readonly string[]> => {
  const table = await screen.findByRole('table', { name: 'What moved the target' });
  return within(table)
    .getAllByRole('rowheader')
    .map((end) => end.closest('tr')?.textContent ?? '');
};

describe('what moved a target', () => {
  it('tells the two ends of the day of the commit apart', async () => {
    answerChanges({ from: { day: TODAY, actual: 35.4 }, to: { day: TODAY, actual: 56.6 } });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    await userEvent.click(await screen.findByRole('button', { name: 'commit of the cycle' }));
    expect(await screen.findByText(/^\+21\.2.pts since the commit on Nov 20: 9 done/)).toBeInTheDocument();
    expect(await ends()).toEqual(['Commit, Nov 2035.4\u00a0%', 'Now56.6\u00a0%']);
  });

  it('says of days that are over only what happened between them', async () => {
    const over = { from: { day: '2026-10-21', actual: 40 }, to: { day: '2026-11-10', actual: 40 }, parts: [] };
    answerChanges(over);
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    expect(await screen.findByText(/^No change from Oct 21 to Nov 10: 40/)).toBeInTheDocument();
    expect(screen.queryByText(/since/)).not.toBeInTheDocument();
  });

  it('shows ends and parts with the same digits, and says so where their rounding does not add up', async () => {
    const parts = [{ kind: 'completed', count: 3, effect: 5.25 }] as const;
    answerChanges({ from: { day: '2026-10-21', actual: 44.72 }, to: { day: TODAY, actual: 49.97 }, parts: [...parts] });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    expect(await ends()).toEqual(['Oct 2144.7\u00a0%', 'Nov 2050.0\u00a0%']);
    expect(screen.queryByText(/rounded by itself/)).not.toBeInTheDocument();
  });

  it('says that numbers are rounded where what is shown does not come to what is shown', async () => {
    const parts = [
      { kind: 'completed', count: 3, effect: 5.04 },
      { kind: 'added', count: 3, effect: 5.04 },
    ] as const;
    answerChanges({ from: { day: '2026-10-21', actual: 40 }, to: { day: TODAY, actual: 50.08 }, parts: [...parts] });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    expect(await screen.findByText(/Each number is rounded by itself/)).toBeInTheDocument();
  });

  it('knows that large numbers are shown without a fraction', async () => {
    const target = { ...COMMITTED_TODAY, unit: '€', baseline: 20_000, goal: 20_030 };
    const answer = async (done: number, to: number): Promise<void> => {
      answerChanges({
        from: { day: '2026-10-21', actual: 20_000.3 },
        to: { day: TODAY, actual: to },
        parts: [{ kind: 'completed', count: 3, effect: done }],
      });
      cleanup();
      showPage(<WhatChanged target={target} checkIns={[]} now={NOW} />);
      await ends();
    };
    await answer(6.1, 20_006.4);
    expect(screen.getByText(/Each number is rounded by itself/)).toBeInTheDocument();
    await answer(6, 20_006.4);
    expect(screen.queryByText(/Each number is rounded by itself/)).not.toBeInTheDocument();
  });

  it('puts work that changed without moving the number into one line that opens', async () => {
    const still = Array.from({ length: 12 }, (_unused, index) => issue(300 + index, 0));
    answerChanges({ parts: [{ kind: 're-linked', count: 13, effect: 6 }], issues: [issue(200, 6), ...still] });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    const rest = await screen.findByText('12 work items changed without moving the number');
    const moved = screen.getByRole('table', { name: 'Work behind it' });
    expect(
      within(moved)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['PLAT-200']);
    expect(rest.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(rest);
    const table = screen.getByRole('table', { name: '12 work items changed without moving the number' });
    expect(within(table).getAllByRole('button')).toHaveLength(12);
  });

  it('shows beside the work what is no single work item’s, so that the rows come to the difference', async () => {
    answerChanges({
      from: { day: '2026-10-21', actual: 40 },
      to: { day: TODAY, actual: 44.5 },
      parts: [
        { kind: 'completed', count: 3, effect: 5 },
        { kind: 're-estimated', count: 1, effect: 0.4 },
        { kind: 'setting', count: 0, effect: -0.9 },
      ],
      issues: [
        {
          ...issue(200, 0),
          moves: [
            { kind: 're-estimated', effect: 0.4 },
            { kind: 'completed', effect: 2.5 },
          ],
        },
      ],
      hidden: { count: 1, moves: [{ kind: 'completed', effect: 1.5 }] },
      more: { count: 1, moves: [{ kind: 'completed', effect: 1 }] },
      ofNoIssue: [{ kind: 'setting', effect: -0.9 }],
    });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    const table = await screen.findByRole('table', { name: 'Work behind it' });
    const rows = within(table).getAllByRole('row').slice(1);
    const cells = rows.map((row) => [...row.children].map(({ textContent }) => textContent.replace(/\u00a0/g, ' ')));
    expect(cells).toEqual([
      ['PLAT-200 Work 200', 'Re-estimated +0.4 pts, Done +2.5 pts', '+2.9 pts'],
      ['One of the largest is a work item that was deleted or is not visible to you.', 'Done', '+1.5 pts'],
      ['One more work item moved it by less.', 'Done', '+1.0 pts'],
      ['Not by any single work item', 'Settings', '\u22120.9 pts'],
      ['Together', '', '+4.5 pts'],
    ]);
    expect(screen.queryByText(/rounded by itself/)).not.toBeInTheDocument();
  });

  it('says that the rows are rounded where they do not come to the difference', async () => {
    answerChanges({
      from: { day: '2026-10-21', actual: 40 },
      to: { day: TODAY, actual: 40.1 },
      parts: [{ kind: 'completed', count: 2, effect: 0.1 }],
      issues: [200, 201].map((number) => ({ ...issue(number, 0), moves: [{ kind: 'completed', effect: 0.05 }] })),
    });
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    expect(await screen.findByText(/Each number is rounded by itself/)).toBeInTheDocument();
  });

  it('says that the second day lies before the first, keeps both and tells nothing until they are put right', async () => {
    answerChanges({});
    showPage(<WhatChanged target={COMMITTED_TODAY} checkIns={[]} now={NOW} />);
    await userEvent.click(await screen.findByRole('button', { name: 'other days' }));
    const [from, to] = [screen.getByLabelText('From the end of'), screen.getByLabelText('to the end of')];
    fireEvent.change(from, { target: { value: '2026-10-23' } });
    const asked = callsMade().length;
    fireEvent.change(to, { target: { value: '2026-10-09' } });
    expect(await screen.findByRole('alert')).toHaveTextContent(/^The second day lies before the first\./);
    expect([from, to].map((field) => (field as HTMLInputElement).value)).toEqual(['2026-10-23', '2026-10-09']);
    expect(to).toBeInvalid();
    expect(to).toHaveAccessibleDescription(/lies before the first/);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(callsMade().slice(asked)).toEqual([]);
    fireEvent.change(from, { target: { value: '2026-10-01' } });
    expect(await screen.findByText(/from Oct 1 to Oct 9/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
