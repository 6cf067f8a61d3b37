import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CommittedView } from '../../src/contract/history-calls';
import type { TargetView } from '../../src/contract/views';
import { WhatChanged } from '../../static/features/strategy/changes/what-changed';
import { BaselineLine } from '../../static/features/strategy/cycles/baseline-line';
import { TrendChart } from '../../static/ui/trend-chart';
import { CHANGE_TEXTS } from '../../static/i18n/change-texts';
import { CYCLE_TEXTS } from '../../static/i18n/cycle-texts';
import { addTexts } from '../../static/i18n/translate';
import { HISTORY_ANSWERS } from './support/history-answers';
import { targetOf } from './support/company';
import { answerCalls, callsMade, Refused, showPage } from './support/page';
import { NOW } from './support/views';

addTexts(CHANGE_TEXTS);
addTexts(CYCLE_TEXTS);

const COMMITTED: TargetView = {
  ...targetOf('TGT-14'),
  baselineScope: { at: '2026-02-01T09:00:00.000Z', total: 40, done: 12, weight: 40, doneWeight: 12 },
};
const NONE = { count: 0, moves: [] };
const SCOPE = {
  at: '2026-02-01T09:00:00.000Z',
  total: 40,
  left: 2,
  leftDone: 1,
  later: 7,
  actual: 47,
  progress: 0.47,
  reason: null,
  isExact: true,
  line: [],
} satisfies CommittedView;
const isPressed = (name: string): boolean =>
  screen.getByRole('button', { name }).getAttribute('aria-pressed') === 'true';

describe('a target whose scope was committed', () => {
  it('shows progress against that scope beside the scope of today', async () => {
    answerCalls({ getCommittedScope: () => ({ now: NOW, scope: SCOPE }) });
    showPage(<BaselineLine target={COMMITTED} now={NOW} />);
    const terms = await screen.findAllByRole('term');
    expect(terms.map(({ textContent }) => textContent)).toEqual(['Committed scope', 'Today’s scope']);
    const [committed, current] = screen.getAllByRole('definition');
    expect(committed).toHaveTextContent(
      '47 % of the 40 work items committed on Feb 1 · 2 have left since, 7 have come since',
    );
    expect(current).toHaveTextContent('58 % of 38 work items');
    expect(
      screen.getByText(/stays in the whole and earns nothing\. One such work item is done all the same\.$/),
    ).toBeInTheDocument();
  });

  it('is drawn beside the actual, and told as a sentence and in the table', () => {
    const trend = [
      { day: '2026-01-20', actual: 20 },
      { day: '2026-02-03', actual: 35 },
      { day: '2026-03-02', actual: 58 },
    ];
    const line = [
      { day: '2026-02-01', actual: 30 },
      { day: '2026-03-02', actual: 47 },
    ];
    const target = { ...COMMITTED, result: { ...COMMITTED.result, trend } };
    showPage(<TrendChart target={target} now={NOW} committed={line} />);
    expect(screen.getByText(/Against the committed scope: 47 %\.$/)).toBeInTheDocument();
    const rows = screen
      .getAllByRole('row', { hidden: true })
      .map(({ textContent }) => textContent.replaceAll('\u00a0', ' '));
    // Before the commit there was no such scope; between two days on which something moved it stood where it was.
    expect(rows).toEqual([
      'DayActualcommitted scope',
      expect.stringMatching(/58 %47 %$/),
      expect.stringMatching(/35 %30 %$/),
      expect.stringMatching(/20 %–$/),
    ]);
  });

  it('shows a dash where it is unmeasured, and says when the history does not give that scope back', async () => {
    const scope = { ...SCOPE, total: 38, left: 0, leftDone: 0, later: 0, actual: null, progress: null, isExact: false };
    answerCalls({ getCommittedScope: () => ({ now: NOW, scope: { ...scope, reason: 'no-weight' } }) });
    showPage(<BaselineLine target={COMMITTED} now={NOW} />);
    expect(await screen.findByText(/^– of the 38 work items committed on Feb 1$/)).toBeInTheDocument();
    expect(screen.queryByText(/earns nothing/)).not.toBeInTheDocument();
    expect(
      screen.getByText(/At the commit 40 work items were in scope; .* gives back 38 of them\./),
    ).toBeInTheDocument();
  });

  it('keeps to the sizes that were noted where the work itself cannot be read', async () => {
    answerCalls({ getCommittedScope: () => new Refused('internal') });
    showPage(<BaselineLine target={COMMITTED} now={NOW} />);
    expect(
      await screen.findByText('2 work items less than on Feb 1, when 40 were committed (12 done then).'),
    ).toBeInTheDocument();
  });

  it('says of a sum only how much work there is, and that this is all it says', () => {
    answerCalls();
    const sum: TargetView = { ...COMMITTED, measure: { type: 'sum', field: 'customfield_10034', over: 'done' } };
    const asMany = {
      ...sum,
      baselineScope: { at: '2026-02-01T09:00:00.000Z', total: 38, done: 12, weight: 40, doneWeight: 12 },
    };
    showPage(<BaselineLine target={asMany} now={NOW} />);
    expect(screen.getByText('As many work items as were committed on Feb 1: 38, 12 done then.')).toBeInTheDocument();
    expect(
      screen.getByText('For a sum or an average it is compared how much work there is, not which.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Committed scope')).not.toBeInTheDocument();
    expect(callsMade()).toEqual([]);
  });

  it('has its changes measured against either scope, and names what the committed one leaves out', async () => {
    answerCalls();
    showPage(<WhatChanged target={COMMITTED} checkIns={[]} now={NOW} />);
    const group = await screen.findByRole('group', { name: 'Measured against' });
    expect(isPressed('scope of each day')).toBe(true);
    await userEvent.click(within(group).getByRole('button', { name: 'scope committed on Feb 1' }));
    expect(isPressed('scope committed on Feb 1')).toBe(true);
    expect(await screen.findByText(/7 more work items changed that were not committed/)).toBeInTheDocument();
    expect(
      callsMade()
        .filter(([name]) => name === 'getChanges')
        .map(([, input]) => input),
    ).toEqual([
      { target: 'TGT-14', from: '2026-10-21' },
      { target: 'TGT-14', from: '2026-10-21', scope: 'committed' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'commit of the cycle' }));
    expect(callsMade().at(-1)).toEqual([
      'getChanges',
      { target: 'TGT-14', from: '2026-02-01', since: 'commit', scope: 'committed' },
    ]);
  });
});

describe('what changed', () => {
  it('offers no scope to choose where none was committed', async () => {
    answerCalls();
    showPage(<WhatChanged target={targetOf('TGT-14')} checkIns={[]} now={NOW} />);
    await screen.findByText(/9 done/);
    expect(screen.queryByRole('group', { name: 'Measured against' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'commit of the cycle' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'between check-ins' })).toBeNull();
  });

  it('is told between any two days by keyboard, and says when nothing is known of them', async () => {
    answerCalls({
      getChanges: (input) => {
        const { now, changes } = HISTORY_ANSWERS.getChanges(input);
        if (changes === null || input.to === undefined || input.to >= '2025-11-01') return { now, changes };
        return { now, changes: { ...changes, parts: [], issues: [], hidden: NONE, more: NONE, isUnknown: true } };
      },
    });
    showPage(<WhatChanged target={targetOf('TGT-14')} checkIns={[]} now={NOW} />);
    await screen.findByText(/9 done/);
    screen.getByRole('button', { name: 'other days' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    expect(screen.getByLabelText('From the end of')).toHaveFocus();
    await userEvent.clear(screen.getByLabelText('to the end of'));
    await userEvent.type(screen.getByLabelText('to the end of'), '2025-10-03');
    await userEvent.clear(screen.getByLabelText('From the end of'));
    await userEvent.type(screen.getByLabelText('From the end of'), '2025-10-03');
    expect(callsMade().at(-1)).toEqual(['getChanges', { target: 'TGT-14', from: '2025-10-03', to: '2025-10-03' }]);
    expect(
      await screen.findByText('Nothing can be told of these days: what is known of this target begins on Nov 1, 2025.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Nothing is known before/)).toBeNull();
  });

  it('is told between two check-ins, first between the latest two', async () => {
    answerCalls();
    const checkIns = ['2026-11-02', '2026-10-05', '2026-09-07'].map((day) => ({
      at: day,
      value: null,
      automatic: true,
      confidence: null,
      note: '',
      impediments: [],
      by: 'u-ito',
    }));
    showPage(<WhatChanged target={targetOf('TGT-14')} checkIns={checkIns} now={NOW} />);
    await userEvent.click(await screen.findByRole('button', { name: 'between check-ins' }));
    expect(callsMade().at(-1)).toEqual(['getChanges', { target: 'TGT-14', from: '2026-10-05', to: '2026-11-02' }]);
    await userEvent.tab();
    await userEvent.tab();
    expect(screen.getByRole('combobox', { name: 'From the check-in of' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(callsMade().at(-1)).toEqual(['getChanges', { target: 'TGT-14', from: '2026-09-07', to: '2026-11-02' }]);
  });
});
