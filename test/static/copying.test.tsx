import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/pivot/copy-dialog';
import { answerCalls, callsMade, Refused } from './support/page';
import { showTree } from './support/strategy';

const made = (name: string) => callsMade().flatMap(([called, input]) => (called === name ? [input] : []));

async function openCopy(): Promise<HTMLElement> {
  await showTree();
  await userEvent.click(await screen.findByText('Enterprise-ready platform'));
  await userEvent.click(await screen.findByRole('button', { name: 'Duplicate' }));
  const dialog = await screen.findByRole('dialog', { name: 'Duplicate “Enterprise-ready platform”' });
  return within(dialog).getByRole('button', { name: 'Duplicate' });
}

jest.setTimeout(30_000);

describe('duplicating an objective', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('makes one copy of a double click, and takes it back with what came along', async () => {
    answerCalls({ getCarryUndo: () => ({ state: 'done', removed: 2, stays: [], more: 0 }) });
    const save = await openCopy();
    // Both before the page has said that it is busy.
    fireEvent.submit(save);
    fireEvent.submit(save);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone: 2 copies were taken away again.')).toBeInTheDocument();
    // What was opened is gone; what it was a copy of is there.
    expect(screen.getByRole('complementary', { name: 'Enterprise-ready platform' })).toBeInTheDocument();
    expect(made('copyEntry')).toHaveLength(1);
    const [copy] = made('copyEntry') as readonly { readonly once: string }[];
    expect(made('undoCopy')).toEqual([{ kind: 'objective', key: 'OBJ-90', targets: ['TGT-91'], once: copy?.once }]);
  });

  it('says the rule that stands against it', async () => {
    const rule = 'An objective has at most three targets.';
    answerCalls({ copyEntry: () => new Refused('invalid', [{ path: 'entries[0].parent', message: rule }]) });
    await userEvent.click(await openCopy());
    expect(await screen.findByText(rule)).toBeInTheDocument();
  });
});
