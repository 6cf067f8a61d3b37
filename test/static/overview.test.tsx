import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ObjectiveView } from '../../src/contract/views';
import { prioritiesOf } from '../../src/rollup/priorities';
import { translationOf } from '../../src/domain/translation';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, TARGETS } from './support/company';
import { answerCalls } from './support/page';
import { showStrategy } from './support/strategy';
import { objectiveView, targetView } from './support/views';

const strategy = ANSWERS.getStrategy({});
const FY26 = { key: 'FY26' };
const plain = (element: Element): string => (element.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');
const WORST = 'Tenant data residency in three regions';
const row = async (name: string): Promise<HTMLElement> => {
  const found = (await screen.findByRole('heading', { level: 3, name })).closest('li');
  if (found === null) throw new Error(`${name} is on no line`);
  return found;
};
const names = (list: readonly { readonly objective: ObjectiveView }[]) => list.map(({ objective }) => objective.key);

describe('the overview', () => {
  it('opens on the priorities that need attention, in their order and with their place', async () => {
    answerCalls();
    showStrategy();
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent('One of 4 priorities needs attention');
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
    const [off] = screen.getAllByRole('list');
    if (off === undefined) throw new Error('there is no list');
    expect(within(off).getAllByRole('heading', { level: 3 }).map(plain)).toEqual(['Win the enterprise segment']);
  });

  it('calls them priorities only where the site does', async () => {
    const terms = { ...strategy.terms, organization: 'Theme' };
    answerCalls({ getStrategy: () => ({ ...strategy, terms }) });
    showStrategy();
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent(
      'One of 4 objectives at the top of this cycle needs attention',
    );
  });

  it('says where a priority stands, what is worst under it and how many targets stand where', async () => {
    answerCalls();
    showStrategy();
    const line = plain(await row('Win the enterprise segment'));
    const { roll } = OBJECTIVES[0] ?? { roll: null };
    const share = (value: number | null | undefined) => `${Math.round((value ?? 0) * 100)} %`;
    expect(line).toContain(`at ${share(roll?.progress)}`);
    expect(line).toContain(`expected ${share(roll?.expectedProgress)}`);
    expect(line).toContain('worst:Tenant data residency in three regions−42 pts');
    expect(line).toContain('7 targets: 2 off track, 1 at risk, 1 not measured, 3 fine');
    expect(line).toContain('6 of 7 measured');
    expect(line).toContain('due Dec 31');
  });

  it('folds what is fine into one line with its count and names', async () => {
    answerCalls();
    showStrategy();
    const folded = await screen.findByText(/^3 are fine:/);
    expect(folded).toHaveTextContent(
      '3 are fine: Halve the time to first value · Run a service people can build on · A company where strategy is everybody’s work',
    );
    expect(folded.closest('details')).not.toHaveAttribute('open');
  });

  it('unfolds what is fine where nothing else is to be shown', async () => {
    const fine = OBJECTIVES.filter(({ key }) => key === 'OBJ-2' || key === 'OBJ-7');
    answerCalls({ getStrategy: () => ({ ...strategy, objectives: fine }) });
    showStrategy();
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent(
      'The one priority is where it should be',
    );
    expect((await screen.findByText(/^One is fine:/)).closest('details')).toHaveAttribute('open');
  });

  it('says that a priority is not measured, and why, instead of a number', async () => {
    const bare = objectiveView({ key: 'OBJ-1', name: 'Be heard', level: 'organization' }, []);
    answerCalls({ getStrategy: () => ({ ...strategy, objectives: [bare], targets: [] }) });
    showStrategy();
    const line = plain(await row('Be heard'));
    expect(line).toContain('Not measured: Nothing counts towards it yet');
    expect(line).toContain('0 targets');
    expect(line).not.toMatch(/\d %/);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('The one priority needs attention');
    expect(
      screen.getByText('The one active objective has no target with an owner and a way to go; was due Jan 31'),
    ).toBeVisible();
  });

  it('opens the details from a name, by keyboard, and comes back to it', async () => {
    answerCalls();
    showStrategy();
    const worst = await screen.findByRole('button', { name: WORST });
    worst.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('complementary', { name: WORST });
    expect(within(drawer).getByRole('heading', { level: 2 })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(worst).toHaveFocus());
  });

  it('says how far the translation is, by when it was due and who holds it up', async () => {
    answerCalls({
      getStrategy: () => ({ ...strategy, targets: TARGETS.filter(({ objective }) => objective !== 'OBJ-7') }),
    });
    showStrategy();
    const said = await screen.findByText(
      '9 of 10 active objectives have a target with an owner and a way to go; was due Jan 31',
    );
    const block = said.parentElement;
    if (block === null) throw new Error('the sentence stands alone');
    await userEvent.click(within(block).getByText('One waits for a target'));
    expect(await within(block).findByText('Jana Novak')).toBeInTheDocument();
    expect(within(block).getByRole('button', { name: 'Set-up without help' })).toBeInTheDocument();
  });

  it('leads to the tree for what leads up to no priority', async () => {
    const stray = objectiveView({ key: 'OBJ-20', name: 'Stray', level: 'team', parent: 'OBJ-99' }, []);
    answerCalls({ getStrategy: () => ({ ...strategy, objectives: [...OBJECTIVES, stray] }) });
    showStrategy();
    await screen.findByText(/One objective leads up to none of these\./);
    await userEvent.click(screen.getByRole('button', { name: 'See them in the tree' }));
    expect(await screen.findByRole('treegrid')).toBeInTheDocument();
  });
});

describe('the priorities of a cycle', () => {
  const team = (key: string, parent: string | null, status: ObjectiveView['status'] = 'active') =>
    objectiveView({ key, name: key, level: 'team', parent, status }, []);

  it('are what stands at the top where the cycle has none of the highest level', () => {
    const found = prioritiesOf(FY26, [team('OBJ-7', 'OBJ-99'), team('OBJ-8', 'OBJ-7')], []);
    expect(found.areOrganization).toBe(false);
    expect(names(found.off)).toEqual(['OBJ-7']);
    expect(found.elsewhere).toBe(0);
  });

  it('stand in their order, whatever their keys', () => {
    const at = (key: string, order: number) => ({
      ...objectiveView({ key, name: key, level: 'organization' }, []),
      order,
    });
    const { off } = prioritiesOf(FY26, [at('OBJ-1', 2), at('OBJ-2', 1), at('OBJ-3', 3)], []);
    expect(off.map(({ objective, place }) => [objective.key, place])).toEqual([
      ['OBJ-2', 1],
      ['OBJ-1', 2],
      ['OBJ-3', 3],
    ]);
  });

  it('are those of this cycle, also when others count towards it', () => {
    const other = { ...objectiveView({ key: 'OBJ-2', name: 'Other', level: 'organization' }, []), cycle: 'FY25' };
    const own = objectiveView({ key: 'OBJ-1', name: 'Own', level: 'organization' }, []);
    expect(names(prioritiesOf(FY26, [own, other], []).off)).toEqual(['OBJ-1']);
  });

  it('leave out what counts only towards a draft', () => {
    const top = objectiveView({ key: 'OBJ-1', name: 'Top', level: 'organization' }, []);
    const late = targetView({ key: 'TGT-1', name: 'Late', objective: 'OBJ-2', actual: 5 });
    const [line] = prioritiesOf(FY26, [top, team('OBJ-2', 'OBJ-1', 'draft')], [late]).off;
    expect(line?.worst).toBeNull();
    expect(line?.due).toBeNull();
  });

  it('rest while they are drafts and after they are closed', () => {
    const of = (key: string, status: ObjectiveView['status']) =>
      objectiveView({ key, name: key, level: 'organization', status }, []);
    const found = prioritiesOf(FY26, [of('OBJ-1', 'draft'), of('OBJ-2', 'closed'), of('OBJ-3', 'active')], []);
    expect([names(found.off), names(found.fine), names(found.resting)]).toEqual([['OBJ-3'], [], ['OBJ-1', 'OBJ-2']]);
  });

  it('end where parents form a loop', () => {
    const found = prioritiesOf(FY26, [team('OBJ-1', 'OBJ-2'), team('OBJ-2', 'OBJ-1')], []);
    expect(found.off).toEqual([]);
    expect(found.elsewhere).toBe(2);
  });

  it('name as worst what is off track before what is at risk, then what is furthest behind', () => {
    const top = objectiveView({ key: 'OBJ-1', name: 'Top', level: 'organization' }, []);
    const at = (key: string, actual: number) => targetView({ key, name: key, objective: 'OBJ-1', actual });
    const worst = (...targets: readonly ReturnType<typeof at>[]) =>
      prioritiesOf(FY26, [top], targets).off[0]?.worst?.key ?? null;
    expect(worst(at('TGT-1', 95), at('TGT-2', 20), at('TGT-3', 10), at('TGT-4', 80))).toBe('TGT-3');
    expect(worst(at('TGT-1', 95))).toBeNull();
  });
});

describe('the translation of a cycle', () => {
  const one = (key: string, parent: string | null = null, status: ObjectiveView['status'] = 'active') =>
    objectiveView({ key, name: key, level: 'team', parent, status }, []);
  const count = (...given: Parameters<typeof translationOf>) => {
    const { done, of, waiting } = translationOf(...given);
    return [done, of, waiting.map(({ key }) => key)];
  };

  it('counts active objectives with a target at them or below them', () => {
    const objectives = [one('OBJ-1'), one('OBJ-2', 'OBJ-1'), one('OBJ-3', 'OBJ-2'), one('OBJ-4', 'OBJ-1', 'draft')];
    const target = targetView({ key: 'TGT-1', name: 'A', objective: 'OBJ-2', actual: 1 });
    expect(count(objectives, [target])).toEqual([2, 3, ['OBJ-3']]);
  });

  it('does not count a target that nobody owns or that has no way to go', () => {
    const nobody = targetView({ key: 'TGT-1', name: 'A', objective: 'OBJ-1', owner: null, actual: 1 });
    const flat = targetView({ key: 'TGT-2', name: 'B', objective: 'OBJ-1', baseline: 5, goal: 5 });
    expect(count([one('OBJ-1')], [nobody, flat])).toEqual([0, 1, ['OBJ-1']]);
  });

  it('counts what is owned and has no value yet', () => {
    const silent = targetView({ key: 'TGT-1', name: 'A', objective: 'OBJ-1', reason: 'no-check-in' });
    expect(count([one('OBJ-1')], [silent])).toEqual([1, 1, []]);
  });

  it('is nothing in an empty cycle, and ends where parents form a loop', () => {
    expect(count([], [])).toEqual([0, 0, []]);
    const target = targetView({ key: 'TGT-1', name: 'A', objective: 'OBJ-2', actual: 1 });
    expect(count([one('OBJ-1', 'OBJ-2'), one('OBJ-2', 'OBJ-1')], [target])).toEqual([2, 2, []]);
  });
});
