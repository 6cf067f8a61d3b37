import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { METHOD_SETTINGS } from '../../src/domain/method';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { SettingsPage } from '../../static/features/settings/settings-page';
import { setSiteWords } from '../../static/i18n/site-words';
import { t } from '../../static/i18n/translate';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const { settings } = ANSWERS.getSettings({});

async function showTab(name: string): Promise<void> {
  showPage(<SettingsPage />);
  await userEvent.click(await screen.findByRole('tab', { name }));
}

async function saved(): Promise<unknown> {
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(callsMade().map(([name]) => name)).toContain('saveSettings'));
  return callsMade().find(([name]) => name === 'saveSettings')?.[1];
}

describe('the method of a site', () => {
  it('is shown before it is filled in, and filled in before it is saved', async () => {
    answerCalls();
    await showTab('Method and words');
    await userEvent.click(screen.getByRole('radio', { name: 'Balanced Scorecard' }));
    const table = screen.getByRole('table', { name: 'What changes, once it is saved' });
    expect(within(table).getByRole('row', { name: /Perspectives None Financial, Customer/ })).toBeInTheDocument();
    expect(within(table).queryByRole('row', { name: /Word for objective/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Fill in below' }));
    expect(screen.getByRole('textbox', { name: 'Word for target' })).toHaveValue('Measure');
    expect(screen.getByText('Nothing differs from what is below.')).toBeInTheDocument();
    const { words, perspectives } = METHOD_SETTINGS['balanced-scorecard'];
    expect(await saved()).toMatchObject({
      settings: { words, perspectives },
      seen: { words: settings.words, perspectives: settings.perspectives },
    });
  });

  it('has words of its own, and asks for those that are missing', async () => {
    answerCalls();
    await showTab('Method and words');
    const top = screen.getByRole('textbox', { name: 'Top level' });
    await userEvent.clear(top);
    expect(screen.getByText('This needs a name.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await userEvent.type(top, 'Pillar');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Word for target' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Word for target' }), 'KPI');
    const { terms, words } = settings;
    expect(await saved()).toEqual({
      settings: { terms: { ...terms, organization: 'Pillar' }, words: { ...words, target: 'KPI' } },
      seen: { terms, words },
    });
  });
});

describe('a perspective that is taken off the list', () => {
  it('says how many objectives stand under it, and is saved when that is meant', async () => {
    const perspectives = ['Financial', 'Customer'];
    answerCalls({
      getSettings: () => ({
        ...ANSWERS.getSettings({}),
        settings: { ...settings, perspectives },
        sorted: { Customer: 3, Learning: 2 },
      }),
    });
    await showTab('Method and words');
    await userEvent.click(screen.getByRole('button', { name: 'Remove Financial' }));
    expect(screen.queryByText(/is sorted under|are sorted under/)).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Customer' }));
    expect(screen.getByText('3 objectives are sorted under Customer.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take it off the list all the same' }));
    expect(await saved()).toEqual({ settings: { perspectives: [] }, seen: { perspectives } });
  });
});

describe('the rules of a site', () => {
  it('are off, advise or are required, with the numbers they ask for', async () => {
    answerCalls();
    await showTab('Rules');
    const rule = screen.getByRole('region', { name: 'Number of objectives at the top' });
    await userEvent.click(within(rule).getByRole('radio', { name: 'Require' }));
    const most = within(rule).getByRole('textbox', { name: 'At most' });
    await userEvent.clear(most);
    await userEvent.type(most, '2');
    expect(within(rule).getByText('The lowest number must not be above the highest.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await userEvent.clear(most);
    await userEvent.type(most, '7');
    expect(await saved()).toEqual({
      settings: { rules: { 'priority-count': 'require' }, limits: { ...settings.limits, maxPriorities: 7 } },
      seen: { rules: settings.rules, limits: settings.limits },
    });
  });

  it('are not saved over what somebody else saved meanwhile, which is loaded when that is wished', async () => {
    const theirs = { ...settings, rules: { orphan: 'off' as const } };
    let isTheirs = false;
    answerCalls({
      getSettings: () => ({ ...ANSWERS.getSettings({}), settings: isTheirs ? theirs : settings }),
      saveSettings: () => new Refused('stale', [{ path: 'rules.orphan', message: 'was changed meanwhile' }]),
    });
    await showTab('Rules');
    const orphan = () => within(screen.getByRole('region', { name: 'Objectives that lead nowhere' }));
    await userEvent.click(orphan().getByRole('radio', { name: 'Require' }));
    isTheirs = true;
    expect(await saved()).toEqual({ settings: { rules: { orphan: 'require' } }, seen: { rules: settings.rules } });
    expect(await screen.findByText('Somebody else changed this first')).toBeInTheDocument();
    expect(orphan().getByRole('radio', { name: 'Require' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Load what they saved, drop my changes' }));
    await waitFor(() => expect(orphan().getByRole('radio', { name: 'Off' })).toBeChecked());
    // What was pressed is gone; the reader goes on where it is saved.
    expect(document.activeElement).toContainElement(screen.getByRole('button', { name: 'Save changes' }));
    expect(document.activeElement).not.toBe(document.body);
    expect(screen.queryByText('Somebody else changed this first')).not.toBeInTheDocument();
  });
});

describe('the words of the site', () => {
  afterEach(() => setSiteWords(DEFAULT_SETTINGS.words));

  it('come with an answer and stand in every text from then on', async () => {
    const words = { objective: 'Goal', target: 'KPI' };
    answerCalls({ getSettings: () => ({ ...ANSWERS.getSettings({}), words }) });
    await showTab('Rules');
    expect(screen.getByRole('region', { name: 'KPIs without an owner' })).toBeInTheDocument();
    expect(t('column.target')).toBe('Target');
    expect(t('strategy.targets', { count: 2 })).toBe('2 KPIs');
    await userEvent.click(screen.getByRole('tab', { name: 'Method and words' }));
    expect(screen.getByRole('textbox', { name: 'Word for target' })).toBeInTheDocument();
  });
});
