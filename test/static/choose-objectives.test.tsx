import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChooseObjectives } from '../../static/features/macro-config/choose-objectives';
import { ANSWERS } from './support/answers';
import { answerCalls, operationsMade, Refused, showPage } from './support/page';

const chosenNames = () =>
  within(screen.getByRole('region', { name: 'Shown, in this order' }))
    .queryAllByRole('listitem')
    .map((item) => item.textContent?.replace(/ ?Move.*/, ''));

describe('choosing objectives for a macro', () => {
  it('submits what was chosen, in the order given to it', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={['OBJ-1']} />);
    await userEvent.click(await screen.findByRole('checkbox', { name: /Halve the time/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Run a service/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Move Run a service people can build on up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove Win the enterprise segment' }));
    expect(chosenNames()).toEqual(['1Run a service people can build on', '2Halve the time to first value']);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(operationsMade()).toEqual([['submit', { config: { objectives: ['OBJ-3', 'OBJ-2'] } }]]);
  });

  it('says aloud where an objective was moved to', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={['OBJ-1', 'OBJ-2']} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Move Win the enterprise segment down' }));
    expect(screen.getByRole('status')).toHaveTextContent('Win the enterprise segment is now number 2 of 2.');
  });

  it('narrows the list by name or key', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={[]} />);
    await userEvent.type(await screen.findByRole('searchbox'), 'obj-10');
    expect(
      screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-label') ?? box.closest('label')?.textContent),
    ).toEqual(['People stay and grow Business unit · OBJ-10']);
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(screen.getByText('No objective matches “obj-10zzz”.')).toBeInTheDocument();
  });

  it('cannot be saved with nothing chosen', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={[]} />);
    expect(await screen.findByText(/Nothing chosen yet/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('keeps a chosen objective that no longer exists until it is removed', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={['OBJ-90']} />);
    await screen.findByText(/^Objective that does not exist/);
    expect(chosenNames()).toEqual(['1Objective that does not exist, or that you may not see']);
  });

  it('closes without a change on cancel', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={['OBJ-1']} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(operationsMade().map(([operation]) => operation)).toEqual(['close']);
  });

  it('closes without a change on Escape, but not while that clears the search', async () => {
    answerCalls();
    showPage(<ChooseObjectives chosen={['OBJ-1']} />);
    await userEvent.type(await screen.findByRole('searchbox'), 'obj{Escape}');
    expect(operationsMade()).toEqual([]);
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.keyboard('{Escape}');
    expect(operationsMade().map(([operation]) => operation)).toEqual(['close']);
  });

  it('says where objectives come from when there are none', async () => {
    answerCalls({ listObjectives: () => ({ ...ANSWERS.listObjectives({}), objectives: [] }) });
    showPage(<ChooseObjectives chosen={[]} />);
    expect(await screen.findByText('There are no objectives yet.')).toBeInTheDocument();
  });

  it('has a state for a viewer without access to Jira', async () => {
    answerCalls({ listObjectives: () => new Refused('no-jira-access') });
    showPage(<ChooseObjectives chosen={[]} />);
    expect(await screen.findByText('Jira is not connected for you')).toBeInTheDocument();
  });
});
