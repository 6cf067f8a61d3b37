import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused } from './support/page';
import { showStrategy as show, showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const savedBy = (name: string) => callsMade().flatMap(([made, input]) => (made === name ? [input] : []));

beforeEach(() => sessionStorage.clear());

async function openNew(kind: string): Promise<HTMLElement> {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'New' }));
  await userEvent.click(screen.getByRole('menuitem', { name: kind }));
  return screen.findByRole('form', { name: `New ${kind.toLowerCase()}` });
}
const type = (form: HTMLElement, label: RegExp, text: string) =>
  userEvent.type(within(form).getByLabelText(label), text);
const create = (form: HTMLElement) => userEvent.click(within(form).getByRole('button', { name: 'Create' }));

describe('creating', () => {
  it('needs no key: one is given when it is saved', async () => {
    answerCalls();
    const form = await openNew('Objective');
    const key = within(form).getByLabelText(/^Key/);
    expect(key).toHaveValue('');
    expect(key).not.toBeRequired();
    expect(key).toHaveAccessibleDescription(expect.stringContaining('Given when this is saved'));
    await type(form, /^Name/, 'Halve it');
    await create(form);
    expect(await screen.findByText('OBJ-K7QM3 was created.')).toBeInTheDocument();
    expect(savedBy('saveObjective')).toMatchObject([
      { objective: expect.not.objectContaining({ key: expect.anything() as unknown }) as unknown },
    ]);
  });

  it('begins in a cycle that is open where a closed one is shown, and offers no closed one', async () => {
    const closed = { ...strategy.cycles[0], state: 'closed' as const };
    const cycles = strategy.cycles.map((one) => (one.key === closed.key ? { ...one, ...closed } : one));
    const isShown = (cycle: string | undefined): boolean => cycle === undefined || cycle === closed.key;
    answerCalls({
      getStrategy: ({ cycle }) => ({
        ...ANSWERS.getStrategy(cycle === undefined ? {} : { cycle }),
        cycles,
        cycle: cycles.find(({ key }) => (isShown(cycle) ? key === closed.key : key === cycle)) ?? null,
      }),
    });
    const form = await openNew('Objective');
    const field = within(form).getByRole('combobox', { name: 'Cycle' });
    const offered = async () => {
      await userEvent.click(field);
      return (await screen.findAllByRole('option')).map((one) => one.textContent);
    };
    expect(await offered()).toEqual(cycles.slice(1).map(({ name }) => name));
    await userEvent.keyboard('{Escape}');
    await type(form, /^Name/, 'Halve it');
    await create(form);
    await screen.findByText('OBJ-K7QM3 was created.');
    expect(savedBy('saveObjective')).toMatchObject([{ objective: { cycle: cycles[1]?.key } }]);
  });

  it('sends a key that somebody chooses', async () => {
    answerCalls();
    const form = await openNew('Objective');
    await type(form, /^Name/, 'Halve it');
    await type(form, /^Key/, 'GROWTH');
    await create(form);
    expect(await screen.findByText('GROWTH was created.')).toBeInTheDocument();
  });

  it('sends a second try under the name of the first, so that it makes nothing twice', async () => {
    let tries = 0;
    answerCalls({
      saveObjective: () => {
        tries += 1;
        return tries === 1 ? new Refused('busy') : { changed: false, key: 'OBJ-K7QM3' };
      },
    });
    const form = await openNew('Objective');
    await type(form, /^Name/, 'Halve it');
    await create(form);
    await within(form).findByRole('alert');
    await create(form);
    expect(await screen.findByText('OBJ-K7QM3 was created.')).toBeInTheDocument();
    const names = (savedBy('saveObjective') as { once: string }[]).map(({ once }) => once);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it('makes a target, opens it, and says so', async () => {
    answerCalls();
    const form = await openNew('Target');
    await type(form, /^Name/, 'Time to value halved');
    await userEvent.click(within(form).getByRole('combobox', { name: /^Objective/ }));
    await userEvent.click(screen.getByRole('option', { name: /OBJ-5/ }));
    await userEvent.click(within(form).getByRole('combobox', { name: 'Measured by' }));
    await userEvent.click(screen.getByRole('option', { name: 'Values people enter' }));
    await userEvent.clear(within(form).getByLabelText(/^Goal/));
    await type(form, /^Goal/, '1,250.5');
    await create(form);
    expect(await screen.findByText('TGT-P4WX9 was created.')).toBeInTheDocument();
    expect(savedBy('saveTarget')).toEqual([
      {
        target: {
          objective: 'OBJ-5',
          name: 'Time to value halved',
          owner: null,
          horizon: 'operational',
          measure: { type: 'metric', take: 'latest' },
          baseline: 0,
          goal: 1250.5,
          unit: '%',
          start: '2026-01-01',
          due: '2026-12-31',
          weight: 1,
          kind: 'outcome',
          profile: { type: 'linear' },
          milestones: [],
          delegates: [],
        },
        rev: null,
        once: expect.any(String) as string,
      },
    ]);
    expect(await screen.findByRole('complementary', { name: 'TGT-P4WX9' })).toBeInTheDocument();
  });

  it('offers the number fields of the site to weigh work by', async () => {
    answerCalls();
    const form = await openNew('Target');
    await userEvent.click(within(form).getByRole('combobox', { name: 'Work weighs' }));
    expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual([
      ...['The same each', 'By story points', 'By original estimate', 'By Business value', 'By Story points'],
    ]);
  });

  it('shows a taken key at the field of the key', async () => {
    answerCalls({
      saveCycle: () => new Refused('invalid', [{ path: 'key', message: 'cannot be used; choose another' }]),
    });
    const form = await openNew('Cycle');
    expect(within(form).getByLabelText(/^Start/)).toHaveValue('2028-01-01');
    await create(form);
    const key = within(form).getByLabelText(/^Key/);
    expect(key).toBeInvalid();
    expect(key).toHaveAccessibleDescription(expect.stringContaining('Cannot be used; choose another'));
  });

  it('goes to the cycle that was made', async () => {
    const made = {
      state: 'draft' as const,
      committedAt: null,
      closedAt: null,
      rev: 1,
      key: 'FY28',
      name: 'FY28',
      start: '2028-01-01',
      end: '2028-12-31',
    };
    answerCalls({
      getStrategy: ({ cycle }) =>
        cycle === 'FY28'
          ? { ...strategy, cycle: { ...made, translateBy: null }, objectives: [], targets: [] }
          : strategy,
    });
    const form = await openNew('Cycle');
    await create(form);
    expect(await screen.findByText('This cycle has no objectives yet.')).toBeInTheDocument();
    expect(savedBy('saveCycle')).toEqual([
      {
        cycle: { key: 'FY28', name: 'FY28', start: '2028-01-01', end: '2028-12-31', translateBy: null },
        rev: null,
      },
    ]);
  });

  it('copies what is there under a name of its own, with its targets', async () => {
    answerCalls();
    await showTree();
    await userEvent.click(await screen.findByText('Enterprise-ready platform'));
    await userEvent.click(await screen.findByRole('button', { name: 'Duplicate' }));
    const dialog = await screen.findByRole('dialog', { name: 'Duplicate “Enterprise-ready platform”' });
    expect(within(dialog).getByLabelText(/^Name/)).toHaveValue('Copy of Enterprise-ready platform');
    expect(within(dialog).getByLabelText('With its 3 targets')).toBeChecked();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Duplicate' }));
    expect(await screen.findByText('OBJ-90 was created as a copy.')).toBeInTheDocument();
    expect(savedBy('copyEntry')).toEqual([
      {
        kind: 'objective',
        key: 'OBJ-5',
        name: 'Copy of Enterprise-ready platform',
        withTargets: true,
        withLinks: false,
        once: expect.any(String) as string,
      },
    ]);
  });

  it('says which part of a copy the app refuses, and makes it without', async () => {
    const links = 'Duplicate it without links.';
    answerCalls({
      copyEntry: ({ withLinks }) =>
        withLinks === true
          ? new Refused('forbidden', [{ path: 'withLinks', message: links }])
          : { key: 'OBJ-90', cycle: 'FY26', targets: [] },
    });
    await showTree();
    await userEvent.click(await screen.findByText('Enterprise-ready platform'));
    await userEvent.click(await screen.findByRole('button', { name: 'Duplicate' }));
    const dialog = await screen.findByRole('dialog', { name: 'Duplicate “Enterprise-ready platform”' });
    await userEvent.click(within(dialog).getByLabelText('With links to the same work'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Duplicate' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(links);
    expect(within(dialog).getByLabelText('With links to the same work')).not.toBeChecked();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Duplicate' }));
    expect(await screen.findByText('OBJ-90 was created as a copy.')).toBeInTheDocument();
    expect(savedBy('copyEntry')).toMatchObject([{ withLinks: true }, { withLinks: false }]);
  });

  it('is left with its cross, and keeps what was typed', async () => {
    answerCalls();
    const form = await openNew('Objective');
    await type(form, /^Name/, 'Half a thought');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'New' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Objective' }));
    const again = await screen.findByRole('form', { name: 'New objective' });
    expect(within(again).getByLabelText(/^Name/)).toHaveValue('Half a thought');
  });
});

describe('the right to change the strategy', () => {
  const as = (me: string) =>
    answerCalls({ getStrategy: () => ({ ...strategy, me, isAdmin: false, mayManage: false }) });

  it('gives somebody who owns nothing nothing to press', async () => {
    as('u-nobody');
    await showTree();
    await userEvent.click(await screen.findByText('Enterprise-ready platform'));
    expect(screen.getByRole('complementary')).toBeInTheDocument();
    for (const name of ['New', 'Edit', 'Duplicate', 'Close…', 'Mine']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('lets an owner add under what they own, and nothing else', async () => {
    as('u-ito');
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'New' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Objective', 'Target']);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Target' }));
    const form = await screen.findByRole('form', { name: 'New target' });
    // Keys are chosen by those who may import a file.
    expect(within(form).queryByLabelText(/^Key/)).not.toBeInTheDocument();
    await userEvent.click(within(form).getByRole('combobox', { name: /^Objective/ }));
    expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['Enterprise-ready platform · OBJ-5']);
  });

  it('lets the owner of an objective edit its targets, but not check in on them', async () => {
    as('u-silva');
    await showTree();
    await userEvent.click(await screen.findByRole('button', { name: 'Expand all' }));
    await userEvent.click(screen.getByText('Partners certified to deploy'));
    expect(await screen.findByRole('button', { name: 'Edit' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Check in' })).not.toBeInTheDocument();
  });
});

describe('the menu of what can be made', () => {
  it('is walked by keyboard', async () => {
    answerCalls();
    show();
    const button = await screen.findByRole('button', { name: 'New' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: 'Objective' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{End}');
    expect(screen.getByRole('menuitem', { name: 'Cycle' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    expect(button).toHaveFocus();
  });
});
