import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallOutput } from '../../src/contract/calls';
import {
  carryNodes,
  isChosen,
  NO_CHOICE,
  openChoice,
  toggled,
} from '../../static/features/strategy/carry/carry-choice';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, TARGETS } from './support/company';
import { answerCalls, callsMade, Refused } from './support/page';
import { showStrategy } from './support/strategy';

async function openDialog(): Promise<HTMLElement> {
  showStrategy();
  await userEvent.click(await screen.findByRole('button', { name: 'About this cycle' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Carry forward…' }));
  const dialog = await screen.findByRole('dialog', { name: /Carry forward from/ });
  await within(dialog).findByRole('tree');
  return dialog;
}
const made = (name: string) => callsMade().filter(([called]) => called === name);

describe('carrying a plan forward', () => {
  it('shows what is created before it creates it', async () => {
    answerCalls();
    const dialog = await openDialog();
    expect(within(dialog).getAllByRole('treeitem', { checked: true })).toHaveLength(OBJECTIVES.length + TARGETS.length);
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Begin anew' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show what is created' }));
    const table = await within(dialog).findByRole('table', { name: 'What is created' });
    expect(within(table).getAllByRole('row')).toHaveLength(1 + OBJECTIVES.length + TARGETS.length);
    expect(made('carryForward')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: /^Carry \d+ forward$/ }));
    expect(await screen.findByText(/were carried into/)).toBeInTheDocument();
    expect(made('carryForward')).toMatchObject([['carryForward', { from: 'FY26', to: 'FY27', mode: 'reset' }]]);
  });

  it('calls again until nothing is left', async () => {
    const answers = [
      { created: 5, existing: 0, left: 3 },
      { created: 3, existing: 5, left: 0 },
    ];
    answerCalls({ carryForward: () => answers.shift() ?? { created: 0, existing: 0, left: 0 } });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show what is created' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: /^Carry \d+ forward$/ }));
    expect(await screen.findByText(/^8 were carried into/)).toBeInTheDocument();
    expect(made('carryForward')).toHaveLength(2);
  });

  it('is undone in one click, which says what stays and why', async () => {
    const end = { state: 'done', removed: 2, stays: [{ key: 'OBJ-1-FY27', why: 'changed' }], more: 0 } as const;
    const answers: CallOutput<'getCarryUndo'>[] = [{ state: 'running', removed: 0, stays: [], more: 0 }];
    answerCalls({ getCarryUndo: () => answers.shift() ?? { ...end, stays: [...end.stays] } });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show what is created' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: /^Carry \d+ forward$/ }));
    await screen.findByText(/were carried into/);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByText(
        'Undone: 2 copies were taken away again. One stays, because it was changed or checked in since: OBJ-1-FY27.',
        {},
        { timeout: 5_000 },
      ),
    ).toBeInTheDocument();
    const [, sent] = made('undoCarry')[0] ?? [];
    expect(sent).toMatchObject({ from: 'FY26', to: 'FY27' });
  });

  it('is chosen by the keyboard alone', async () => {
    answerCalls();
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose none' }));
    const button = within(dialog).getByRole('button', { name: 'Show what is created' });
    expect(button).toBeDisabled();
    await userEvent.tab();
    expect(within(dialog).getAllByRole('treeitem')[0]).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    const checked = within(dialog).getAllByRole('treeitem', { checked: true });
    expect(checked.length).toBeGreaterThan(1);
    expect(checked).toContain(document.activeElement);
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(within(dialog).getAllByRole('treeitem')[0]).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(within(dialog).getAllByRole('treeitem')[0]).toHaveFocus();
    expect(button).toBeEnabled();
  });

  it('says in words what stands against it', async () => {
    answerCalls({
      previewCarry: () => new Refused('invalid', [{ path: 'to', message: 'This cycle is closed.' }]),
    });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show what is created' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This cycle is closed.');
  });
});

describe('the choice', () => {
  const nodes = carryNodes(OBJECTIVES, TARGETS);
  const node = (key: string) => nodes.find((one) => one.key === key) ?? nodes[0];

  it('holds everything once, and a target under its objective', () => {
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(OBJECTIVES.length + TARGETS.length);
    for (const { kind, key, parent } of nodes)
      expect(kind === 'objective' || TARGETS.find((one) => one.key === key)?.objective === parent).toBe(true);
  });

  it('takes what is under an objective along, and the objective of a target', () => {
    const first = nodes[0];
    const target = nodes.find(({ kind }) => kind === 'target');
    if (first === undefined || target === undefined) throw new Error('there is nothing');
    const all = toggled(NO_CHOICE, nodes, first);
    expect(nodes.filter(({ parent }) => parent === first.key).every((one) => isChosen(all, one))).toBe(true);
    expect(toggled(all, nodes, first)).toEqual(NO_CHOICE);
    const one = toggled(NO_CHOICE, nodes, target);
    expect([[...one.objectives], [...one.targets]]).toEqual([[target.parent], [target.key]]);
    expect(node(target.key)).toBe(target);
  });

  it('begins with everything that is not closed', () => {
    const closed = OBJECTIVES.map((one, index) => (index === 0 ? { ...one, status: 'closed' as const } : one));
    const choice = openChoice(closed, TARGETS);
    expect(choice.objectives.has(OBJECTIVES[0]?.key ?? '')).toBe(false);
    expect(
      TARGETS.filter(({ objective }) => objective === OBJECTIVES[0]?.key).some(({ key }) => choice.targets.has(key)),
    ).toBe(false);
    expect(ANSWERS.getStrategy({}).cycles.length).toBeGreaterThan(1);
  });
});
