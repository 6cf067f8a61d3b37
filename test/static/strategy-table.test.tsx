import { screen, within } from '@testing-library/react';
import { StrategyTable } from '../../static/features/strategy-table/strategy-table';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const show = (chosen: readonly string[] | null, isEditing = false) =>
  showPage(<StrategyTable chosen={chosen} isEditing={isEditing} />);

describe('the strategy table in a page', () => {
  it('shows the chosen objectives in the chosen order, each with what counts towards it', async () => {
    answerCalls();
    show(['OBJ-3', 'OBJ-2']);
    const table = await screen.findByRole('table', { name: /Objectives and targets/ });
    const names = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[0]?.textContent);
    expect(names).toEqual([
      'Run a service people can build onPriority · OBJ-3',
      'Availability of the reporting serviceTGT-24 · due Dec 31',
      'Fewer, shorter incidentsTeam · OBJ-8',
      'Move batch jobs to the event pipelineTGT-25 · due Dec 31',
      'Incidents that customers notice, per monthTGT-26 · due Dec 31',
      'Runbooks for every tier-one serviceTGT-27 · due Dec 31incomplete',
      'Serve twice the load at the same costTeam · OBJ-9',
      'Cost of serving one thousand reportsTGT-28 · due Dec 31',
      'Retire the second data warehouseTGT-29 · due Dec 31',
      'Halve the time to first valuePriority · OBJ-2',
      'Median time from sign-up to first reportTGT-20 · due Dec 31',
      'Set-up without helpTeam · OBJ-7',
      'Guided set-up for the five most used sourcesTGT-21 · due Dec 31',
      'Import without support ticketsTGT-22 · due Dec 31',
      'Templates for the ten most asked reportsTGT-23 · due Dec 31',
    ]);
    expect(callsMade()).toEqual([['getStrategyTable', { objectives: ['OBJ-3', 'OBJ-2'] }]]);
  });

  it('shows an objective once although it is chosen beside its parent', async () => {
    answerCalls();
    show(['OBJ-1', 'OBJ-5']);
    await screen.findByRole('table');
    expect(screen.getAllByText('Enterprise-ready platform')).toHaveLength(1);
  });

  it('says once how old its numbers are, and that one of them is incomplete', async () => {
    answerCalls();
    show(['OBJ-8']);
    await screen.findByRole('table');
    expect(screen.getAllByText('as of 1:58 PM')).toHaveLength(2);
    // Once at its evidence, once at its name for where there is no room for evidence, once below all.
    expect(screen.getAllByText('incomplete')).toHaveLength(3);
  });

  it.each([
    [true, /Open this macro’s settings/],
    [false, /Somebody who may edit this page/],
  ])('says how objectives are chosen when none are (editing: %s)', (isEditing, said) => {
    answerCalls();
    show(null, isEditing);
    expect(screen.getByText(said)).toBeInTheDocument();
    expect(callsMade()).toEqual([]);
  });

  it('counts chosen objectives that are not there for the reader, and names none', async () => {
    answerCalls();
    show(['OBJ-2', 'OBJ-90']);
    expect(await screen.findByText(/^One chosen objective is not shown/)).toBeInTheDocument();
  });

  it('says what to do when none of the chosen exists any more', async () => {
    answerCalls();
    show(['OBJ-90']);
    expect(await screen.findByText(/^The chosen objectives do not exist/)).toBeInTheDocument();
  });

  it.each([
    ['no-jira-access', 'Jira is not connected for you'],
    ['unauthenticated', 'Log in to see this'],
  ] as const)('has a designed state for a viewer who is %s', async (code, title) => {
    answerCalls({ getStrategyTable: () => new Refused(code) });
    show(['OBJ-1']);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
