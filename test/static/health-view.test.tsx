import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HEALTH_RULES } from '../../src/domain/health-rule';
import { MESSAGES } from '../../static/i18n/messages';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused } from './support/page';
import { openView, showStrategy, showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});

async function openHealth(): Promise<void> {
  showStrategy();
  await openView('Health');
}

describe('the health of the strategy', () => {
  it('is asked for when somebody looks, for the cycle shown', async () => {
    answerCalls();
    await openHealth();
    await screen.findByText(/4 things to look at/);
    expect(callsMade().filter(([name]) => name === 'getHealth')).toEqual([['getHealth', { cycle: 'FY26' }]]);
  });

  it('lists findings under their rules with a count, in words', async () => {
    answerCalls();
    await openHealth();
    const rules = await screen.findAllByRole('region');
    expect(rules.map((rule) => within(rule).getByRole('heading').textContent)).toEqual([
      'Targets without an owner 1',
      'Objectives that nothing measures 1',
      'Many targets for one person 1',
      'Targets that count the same work 1',
    ]);
    const [, , many] = rules;
    expect(many).toHaveTextContent(/Liam Chen\s*owns 4 targets/);
  });

  it('jumps to what a finding is about, and stays beside it', async () => {
    answerCalls();
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Tenant data residency in three regions' }));
    expect(screen.getByRole('complementary', { name: 'Tenant data residency in three regions' })).toBeInTheDocument();
    expect(screen.getByText(/4 things to look at/)).toBeInTheDocument();
  });

  it('opens the one edit that settles a finding at its field', async () => {
    answerCalls();
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Choose an owner' }));
    const form = await screen.findByRole('form', { name: 'Edit Partners certified to deploy' });
    expect(within(form).getByRole('combobox', { name: 'Owner' })).toHaveFocus();
  });

  it('adds the missing target under its objective', async () => {
    answerCalls();
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Add a target' }));
    const form = await screen.findByRole('form', { name: 'New target' });
    expect(within(form).getByText('Hiring in two new cities · OBJ-11')).toBeInTheDocument();
  });

  it('offers no edit to those who may not make it', async () => {
    answerCalls({ getStrategy: () => ({ ...strategy, me: 'u-nobody', isAdmin: false, mayManage: false }) });
    await openHealth();
    await screen.findByText(/4 things to look at/);
    expect(screen.queryByRole('button', { name: 'Choose an owner' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add a target' })).not.toBeInTheDocument();
  });

  it('is calm when nothing stands out', async () => {
    answerCalls({ getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: [] }) });
    await openHealth();
    expect(await screen.findByText('Nothing stands out.')).toBeInTheDocument();
  });

  it('says when it cannot be read', async () => {
    answerCalls({ getHealth: () => new Refused('busy') });
    await openHealth();
    expect(await screen.findByText('Jira is busy just now')).toBeInTheDocument();
  });

  it('has words for every rule', () => {
    const keys = Object.keys(MESSAGES);
    expect(
      HEALTH_RULES.filter((rule) => !keys.includes(`health.${rule}.title`) || !keys.includes(`health.${rule}.next`)),
    ).toEqual([]);
  });
});

describe('the filter for what is mine', () => {
  it('keeps what I own and what leads there', async () => {
    answerCalls({ getStrategy: () => ({ ...strategy, me: 'u-haddad' }) });
    await showTree();
    await userEvent.click(await screen.findByRole('button', { name: 'Mine' }));
    const keys = [...document.querySelectorAll<HTMLElement>('[data-row]')].map((one) => one.dataset['row']?.slice(2));
    expect(keys).toEqual(['OBJ-2', 'OBJ-7', 'TGT-22', 'TGT-23', 'OBJ-4', 'OBJ-11', 'OBJ-10', 'TGT-31']);
    await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
    expect(document.querySelectorAll('[data-row]')).toHaveLength(15);
  });
});
