import { BACKGROUND_ANSWERS } from './support/background-answers';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsPage } from '../../static/features/settings/settings-page';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

async function showWork(overrides: Parameters<typeof answerCalls>[0] = {}): Promise<void> {
  answerCalls(overrides);
  showPage(<SettingsPage />);
  await userEvent.click(await screen.findByRole('tab', { name: 'Background work' }));
}
const made = (name: string) => callsMade().filter(([call]) => call === name);
const idle = { ...ANSWERS.getBackground({}), jobs: [], failures: [], drift: [], scopes: [] };

describe('background work', () => {
  it('says what is under way and stops it', async () => {
    await showWork();
    expect(await screen.findByText(/^Reading linked work: 28 of 40 targets are up to date, since/)).toBeInTheDocument();
    expect(screen.getByText('Importing: 60 of 100 steps')).toBeInTheDocument();
    expect(screen.getByText(/^as of /)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Stop reading' }));
    expect(await screen.findByText(/^Stopped\. What had been done stays/)).toBeInTheDocument();
    expect(made('stopJob')).toEqual([['stopJob', { job: 'reading' }]]);
    // Its button goes with it; the reader goes on where it is said.
    expect(screen.getByText(/^Stopped\. What had been done stays/)).toHaveFocus();
  });

  it('looks again by itself while something is under way', async () => {
    let asked = 0;
    const moving = ANSWERS.getBackground({});
    await showWork({ getBackground: () => ((asked += 1) === 1 ? moving : idle) });
    expect(await screen.findByText(/^Reading linked work: 28 of 40/)).toBeInTheDocument();
    expect(await screen.findByText('Nothing is under way.', {}, { timeout: 4_500 })).toBeInTheDocument();
  });

  it('lists what failed by itself, the latest first, each with an id to quote', async () => {
    await showWork();
    const failed = await screen.findByRole('list', { name: 'What has failed' });
    const [jira, counting, ...others] = within(failed).getAllByRole('listitem');
    expect(others).toEqual([]);
    expect(jira).toHaveTextContent(
      /^Reading from Jira: no answer, or not a whole one.* for the last time; noted 6 times since .*Error id e-jira$/,
    );
    expect(counting).toHaveTextContent(/^Counting work.*, onceError id e-counting$/);
  });

  it('says that nothing has failed', async () => {
    await showWork({ getBackground: () => idle });
    expect(await screen.findByText('Nothing has failed in the last 30 days.')).toBeVisible();
    expect(screen.queryByRole('list', { name: 'What has failed' })).not.toBeInTheDocument();
  });

  it('lists what was put right and which scopes cost points every day', async () => {
    await showWork();
    const drift = await screen.findByRole('table', { name: 'Put right' });
    expect(within(drift).getByText('TGT-1 Sign-on')).toBeInTheDocument();
    const scopes = screen.getByRole('table', { name: 'Scopes that are read whole once a day' });
    expect(within(scopes).getByText('created >= -7d')).toBeInTheDocument();
    expect(within(scopes).getByText('the date')).toBeInTheDocument();
  });

  it.each([
    ['jira', /^Held up: Jira does not answer, or asks to wait\. Goes on at /],
    ['quota', /^Held up: Jira’s quota for the app is used up\. Goes on at /],
    ['budget', /^Held up: this hour’s points are used up\. Goes on at /],
    ['storage', /^Held up: storage takes no more in this minute\. Goes on at /],
    [null, /^Held up; goes on at /],
  ] as const)('says when work that is held up goes on, and what holds it up: %s', async (waitsFor, words) => {
    const { points, ...rest } = BACKGROUND_ANSWERS.getBackground();
    const waitsUntil = '2026-11-28T10:05:00.000Z';
    await showWork({ getBackground: () => ({ ...rest, points: { ...points, waitsUntil, waitsFor } }) });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('says that nothing waits, that Jira’s quota is waited for, and takes another budget', async () => {
    const quotaUntil = '2026-11-28T15:00:00.000Z';
    await showWork({ getBackground: () => ({ ...idle, points: { ...idle.points, quotaUntil } }) });
    expect(await screen.findByText('Nothing is under way.')).toBeInTheDocument();
    expect(screen.getByText(/^Waiting for Jira’s quota until/)).toBeInTheDocument();
    const field = screen.getByRole('textbox', { name: 'Points an hour' });
    await userEvent.clear(field);
    for (const wrong of ['50', '1000.5']) {
      await userEvent.type(field, wrong);
      expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
      await userEvent.clear(field);
    }
    await userEvent.type(field, '5,000');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(made('saveSettings')).toEqual([
      ['saveSettings', { settings: { pointsPerHour: 5_000 }, seen: { pointsPerHour: 20_000 } }],
    ]);
  });

  it('has everything read anew', async () => {
    await showWork();
    await userEvent.click(await screen.findByRole('button', { name: 'Read everything again' }));
    expect(await screen.findByText('Asked to read the work of 17 targets again.')).toBeInTheDocument();
  });

  it('says of a reading that was asked for when it is over', async () => {
    const reading = ANSWERS.getBackground({});
    const answers = [idle, reading, idle];
    await showWork({ getBackground: () => (answers.length > 1 ? answers.shift() : answers[0]) ?? idle });
    await userEvent.click(await screen.findByRole('button', { name: 'Read everything again' }));
    expect(await screen.findByText('Asked to read the work of 17 targets again.')).toBeInTheDocument();
    await screen.findByText(/^Reading linked work/);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('The work has been read again.')).toBeInTheDocument();
    expect(screen.queryByText(/^Asked to read/)).not.toBeInTheDocument();
  });

  it('shows a failure with its error id', async () => {
    await showWork({ getBackground: () => new Refused('internal') });
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
  });
});
