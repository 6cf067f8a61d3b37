import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsPage } from '../../static/features/settings/settings-page';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, showPage } from './support/page';

const settings = ANSWERS.getSettings({}).settings;

async function showTab(name: string): Promise<void> {
  showPage(<SettingsPage />);
  await userEvent.click(await screen.findByRole('tab', { name }));
}

describe('how work counts', () => {
  it('marks the suggested story-point field', async () => {
    answerCalls();
    await showTab('How work counts');
    expect(screen.getByText('Story points (suggested)')).toBeInTheDocument();
  });

  it('saves what was changed and nothing else, with what stood there', async () => {
    answerCalls();
    await showTab('How work counts');
    const inProgress = screen.getByRole('textbox', { name: 'In progress' });
    await userEvent.clear(inProgress);
    await userEvent.type(inProgress, '0.5');
    await userEvent.type(screen.getByRole('combobox', { name: /Resolutions/ }), 'Obsolete{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(callsMade().map(([name]) => name)).toContain('saveSettings'));
    expect(callsMade().find(([name]) => name === 'saveSettings')).toEqual([
      'saveSettings',
      {
        settings: {
          excludedResolutions: [...settings.excludedResolutions, 'Obsolete'],
          credit: { new: 0, indeterminate: 0.5, done: 1 },
        },
        seen: { excludedResolutions: settings.excludedResolutions, credit: settings.credit },
      },
    ]);
  });

  it('gives a status a credit of its own, and says what is wrong with it at its place', async () => {
    answerCalls();
    await showTab('How work counts');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a status' }));
    const row = screen.getByRole('group', { name: 'Status 1' });
    expect(within(row).queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.type(within(row).getByRole('textbox', { name: 'Credit, 0 to 1' }), '5');
    expect(
      within(row)
        .getAllByRole('alert')
        .map(({ textContent }) => textContent),
    ).toEqual(['Choose a status.', 'A number from 0 to 1.']);
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await userEvent.type(within(row).getByRole('combobox', { name: 'Status' }), 'In rev{Enter}');
    await userEvent.type(within(row).getByRole('textbox'), '{Backspace}.5');
    // A second row in which nothing was entered says nothing.
    await userEvent.click(screen.getByRole('button', { name: 'Add a status' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(callsMade().map(([name]) => name)).toContain('saveSettings'));
    expect(callsMade().find(([name]) => name === 'saveSettings')).toEqual([
      'saveSettings',
      { settings: { statusCredit: { '10002': 0.5 } }, seen: { statusCredit: {} } },
    ]);
  });

  it('does not save a credit outside 0 to 1', async () => {
    answerCalls();
    await showTab('How work counts');
    await userEvent.type(screen.getByRole('textbox', { name: 'Done' }), '7');
    expect(screen.getByText('A number from 0 to 1.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  });

  it('forgets changes on discard', async () => {
    answerCalls();
    await showTab('How work counts');
    await userEvent.type(screen.getByRole('textbox', { name: 'Done' }), '7');
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByRole('textbox', { name: 'Done' })).toHaveValue('1');
  });
});
