import { screen, within } from '@testing-library/react';
import { cycleGroups } from '../../static/features/strategy/cycles/cycle-groups';
import { burndownOf } from '../../static/features/strategy/translation/burndown-geometry';
import { deadlineText } from '../../static/features/strategy/translation/translation-clock';
import { ANSWERS } from './support/answers';
import { answerCalls } from './support/page';
import { openView, showStrategy } from './support/strategy';

const BOX = { left: 0, right: 100, top: 0, bottom: 50 };

describe('the translation clock', () => {
  it('says how far it has come, shows it over time with a table, and whom to ask about the rest', async () => {
    const strategy = ANSWERS.getStrategy({});
    const targets = strategy.targets.map((one) => (one.key === 'TGT-14' ? one : { ...one, owner: null }));
    answerCalls({ getStrategy: () => ({ ...strategy, targets }) });
    showStrategy();
    await openView('Health');
    const clock = await screen.findByRole('region', { name: 'Translation' });
    expect(clock).toHaveTextContent(/\d+ of \d+ active objectives have a target with an owner and a way to go/);
    const chart = await within(clock).findByRole('img');
    expect(chart.getAttribute('aria-label')).toMatch(/On Mar 2.* 6 waited for a target .*; today 1 of 11\./);
    expect(within(clock).getByRole('table', { name: 'Days on which it changed', hidden: true })).toBeInTheDocument();
    expect(within(clock).getAllByRole('row', { hidden: true })).toHaveLength(4);
    expect(within(clock).getAllByRole('button', { name: 'Add a target' }).length).toBeGreaterThan(0);
  });

  it.each([
    [null, false, 'No deadline is set.'],
    ['2026-04-12', false, '2 days are left, until Apr 12.'],
    ['2026-04-10', false, 'Today is the last day.'],
    ['2026-04-09', false, 'One day overdue: it was due Apr 9.'],
    ['2026-04-09', true, 'Nothing waits; it was due Apr 9.'],
  ])('says what is left of %s', (translateBy, isDone, expected) => {
    expect(deadlineText({ translateBy }, '2026-04-10T08:00:00.000Z', isDone)).toBe(expected);
  });

  it('stays where it was until the day that differs, and goes on until now', () => {
    const days = [
      { day: '2026-01-01', waiting: 4 },
      { day: '2026-01-06', waiting: 2 },
    ];
    expect(burndownOf(days, '2026-01-11', null, BOX)).toEqual({
      stair: 'M0.0 0.0H50.0V25.0H100.0',
      last: { x: 100, y: 25 },
      deadlineX: null,
      ideal: null,
      most: 4,
    });
    expect(burndownOf(days, '2026-01-06', '2026-01-21', BOX)).toMatchObject({
      deadlineX: 100,
      ideal: 'M0.0 0.0L100.0 50.0',
    });
    expect(burndownOf([], '2026-01-11', null, BOX)).toBeNull();
  });
});

describe('cycles to choose from', () => {
  const cycle = (key: string, start: string, end: string) => ({ key, name: key, start, end });

  it('stand with the year they lie in, the latest year first', () => {
    const cycles = [
      cycle('Q1', '2021-01-01', '2021-03-31'),
      cycle('FY21', '2021-01-01', '2021-12-31'),
      cycle('Q2', '2021-04-01', '2021-06-30'),
      cycle('FY22', '2022-01-01', '2022-12-31'),
      cycle('22Q1', '2022-01-01', '2022-03-31'),
      cycle('Odd', '2021-11-01', '2022-02-28'),
    ];
    expect(cycleGroups(cycles).map(({ year, within: own }) => [year, own.map(({ key }) => key)])).toEqual([
      ['FY22', ['FY22', '22Q1']],
      ['FY21', ['FY21', 'Q1', 'Q2']],
      [null, ['Odd']],
    ]);
    expect(cycleGroups(cycles.slice(0, 1))).toMatchObject([{ year: null }]);
  });
});
