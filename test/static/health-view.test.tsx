import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallOutput } from '../../src/contract/calls';
import { HEALTH_RULES } from '../../src/domain/health-rule';
import { HEALTH_TEXTS } from '../../static/i18n/health-texts';
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
    await screen.findByRole('region', { name: /Many targets for one person/ });
    const rules = screen.getAllByRole('region').filter((one) => one.hasAttribute('aria-labelledby'));
    expect(rules.map((rule) => within(rule).getByRole('heading').textContent)).toEqual([
      'Targets without an owner 1',
      'Objectives that nothing measures 1',
      'Many targets for one person 1',
      'Targets that count the same work 1',
    ]);
    const [, , many] = rules;
    expect(many).toHaveTextContent(/Liam Chen\s*owns 4 active targets/);
  });

  it('jumps to what a finding is about, and stays beside it', async () => {
    answerCalls();
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Tenant data residency in three regions' }));
    expect(
      await screen.findByRole('complementary', { name: 'Tenant data residency in three regions' }),
    ).toBeInTheDocument();
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

  it('assigns what has no owner to the person looking, and takes it back', async () => {
    answerCalls();
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Assign to me' }));
    expect(await screen.findByText('One was changed.')).toBeInTheDocument();
    const saved = () => callsMade().filter(([name]) => name === 'saveMany');
    expect(saved()).toMatchObject([['saveMany', { entries: [{ kind: 'target', entry: { owner: strategy.me } }] }]]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: it is as it was before.');
    expect(saved()[1]).toMatchObject(['saveMany', { entries: [{ kind: 'target', entry: { owner: null } }] }]);
  });

  it('moves dates into the cycle and gives parts the same weight in one step', async () => {
    const [objective] = strategy.objectives;
    const target = strategy.targets.find((one) => one.objective !== objective?.key);
    const own = { account: null, found: null, limit: null };
    answerCalls({
      getHealth: (input) => ({
        ...ANSWERS.getHealth(input),
        findings: [
          { ...own, rule: 'outside-cycle', objectives: [], targets: [target?.key ?? ''] },
          { ...own, rule: 'weights', objectives: [target?.objective ?? ''], targets: [], found: 0 },
        ],
      }),
      getStrategy: () => ({
        ...strategy,
        targets: strategy.targets.map((one) => ({
          ...one,
          weight: 0,
          ...(one === target ? { due: '2031-01-31' } : {}),
        })),
      }),
    });
    await openHealth();
    await userEvent.click(await screen.findByRole('button', { name: 'Move into the cycle' }));
    await screen.findByText('One was changed.');
    await userEvent.click(await screen.findByRole('button', { name: 'Give all the same weight' }));
    await screen.findByText(/were changed|One was changed/);
    const [moved, weighed] = callsMade().filter(([name]) => name === 'saveMany');
    expect(moved?.[1]).toMatchObject({ entries: [{ entry: { key: target?.key, due: strategy.cycle?.end } }] });
    expect(JSON.stringify(weighed?.[1])).toContain('"weight":1');
  });

  it('lets one of two that compete only align, says what it reads then, and takes it back', async () => {
    answerCalls();
    await openHealth();
    const rule = await screen.findByRole('region', { name: /Targets that count the same work/ });
    expect(
      within(rule)
        .getAllByRole('button', { name: /only align/ })
        .map((one) => one.textContent),
    ).toEqual(['Let TGT-14 only align', 'Let TGT-16 only align']);
    const ask = async () => userEvent.click(await within(rule).findByRole('button', { name: 'Let TGT-16 only align' }));
    await ask();
    expect(
      await within(rule).findByText(/^3 work items count in others too\. By its work TGT-16 would read 25/),
    ).toBeVisible();
    expect(within(rule).getByRole('button', { name: 'Let TGT-16 only align with it' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(within(rule).getByRole('button', { name: 'Let TGT-16 only align' })).toHaveFocus();
    expect(callsMade().filter(([name]) => name === 'alignOnly')).toEqual([]);
    await ask();
    await userEvent.click(await within(rule).findByRole('button', { name: 'Let TGT-16 only align with it' }));
    expect(await screen.findByText(/^TGT-16 only aligns .* it reads 25 %? ?.*instead of 40/)).toBeInTheDocument();
    const made = () => callsMade().filter(([name]) => name === 'alignOnly' || name === 'changeLink');
    expect(made()).toEqual([['alignOnly', { target: 'TGT-16', besides: ['TGT-14'] }]]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: it is as it was before.');
    expect(made()[1]).toEqual(['changeLink', { target: 'TGT-16', no: 1, below: true, role: 'counts', weight: 1 }]);
  });

  it('narrows by name, by rule and to what one may settle, and folds what is fine', async () => {
    answerCalls();
    await openHealth();
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find by name or key' }), 'hiring');
    expect(screen.getByText('1 of 4 shown')).toBeInTheDocument();
    expect(screen.getAllByRole('region').map((one) => one.getAttribute('aria-labelledby'))).toEqual([
      'health-no-measurable-target',
    ]);
    expect(screen.getByText('10 rules found nothing')).toBeInTheDocument();
  });

  it('says of a rule that has not looked at everything yet just that, and not that it found nothing', async () => {
    const told = ANSWERS.getHealth({});
    const findings = told.findings.filter(({ rule }) => rule !== 'competing-targets');
    answerCalls({ getHealth: () => ({ ...told, findings, unlooked: ['competing-targets'] }) });
    await openHealth();
    await userEvent.click(await screen.findByText('One rule has not looked at everything yet'));
    expect(screen.getByText(/^Targets that count the same work\. Work is compared/)).toBeVisible();
    expect(screen.getByText('10 rules found nothing')).toBeInTheDocument();
  });

  it('says which rules are required and which are off', async () => {
    answerCalls({
      getHealth: (input) => ({ ...ANSWERS.getHealth(input), rules: { 'no-owner': 'require', orphan: 'off' } }),
    });
    await openHealth();
    expect(await screen.findByText(/One breaks a rule that is required here/)).toBeInTheDocument();
    expect(screen.getByText('One rule is off here')).toBeInTheDocument();
    expect(screen.getByText('Required')).toBeInTheDocument();
  });

  it('leads to the links of a target whose work is lost', async () => {
    const finding = {
      rule: 'lost-links' as const,
      objectives: [],
      targets: ['TGT-14'],
      account: null,
      found: 2,
      limit: null,
    };
    answerCalls({ getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: [finding] }) });
    await openHealth();
    const section = await screen.findByRole('region', { name: /Targets whose linked work is lost/ });
    expect(section).toHaveTextContent('2 links count nothing');
    await userEvent.click(within(section).getByRole('button', { name: /Open its links/ }));
    expect(await screen.findByRole('tab', { name: 'Work', selected: true })).toBeInTheDocument();
  });

  it('lists two thousand findings a part at a time', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      rule: 'orphan' as const,
      objectives: [`OBJ-${index + 100}`],
      targets: [],
      account: null,
      found: null,
      limit: null,
    }));
    answerCalls({ getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: many }) });
    await openHealth();
    const section = await screen.findByRole('region', { name: /Objectives that lead nowhere/ });
    expect(within(section).getByRole('heading')).toHaveTextContent('2,000');
    expect(within(section).getAllByRole('button')).toHaveLength(11);
    await userEvent.click(within(section).getByRole('button', { name: 'Show 100 more of 1,990' }));
    expect(within(section).getAllByRole('button')).toHaveLength(111);
  });

  it('names a few of what one person owns, and the others when asked, going on at the first of them', async () => {
    const targets = Array.from({ length: 40 }, (_, index) => `TGT-${index + 500}`);
    const finding = { rule: 'too-many-targets' as const, objectives: [], account: 'u-ito', found: 40, limit: 3 };
    answerCalls({ getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: [{ ...finding, targets }] }) });
    await openHealth();
    const section = await screen.findByRole('region', { name: /Many targets for one person/ });
    const named = (): readonly (string | null)[] =>
      within(section)
        .getAllByRole('button', { name: /^TGT-/ })
        .map((one) => one.textContent);
    expect(named()).toEqual(targets.slice(0, 5));
    await userEvent.click(within(section).getByRole('button', { name: 'Show 35 more' }));
    expect(named()).toEqual(targets);
    expect(within(section).getByRole('button', { name: 'TGT-505' }).closest('li')).toHaveFocus();
    expect(within(section).queryByRole('button', { name: /^Show/ })).not.toBeInTheDocument();
  });

  it('names six at once, as a line for one more would be as long', async () => {
    const targets = Array.from({ length: 6 }, (_, index) => `TGT-${index + 500}`);
    const finding = { rule: 'too-many-targets' as const, objectives: [], account: 'u-ito', found: 6, limit: 3 };
    answerCalls({ getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: [{ ...finding, targets }] }) });
    await openHealth();
    const section = await screen.findByRole('region', { name: /Many targets for one person/ });
    expect(within(section).getAllByRole('button', { name: /^TGT-/ })).toHaveLength(6);
    expect(within(section).queryByRole('button', { name: /^Show/ })).not.toBeInTheDocument();
  });

  it('says of nothing found which rules have looked, and no more than that', async () => {
    const off = Object.fromEntries(HEALTH_RULES.map((rule) => [rule, 'off' as const]));
    const shown = async (over: Partial<CallOutput<'getHealth'>>): Promise<void> => {
      cleanup();
      answerCalls({
        getHealth: (input) => ({ ...ANSWERS.getHealth(input), findings: [], unlooked: [], rules: {}, ...over }),
      });
      await openHealth();
    };
    await shown({});
    expect(await screen.findByText('Nothing stands out.')).toBeInTheDocument();
    expect(
      screen.getByText(`All ${HEALTH_RULES.length} rules that are on have looked at this cycle and found nothing.`),
    ).toBeInTheDocument();
    await shown({ rules: { ...off, orphan: 'advise', weights: 'require' }, unlooked: [] });
    expect(await screen.findByText(/^All 2 rules that are on/)).toBeInTheDocument();
    await shown({ rules: { ...off, orphan: 'advise', 'owner-left': 'advise' }, unlooked: ['owner-left'] });
    expect(await screen.findByText('Nothing stands out so far.')).toBeInTheDocument();
    expect(screen.getByText(/^One rule has looked at everything and found nothing/)).toBeInTheDocument();
    await shown({ rules: off });
    expect(await screen.findByText('No rule is on.')).toBeInTheDocument();
    expect(screen.getByText(/^So nothing was looked at here/)).toBeInTheDocument();
    expect(screen.queryByText(/stands out|found nothing/)).not.toBeInTheDocument();
  });

  it('says when it cannot be read', async () => {
    answerCalls({ getHealth: () => new Refused('busy') });
    await openHealth();
    expect(await screen.findByText('Busy just now')).toBeInTheDocument();
  });

  it('has words for every rule', () => {
    const keys = Object.keys(HEALTH_TEXTS);
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
