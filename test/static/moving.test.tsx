import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/pivot/move-question';
import { PIVOT_ANSWERS } from './support/pivot-answers';
import { answerCalls, callsMade, Refused } from './support/page';
import { showTree } from './support/strategy';

const preview = PIVOT_ANSWERS.previewEdit({ entries: [] });
const RULE = 'An objective at the top needs two targets. Add one first.';
const made = (name: string) => callsMade().filter(([called]) => called === name);

/** Takes OBJ-7 by keyboard and looks for a place above it. */
async function moveByKeyboard(): Promise<void> {
  await showTree();
  await screen.findByRole('treegrid');
  await userEvent.click(screen.getByRole('button', { name: 'Expand all' }));
  const row = document.querySelector<HTMLElement>('[data-row="o:OBJ-7"]');
  if (row === null) throw new Error('the tree shows no OBJ-7');
  act(() => row.focus());
  await userEvent.keyboard(' ');
  for (let presses = 0; presses < 40; presses += 1) {
    await userEvent.keyboard('{ArrowUp}');
    if (screen.queryByText('Under Run a service people can build on') !== null) break;
  }
  await userEvent.keyboard('{Enter}');
}

jest.setTimeout(30_000);

describe('moving an objective in the tree', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('says what it touches before it is saved where owners below would be asked, as the form does', async () => {
    answerCalls();
    await moveByKeyboard();
    const dialog = within(await screen.findByRole('dialog', { name: 'Move “Set-up without help”' }));
    expect(dialog.getByText('Under Run a service people can build on')).toBeInTheDocument();
    expect(dialog.getByText(/2 objectives below, 7 targets, 41 open work items, and 5 people/)).toBeInTheDocument();
    expect(dialog.getByText(/4 owners below will be asked/)).toBeInTheDocument();
    expect(made('saveMany')).toEqual([]);
    expect(dialog.getByRole('button', { name: 'Move' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText(/was moved: Under Run a service/);
    const [, input] = made('saveMany')[0] ?? [];
    expect(input).toMatchObject({ entries: [{ kind: 'objective', entry: { key: 'OBJ-7', parent: 'OBJ-3' } }] });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('leaves it where it was when the question is left', async () => {
    answerCalls();
    await moveByKeyboard();
    await screen.findByRole('dialog', { name: /^Move/ });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByText('It stays where it was.')).toBeInTheDocument();
    expect(made('saveMany')).toEqual([]);
  });

  it('is saved at once where nobody is asked, and can be taken back', async () => {
    answerCalls({ previewEdit: () => ({ ...preview, asked: 0 }) });
    await moveByKeyboard();
    await screen.findByText(/was moved: Under Run a service/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(made('saveMany')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
  });

  it('says the rule that stands against it, before anything is asked', async () => {
    answerCalls({ previewEdit: () => new Refused('invalid', [{ path: 'entries[0].parent', message: RULE }]) });
    await moveByKeyboard();
    expect(await screen.findByRole('alert')).toHaveTextContent(RULE);
    expect(made('saveMany')).toEqual([]);
  });
});
