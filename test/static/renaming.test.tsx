import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/pivot/inline-editor';
import '../../static/features/strategy/row-name-editor';
import { PIVOT_ANSWERS } from './support/pivot-answers';
import { answerCalls, callsMade, Refused } from './support/page';
import { showTree } from './support/strategy';

const PLATFORM = 'Enterprise-ready platform';
const TARGET = 'Annual recurring revenue from enterprise customers';
const preview = PIVOT_ANSWERS.previewEdit({ entries: [] });
/** Nobody below is asked. */
const quiet = { previewEdit: () => ({ ...preview, asked: 0 }) };
const names = () =>
  callsMade().flatMap(([name, input]) =>
    name === 'saveMany'
      ? (input as { entries: ReadonlyArray<{ entry: { key: string; name: string } }> }).entries.map(({ entry }) => [
          entry.key,
          entry.name,
        ])
      : [],
  );

const rowOf = async (name: string): Promise<HTMLElement> => {
  const row = (await screen.findByText(name)).closest<HTMLElement>('[role=row]');
  if (row === null) throw new Error('no row');
  return row;
};

async function standOn(name: string): Promise<void> {
  const row = await rowOf(name);
  act(() => row.focus());
}

describe('a name in the tree', () => {
  it('is changed with F2 and Enter, and the reader is on its row again', async () => {
    answerCalls(quiet);
    await showTree();
    await standOn(PLATFORM);
    await userEvent.keyboard('{F2}');
    const field = await screen.findByRole('textbox', { name: 'Name' });
    expect(field).toHaveValue(PLATFORM);
    await userEvent.clear(field);
    await userEvent.type(field, 'A platform for banks{Enter}');
    expect(await screen.findByText('Name was changed.')).toBeInTheDocument();
    expect(names()).toEqual([['OBJ-5', 'A platform for banks']]);
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(await rowOf(PLATFORM)).toHaveFocus();
  });

  it('stays as it was with Escape, and an empty one cannot be saved', async () => {
    answerCalls(quiet);
    await showTree();
    const row = await rowOf(PLATFORM);
    await userEvent.click(within(row).getByRole('button', { name: `Rename ${PLATFORM}` }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(field);
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    expect(await rowOf(PLATFORM)).toHaveFocus();
    expect(names()).toEqual([]);
  });

  it('says what stands against it where it is typed', async () => {
    answerCalls({
      ...quiet,
      saveMany: () =>
        new Refused('invalid', [{ path: 'objectives[0].name', message: 'must have at most 500 characters' }]),
    });
    await showTree();
    await standOn(PLATFORM);
    await userEvent.keyboard('{F2}');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ' and more{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('must have at most 500 characters');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(`${PLATFORM} and more`);
  });
});

describe('a name in the drawer', () => {
  it('is changed at the head of the details, and taken back', async () => {
    answerCalls(quiet);
    await showTree();
    await userEvent.click(await screen.findByText(PLATFORM));
    const drawer = await screen.findByRole('complementary', { name: PLATFORM });
    await userEvent.click(await within(drawer).findByRole('button', { name: 'Edit Name' }));
    const field = await within(drawer).findByRole('textbox', { name: 'Name' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Ready for banks{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toHaveLength(2));
    expect(names()).toEqual([
      ['OBJ-5', 'Ready for banks'],
      ['OBJ-5', PLATFORM],
    ]);
  });
});

describe('a name that owners below go by', () => {
  const rename = async (to: string): Promise<void> => {
    await showTree();
    await standOn(PLATFORM);
    await userEvent.keyboard('{F2}');
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(field);
    await userEvent.type(field, `${to}{Enter}`);
  };

  it('says whom it would ask before it is saved, and Enter then saves it', async () => {
    answerCalls({ previewEdit: () => preview });
    await rename('Leave the banks');
    const dialog = within(await screen.findByRole('dialog', { name: `Change “${PLATFORM}”` }));
    expect(dialog.getByText('Name: “Leave the banks”')).toBeInTheDocument();
    expect(dialog.getByText(/4 owners below will be asked/)).toBeInTheDocument();
    expect(names()).toEqual([]);
    expect(dialog.getByRole('button', { name: 'Save' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Name was changed.');
    expect(names()).toEqual([['OBJ-5', 'Leave the banks']]);
    expect(await rowOf(PLATFORM)).toHaveFocus();
  });

  it('is still there to be typed when the question is left, and nothing is saved', async () => {
    answerCalls({ previewEdit: () => preview });
    await rename('Leave the banks');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Leave the banks');
    expect(names()).toEqual([]);
  });

  it('of a target asks nobody, and is saved at once', async () => {
    answerCalls({ previewEdit: () => preview });
    await showTree();
    await standOn(TARGET);
    await userEvent.keyboard('{F2}');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ' soon{Enter}');
    await screen.findByText('Name was changed.');
    expect(callsMade().filter(([name]) => name === 'previewEdit')).toEqual([]);
  });
});
